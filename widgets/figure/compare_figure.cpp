// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/axis_titles.h"
#include "widgets/figure/chrome.h"
#include "widgets/figure/color_bar.h"
#include "widgets/figure/cross_hair.h"
#include "widgets/figure/future_bars.h"
#include "widgets/figure/kinds.h"
#include "widgets/figure/main_scale.h"
#include "widgets/figure/matrix_plot.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/words.h"

#include <algorithm>
#include <array>

namespace heedmap {

namespace {

/// With the mask, without it, the difference, and beside its rows what moved to the future: in a
/// line on a wide page, two by two on a column.
class CompareLayout {
  public:
    CompareLayout(const FigureSpec& spec, const FigureInput& input)
        : spec_(spec), input_(input), type_(spec.widthMm), scale_(mainScale(spec, input)),
          with_(visibleCells(*input.head, input.head->pattern)),
          without_(visibleCells(*input.unmasked, input.unmasked->pattern)),
          difference_(differenceOf(*input.head, *input.unmasked)),
          begins_(futureBegins(*input.head)), chrome_(spec, input, type_, legend()),
          queries_(axisTexts(input.queries)),
          keys_(input.keys.empty() ? queries_ : axisTexts(input.keys)),
          queryGroups_(sharedCharacters(input.queries)),
          keyGroups_(input.keys.empty() ? queryGroups_ : sharedCharacters(input.keys)),
          inLine_(spec.widthMm >= 120),
          titles_(FigureWords::queryAxis(input.stack()), FigureWords::keyAxis(input.stack()),
                  type_.small()) {
        const double extent = symmetricExtent(difference_);
        differenceScale_ = {ColorMap::diverging, -extent, extent};
    }

    Result<DisplayList> run() {
        pitch_ = 0.25 * spec_.widthMm / static_cast<double>(keys_.size());
        rowPitch_ = pitch_;
        settle([this] { return planLabels(); }, [this](const AxisRoom& room) { placePlots(room); });
        if (plots_[0].height() < minPlot) {
            const double bands = inLine_ ? 1 : 2;
            return tooLow(spec_.heightMm, spec_.heightMm + bands * (minPlot - plots_[0].height()));
        }
        return draw();
    }

  private:
    static constexpr double minPlot = 10;

    [[nodiscard]] std::vector<LegendEntry> legend() const {
        auto entries =
            PlotStates{with_.has(CellState::masked),
                       without_.has(CellState::notFinite) || with_.has(CellState::notFinite)}
                .legend();
        const auto keys = input_.head->keys();
        if (std::any_of(begins_.begin(), begins_.end(), [keys](Index b) { return b < keys; })) {
            entries.push_back({LegendEntry::Sign::dashes, FigureWords::futureLegend()});
            entries.push_back({LegendEntry::Sign::bar, FigureWords::futureBarLegend()});
        }
        return entries;
    }

    AxisRoom planLabels() {
        const double rowRoom = std::min(24 * type_.unit, 0.18 * spec_.widthMm);
        rows_ = planRows(queries_, type_.small(),
                         {rowPitch_, rowRoom, false, spec_.query, queryGroups_});
        columns_ = planColumns(keys_, type_.small(),
                               {pitch_, 18 * type_.unit, false, spec_.key, keyGroups_});
        AxisRoom room = AxisRoom::of(rows_, columns_);
        titles_.fit(room, plots_[0].height());
        return room;
    }

    [[nodiscard]] double panelGap() const { return 2.5 * type_.gap(); }
    /// Of a title above a plot, up to the next one.
    [[nodiscard]] double titleRoom() const { return plots_[0].width() + panelGap() - type_.gap(); }
    [[nodiscard]] double bandGap() const { return 2.5 * type_.gap(); }
    [[nodiscard]] double panelTitle() const { return 1.3 * lineHeight(type_.panel()); }
    /// From a band's top to its plots: panel title, axis title, column labels.
    [[nodiscard]] double head() const {
        return panelTitle() + titles_.line() + labels_.columns + 1.5 * type_.gap();
    }
    [[nodiscard]] double barRoom() const {
        return type_.gap() + colorBarRoom(scale_, type_, false);
    }

    void placePlots(const AxisRoom& labels) {
        labels_ = labels;
        const double left = type_.margin() + titles_.line() + labels_.rows + type_.gap();
        const double room = spec_.widthMm - left - type_.margin();
        const auto cols = static_cast<double>(keys_.size());
        const auto rows = static_cast<double>(queries_.size());
        const double bands = inLine_ ? 1 : 2;
        const double bars = std::min(24 * type_.unit, 0.14 * spec_.widthMm);
        const double width = inLine_ ? (room - bars - 3 * panelGap()) / 3 : (room - panelGap()) / 2;
        double height = std::min(std::max(width / cols * rows, minPlot), 1.6 * width);
        if (spec_.heightMm > 0) {
            const double free = spec_.heightMm - chrome_.top() - chrome_.bottom();
            height =
                std::min(height, (free - (bands - 1) * bandGap()) / bands - head() - barRoom());
        }
        pitch_ = width / cols;
        if (height < pitch_ * rows && rows <= 2 * cols) {
            pitch_ = height / rows;
        }
        rowPitch_ = height / rows;
        const double wide = pitch_ * cols;
        const double step = wide + panelGap();
        const double top = chrome_.top() + head();
        const double below = top + height + barRoom() + bandGap() + head();
        plots_[0] = QRectF(left, top, wide, height);
        plots_[1] = plots_[0].translated(step, 0);
        plots_[2] = inLine_ ? plots_[0].translated(2 * step, 0) : QRectF(left, below, wide, height);
        bars_ =
            QRectF(plots_[2].right() + panelGap(), plots_[2].top(), inLine_ ? bars : wide, height);
    }

    DisplayList draw() {
        Sheet sheet(Palette::of(spec_.theme));
        const NumberFormat weights = spec_.values ? NumberFormat::weight : NumberFormat::none;
        const NumberFormat change = spec_.values ? NumberFormat::signedWeight : NumberFormat::none;
        const double size = 8 * type_.unit;
        drawPanel(sheet, 0, with_, {scale_, weights, size, 0.2});
        drawPanel(sheet, 1, without_, {scale_, weights, size, 0.2});
        drawPanel(sheet, 2, difference_, {differenceScale_, change, size, 0.2});
        drawFutureBars(sheet, bars_, futureWeights(*input_.unmasked, begins_), type_);
        drawAxes(sheet);
        drawPanelTitles(sheet);
        drawBars(sheet);
        const double y = plots_[2].bottom() + barRoom();
        chrome_.draw(sheet, y, plots_[0].left(), FigureWords::aside(spec_, input_));
        return sheet.take({spec_.widthMm, y + chrome_.bottom()}, spec_.transparent,
                          FigureWords::title(spec_, input_) + ": " +
                              FigureWords::caption(spec_, input_));
    }

    void drawPanel(Sheet& sheet, std::size_t panel, const PlotMatrix& matrix,
                   const MatrixLook& look) const {
        const QRectF& plot = plots_[panel];
        const Index cols = matrix.values.cols();
        drawMatrix(sheet, matrix, plot, look);
        if (panel > 0) {
            drawStaircase(sheet, plot, begins_, cols, std::clamp(0.08 * pitch_, 0.2, 0.4));
        }
        drawCrossHair(sheet, plot, matrix.values.rows(), cols, {spec_.query, spec_.key});
        drawNumbers(sheet, matrix, plot, look);
    }

    void drawAxes(Sheet& sheet) const {
        const auto rows = static_cast<Index>(queries_.size());
        const auto cols = static_cast<Index>(keys_.size());
        for (const QRectF& plot : plots_) {
            drawColumns(sheet, columns_, plot, cols, type_.gap());
            titles_.drawColumns(sheet, plot, labels_, type_.gap(), titleRoom());
            if (plot.left() == plots_[0].left()) {
                drawRows(sheet, rows_, plot, rows, type_.gap());
                titles_.drawRows(sheet, plot, labels_, type_.gap());
            }
        }
    }

    void drawPanelTitles(Sheet& sheet) const {
        const auto title = [&](const QRectF& plot, const QString& text, double width,
                               const QColor& color) {
            const double baseline = plot.top() - head() + 0.75 * lineHeight(type_.panel());
            sheet.text(ItemRole::panelTitle, elided(text, type_.panel(), width), type_.panel(),
                       color, {{plot.left(), baseline}});
        };
        const QColor& ink = sheet.palette().text;
        const double width = titleRoom();
        title(plots_[0], FigureWords::maskWords(input_.head->mask, true), width, ink);
        title(plots_[1], FigureWords::maskWords(input_.unmasked->mask, true), width, ink);
        title(plots_[2], FigureWords::differencePanel(), width, ink);
        title(bars_, FigureWords::movedToFuture(), spec_.widthMm - type_.margin() - bars_.left(),
              sheet.palette().future);
    }

    void drawBars(Sheet& sheet) const {
        const QRectF weights(plots_[0].left(), plots_[0].bottom() + type_.gap(),
                             plots_[1].right() - plots_[0].left(), type_.bar());
        drawColorBar(sheet, scale_, weights, type_, false, FigureWords::weight());
        const QRectF difference(plots_[2].left(), plots_[2].bottom() + type_.gap(),
                                plots_[2].width(), type_.bar());
        drawColorBar(sheet, differenceScale_, difference, type_, false, FigureWords::difference());
    }

    const FigureSpec& spec_;
    const FigureInput& input_;
    TypeScale type_;
    ColorScale scale_;
    PlotMatrix with_;
    PlotMatrix without_;
    PlotMatrix difference_;
    std::vector<Index> begins_;
    Chrome chrome_;
    QStringList queries_;
    QStringList keys_;
    std::vector<SharedCharacter> queryGroups_;
    std::vector<SharedCharacter> keyGroups_;
    bool inLine_ = true;
    AxisTitles titles_;
    ColorScale differenceScale_;
    AxisRoom labels_;
    double pitch_ = 0;
    double rowPitch_ = 0;
    AxisPlan rows_;
    AxisPlan columns_;
    std::array<QRectF, 3> plots_; ///< with, without, difference
    QRectF bars_;
};

} // namespace

Result<DisplayList> layoutCompare(const FigureSpec& spec, const FigureInput& input) {
    return CompareLayout(spec, input).run();
}

} // namespace heedmap
