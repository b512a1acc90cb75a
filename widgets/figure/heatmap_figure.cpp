// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/axis_titles.h"
#include "widgets/figure/chrome.h"
#include "widgets/figure/color_bar.h"
#include "widgets/figure/cross_hair.h"
#include "widgets/figure/kinds.h"
#include "widgets/figure/main_scale.h"
#include "widgets/figure/matrix_plot.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/words.h"

#include <algorithm>

namespace heedmap {

namespace {

/// One head, laid out in passes: the labels' room depends on the pitch, and the pitch on the room.
class HeatmapLayout {
  public:
    HeatmapLayout(const FigureSpec& spec, const FigureInput& input)
        : spec_(spec), input_(input), type_(spec.widthMm), scale_(mainScale(spec, input)),
          matrix_(visibleCells(*input.head, spec.quantity == FigureQuantity::scores
                                                ? input.head->scores
                                                : input.head->pattern)),
          chrome_(spec, input, type_,
                  PlotStates{matrix_.has(CellState::masked), matrix_.has(CellState::notFinite),
                             input.head->aside > 0}
                      .legend()),
          queries_(axisTexts(input.queries)),
          keys_(input.keys.empty() ? queries_ : axisTexts(input.keys)),
          queryGroups_(sharedCharacters(input.queries)),
          keyGroups_(input.keys.empty() ? queryGroups_ : sharedCharacters(input.keys)),
          titles_(FigureWords::queryAxis(input.stack()), FigureWords::keyAxis(input.stack()),
                  type_.small()) {}

    Result<DisplayList> run() {
        pitch_ = 0.6 * spec_.widthMm / static_cast<double>(keys_.size());
        rowPitch_ = pitch_;
        settle([this] { return planLabels(); }, [this](const AxisRoom& room) { placePlot(room); });
        if (plot_.height() < minPlot) {
            return tooLow(spec_.heightMm, spec_.heightMm - plot_.height() + minPlot);
        }
        return draw();
    }

  private:
    static constexpr double minPlot = 12;

    [[nodiscard]] double maxRowRoom() const {
        return std::min(30 * type_.unit, 0.22 * spec_.widthMm);
    }

    AxisRoom planLabels() {
        rows_ = planRows(queries_, type_.label(),
                         {rowPitch_, maxRowRoom(), false, spec_.query, queryGroups_});
        columns_ = planColumns(keys_, type_.label(),
                               {pitch_, 26 * type_.unit, true, spec_.key, keyGroups_});
        AxisRoom room = AxisRoom::of(rows_, columns_);
        titles_.fit(room, plot_.height());
        return room;
    }

    void placePlot(const AxisRoom& labels) {
        labels_ = labels;
        const double left = type_.margin() + titles_.line() + labels.rows + type_.gap();
        const double bar = 2 * type_.gap() + colorBarRoom(scale_, type_, true);
        const double right = type_.margin() + std::max(bar, labels.overhang - pitch_ / 2);
        const double top = chrome_.top() + titles_.line() + labels.columns + type_.gap();
        const auto cols = static_cast<double>(keys_.size());
        const auto rows = static_cast<double>(queries_.size());
        const double room = spec_.widthMm - left - right;
        double cell = std::min(room / cols, 16 * type_.unit);
        double height = std::min(std::max(cell * rows, minPlot), 1.6 * spec_.widthMm);
        if (spec_.heightMm > 0) {
            height = std::min(height, spec_.heightMm - top - tail());
        }
        if (height < cell * rows && rows <= 2 * cols) {
            cell = height / rows; // keep cells square
        }
        plot_ = QRectF(left + (room - cell * cols) / 2, top, cell * cols, height);
        pitch_ = cell;
        rowPitch_ = height / rows;
    }

    /// Below the plot: half a number of the colour bar, then legend and caption.
    [[nodiscard]] double tail() const { return lineHeight(type_.number()) / 2 + chrome_.bottom(); }

    DisplayList draw() {
        Sheet sheet(Palette::of(spec_.theme));
        const auto rows = queries_.size();
        const auto cols = keys_.size();
        NumberFormat numbers = NumberFormat::none;
        if (spec_.values) {
            numbers = spec_.quantity == FigureQuantity::scores ? NumberFormat::score
                                                               : NumberFormat::weight;
        }
        const MatrixLook look{scale_, numbers, 8.5 * type_.unit, 0.2};
        drawMatrix(sheet, matrix_, plot_, look);
        drawCrossHair(sheet, plot_, rows, cols, {spec_.query, spec_.key});
        drawNumbers(sheet, matrix_, plot_, look);
        drawRows(sheet, rows_, plot_, rows, type_.gap());
        drawColumns(sheet, columns_, plot_, cols, type_.gap());
        titles_.drawColumns(sheet, plot_, labels_, type_.gap(), spec_.widthMm - plot_.left());
        titles_.drawRows(sheet, plot_, labels_, type_.gap());
        drawColorBar(sheet, scale_,
                     {plot_.right() + 2 * type_.gap(), plot_.top(), type_.bar(), plot_.height()},
                     type_, true, FigureWords::quantity(spec_.quantity));
        const double y = plot_.bottom() + lineHeight(type_.number()) / 2;
        const QString title = FigureWords::title(spec_, input_);
        const QString aside = FigureWords::aside(spec_, input_);
        chrome_.draw(sheet, y, plot_.left(), aside);
        return sheet.take({spec_.widthMm, plot_.bottom() + tail()}, spec_.transparent,
                          title + ", " + aside);
    }

    const FigureSpec& spec_;
    const FigureInput& input_;
    TypeScale type_;
    ColorScale scale_;
    PlotMatrix matrix_;
    Chrome chrome_;
    QStringList queries_;
    QStringList keys_;
    std::vector<SharedCharacter> queryGroups_;
    std::vector<SharedCharacter> keyGroups_;
    AxisTitles titles_;
    AxisRoom labels_;
    double pitch_ = 0;
    double rowPitch_ = 0;
    AxisPlan rows_;
    AxisPlan columns_;
    QRectF plot_;
};

} // namespace

Result<DisplayList> layoutHeatmap(const FigureSpec& spec, const FigureInput& input) {
    return HeatmapLayout(spec, input).run();
}

} // namespace heedmap
