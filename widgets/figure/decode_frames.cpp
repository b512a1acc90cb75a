// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/decode_frames.h"

#include "widgets/figure/axis_titles.h"
#include "widgets/figure/chrome.h"
#include "widgets/figure/color_bar.h"
#include "widgets/figure/cross_hair.h"
#include "widgets/figure/main_scale.h"
#include "widgets/figure/matrix_plot.h"
#include "widgets/figure/running_text.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/words.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr int textLines = 3;

/// The first `rows` rows and `cols` columns.
PlotMatrix cornerOf(const PlotMatrix& whole, Index rows, Index cols) {
    PlotMatrix corner;
    corner.values = Matrix(rows, cols);
    for (Index r = 0; r < rows; ++r) {
        for (Index c = 0; c < cols; ++c) {
            corner.values(r, c) = whole.values(r, c);
            corner.states.push_back(whole.state(r, c));
        }
    }
    return corner;
}

AxisPlan upTo(AxisPlan plan, Index count) {
    std::erase_if(plan.labels, [count](const AxisLabel& label) { return label.index >= count; });
    return plan;
}

} // namespace

/// The places of everything, the same in every frame.
class DecodeFrames::Layout {
  public:
    Layout(const FigureSpec& spec, const DecodeFilm& film)
        : spec_(ofHead(spec, FigureKind::heatmap)), film_(film), input_(film.input()),
          type_(spec_.widthMm), scale_(mainScale(spec_, input_)),
          whole_(visibleCells(film.head, spec_.quantity == FigureQuantity::scores
                                             ? film.head.scores
                                             : film.head.pattern)),
          chrome_(spec_, input_, type_,
                  PlotStates{whole_.has(CellState::masked), whole_.has(CellState::notFinite), false}
                      .legend()),
          text_(film.queries, textStyle(), spec_.widthMm - 2 * type_.margin(), textLines),
          queries_(axisTexts(film.queries)),
          keys_(film.keys.empty() ? queries_ : axisTexts(film.keys)),
          titles_(FigureWords::queryAxis(input_.stack()), FigureWords::keyAxis(input_.stack()),
                  type_.small()) {
        pitch_ = 0.4 * spec_.widthMm / static_cast<double>(keys_.size());
        rowPitch_ = pitch_;
        settle([this] { return planLabels(); }, [this](const AxisRoom& room) { place(room); });
    }

    [[nodiscard]] Index count() const { return film_.steps() + 1; }

    [[nodiscard]] QSizeF size() const {
        const double bars =
            bars_.top() + BarsLook::wide(type_).line * static_cast<double>(film_.next[0].size());
        return {spec_.widthMm, std::max(plot_.bottom(), bars) + tail()};
    }

    [[nodiscard]] DisplayList draw(Index step) const {
        Sheet sheet(Palette::of(spec_.theme));
        const Index rows = film_.promptLength + step;
        text_.draw(sheet, {type_.margin(), chrome_.top()}, film_.promptLength, rows);
        drawPlot(sheet, rows);
        titles_.drawColumns(sheet, plot_, labels_, type_.gap(),
                            bars_.left() - type_.gap() - plot_.left());
        titles_.drawRows(sheet, plot_, labels_, type_.gap());
        const QRectF bar(plot_.right() + 2 * type_.gap(), plot_.top(), type_.bar(), plot_.height());
        drawColorBar(sheet, scale_, bar, type_, true, FigureWords::quantity(spec_.quantity));
        sheet.text(ItemRole::panelTitle, FigureWords::nextToken(), type_.panel(),
                   sheet.palette().text, {{bars_.left(), bars_.top() - 1.5 * type_.gap()}});
        drawProbabilityBars(sheet, bars_, film_.next[static_cast<std::size_t>(step)],
                            BarsLook::wide(type_), type_);
        const QString aside = FigureWords::step(step, film_.steps());
        chrome_.draw(sheet, size().height() - chrome_.bottom(), type_.margin(), aside);
        return sheet.take(size(), false, FigureWords::title(spec_, input_) + ", " + aside);
    }

  private:
    [[nodiscard]] TextStyle textStyle() const { return {FontFace::text, 9 * type_.unit, false}; }
    [[nodiscard]] double maxRowRoom() const {
        return std::min(26 * type_.unit, 0.17 * spec_.widthMm);
    }
    [[nodiscard]] double tail() const { return lineHeight(type_.number()) / 2 + chrome_.bottom(); }

    AxisRoom planLabels() {
        rows_ = planRows(queries_, type_.label(), {rowPitch_, maxRowRoom(), false, {}});
        columns_ = planColumns(keys_, type_.label(), {pitch_, 22 * type_.unit, true, {}});
        // The newest row's label is bold, and may be one that is thinned out otherwise.
        rows_.length = std::min(maxRowRoom(), 1.15 * rows_.length + 2 * type_.unit);
        AxisRoom room = AxisRoom::of(rows_, columns_);
        titles_.fit(room, plot_.height());
        return room;
    }

    void place(const AxisRoom& labels) {
        labels_ = labels;
        const double left = type_.margin() + titles_.line() + labels.rows + type_.gap();
        const double barsWidth = 0.3 * spec_.widthMm;
        const double barsLeft = spec_.widthMm - type_.margin() - barsWidth;
        const double aside = std::max(colorBarRoom(scale_, type_, true) + 2 * type_.gap(),
                                      labels.overhang - pitch_ / 2);
        const double room = barsLeft - 3 * type_.gap() - aside - left;
        const auto cols = static_cast<double>(keys_.size());
        const auto rows = static_cast<double>(queries_.size());
        double cell = std::min(room / cols, 14 * type_.unit);
        const double height = std::min(cell * rows, 0.75 * spec_.widthMm);
        if (height < cell * rows && rows <= 2 * cols) {
            cell = height / rows;
        }
        const double top = chrome_.top() + text_.height() + 2 * type_.gap() + titles_.line() +
                           labels.columns + type_.gap();
        plot_ = QRectF(left + (room - cell * cols) / 2, top, cell * cols, height);
        bars_ = QRectF(barsLeft, top, barsWidth, 0);
        pitch_ = cell;
        rowPitch_ = height / rows;
    }

    void drawPlot(Sheet& sheet, Index rows) const {
        const Index cols = film_.keys.empty() ? rows : static_cast<Index>(keys_.size());
        const QRectF grown(plot_.left(), plot_.top(), pitch_ * static_cast<double>(cols),
                           rowPitch_ * static_cast<double>(rows));
        sheet.frame(ItemRole::frame, plot_, {sheet.palette().hairline.rgba(), 0.2, false, 0});
        const PlotMatrix corner = cornerOf(whole_, rows, cols);
        const MatrixLook look{scale_, spec_.values ? numbers() : NumberFormat::none,
                              8.5 * type_.unit, 0.2};
        drawMatrix(sheet, corner, grown, look);
        drawCrossHair(sheet, grown, rows, cols, {rows - 1, std::nullopt});
        drawNumbers(sheet, corner, grown, look);
        const AxisPlan newest =
            planRows(queries_, type_.label(), {rowPitch_, rows_.length, false, rows - 1});
        drawRows(sheet, upTo(newest, rows), plot_, static_cast<Index>(queries_.size()),
                 type_.gap());
        drawColumns(sheet, upTo(columns_, cols), plot_, static_cast<Index>(keys_.size()),
                    type_.gap());
    }

    [[nodiscard]] NumberFormat numbers() const {
        return spec_.quantity == FigureQuantity::scores ? NumberFormat::score
                                                        : NumberFormat::weight;
    }

    FigureSpec spec_;
    const DecodeFilm& film_;
    FigureInput input_;
    TypeScale type_;
    ColorScale scale_;
    PlotMatrix whole_;
    Chrome chrome_;
    RunningText text_;
    QStringList queries_;
    QStringList keys_;
    AxisTitles titles_;
    AxisRoom labels_;
    double pitch_ = 0;
    double rowPitch_ = 0;
    AxisPlan rows_;
    AxisPlan columns_;
    QRectF plot_;
    QRectF bars_; ///< of no height
};

DecodeFrames::DecodeFrames(std::unique_ptr<Layout> layout) : layout_(std::move(layout)) {}
DecodeFrames::~DecodeFrames() = default;
DecodeFrames::DecodeFrames(DecodeFrames&&) noexcept = default;
DecodeFrames& DecodeFrames::operator=(DecodeFrames&&) noexcept = default;

Result<DecodeFrames> DecodeFrames::of(const FigureSpec& spec, const DecodeFilm& film) {
    if (Result<void> valid = checkSpec(ofHead(spec, FigureKind::heatmap), film.input()); !valid) {
        return valid.error();
    }
    return DecodeFrames(std::make_unique<Layout>(spec, film));
}

Index DecodeFrames::count() const {
    return layout_->count();
}

QSizeF DecodeFrames::size() const {
    return layout_->size();
}

DisplayList DecodeFrames::frame(Index index) const {
    return layout_->draw(index);
}

} // namespace heedmap
