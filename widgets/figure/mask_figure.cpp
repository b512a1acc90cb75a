// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/axis_titles.h"
#include "widgets/figure/chrome.h"
#include "widgets/figure/kinds.h"
#include "widgets/figure/matrix_plot.h"
#include "widgets/figure/numbers.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/words.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

/// What the mask adds to each score, as the formula has it: 0 where a key is seen, −∞ where not.
class MaskLayout {
  public:
    MaskLayout(const FigureSpec& spec, const FigureInput& input)
        : spec_(spec), input_(input), type_(spec.widthMm), mask_(maskMatrix(input)),
          chrome_(spec, input, type_, legendOf(mask_)), queries_(axisTexts(input.queries)),
          keys_(input.keys.empty() ? queries_ : axisTexts(input.keys)),
          titles_(FigureWords::queryAxis(), FigureWords::keyAxis(), type_.small()) {}

    Result<DisplayList> run() {
        pitch_ = 0.6 * spec_.widthMm / static_cast<double>(keys_.size());
        settle([this] { return planLabels(); }, [this](const AxisRoom& room) { placePlot(room); });
        if (spec_.heightMm > 0 && plot_.height() < minPlot) {
            return tooLow(spec_.heightMm, spec_.heightMm - plot_.height() + minPlot);
        }
        return draw();
    }

  private:
    static constexpr double minPlot = 12;

    /// Whether a row sees no key: padding that a window hides behind other padding.
    static bool hasBlindRow(const Matrix& mask) {
        for (Index row = 0; row < mask.rows(); ++row) {
            if (std::ranges::all_of(mask.row(row), [](float v) { return std::isinf(v); })) {
                return true;
            }
        }
        return false;
    }

    static std::vector<LegendEntry> legendOf(const Matrix& mask) {
        std::vector<LegendEntry> legend{{LegendEntry::Sign::cell, FigureWords::seenLegend()}};
        if (std::ranges::any_of(mask.values(), [](float v) { return std::isinf(v); })) {
            legend.push_back({LegendEntry::Sign::hatch, FigureWords::hiddenLegend()});
        }
        if (hasBlindRow(mask)) {
            legend.push_back({LegendEntry::Sign::none, FigureWords::blindRowLegend()});
        }
        return legend;
    }

    AxisRoom planLabels() {
        rows_ =
            planRows(queries_, type_.label(),
                     {pitch_, std::min(30 * type_.unit, 0.22 * spec_.widthMm), false, spec_.query});
        columns_ = planColumns(keys_, type_.label(), {pitch_, 26 * type_.unit, true, spec_.key});
        AxisRoom room = AxisRoom::of(rows_, columns_);
        titles_.fit(room, plot_.height());
        return room;
    }

    void placePlot(const AxisRoom& labels) {
        labels_ = labels;
        const double left = type_.margin() + titles_.line() + labels.rows + type_.gap();
        const double right = type_.margin() + std::max(0.0, labels.overhang - pitch_ / 2);
        const double top = chrome_.top() + titles_.line() + labels.columns + type_.gap();
        const auto cols = static_cast<double>(keys_.size());
        const auto rows = static_cast<double>(queries_.size());
        const double room = spec_.widthMm - left - right;
        double cell = std::min({room / cols, 9 * type_.unit, 1.6 * spec_.widthMm / rows});
        if (spec_.heightMm > 0) {
            cell = std::min(cell, (spec_.heightMm - top - tail()) / rows);
        }
        plot_ = QRectF(left + (room - cell * cols) / 2, top, cell * cols, cell * rows);
        pitch_ = cell;
    }

    /// What a label may reach below the plot's last row.
    [[nodiscard]] double half() const { return lineHeight(type_.label()) / 2; }
    [[nodiscard]] double tail() const { return half() + chrome_.bottom(); }

    DisplayList draw() {
        Sheet sheet(Palette::of(spec_.theme));
        drawCells(sheet);
        drawTexts(sheet);
        drawRows(sheet, rows_, plot_, queries_.size(), type_.gap());
        drawColumns(sheet, columns_, plot_, keys_.size(), type_.gap());
        titles_.drawColumns(sheet, plot_, labels_, type_.gap(), spec_.widthMm - plot_.left());
        titles_.drawRows(sheet, plot_, labels_, type_.gap());
        chrome_.draw(sheet, plot_.bottom() + half(), plot_.left(), {});
        return sheet.take({spec_.widthMm, plot_.bottom() + tail()}, spec_.transparent,
                          FigureWords::title(spec_, input_));
    }

    /// A rectangle a run of seen cells, hatching over the others, and thin lines between them.
    void drawCells(Sheet& sheet) const {
        std::vector<QRectF> hidden;
        for (Index row = 0; row < mask_.rows(); ++row) {
            for (Index begin = 0; begin < mask_.cols();) {
                Index end = begin + 1;
                while (end < mask_.cols() && mask_(row, end) == mask_(row, begin)) {
                    ++end;
                }
                const QRectF run(cell(row, begin).topLeft(), cell(row, end - 1).bottomRight());
                if (mask_(row, begin) == 0.0F) {
                    sheet.rect(ItemRole::cells, run, sheet.palette().raised);
                } else {
                    hidden.push_back(run);
                }
                begin = end;
            }
        }
        sheet.hatch(ItemRole::masked, std::move(hidden));
        if (pitch_ >= 1.5) {
            const Stroke thin{sheet.palette().hairline.rgba(), 0.12, false, 0};
            for (Index row = 1; row < mask_.rows(); ++row) {
                const double y = cell(row, 0).top();
                sheet.line(ItemRole::frame, {{plot_.left(), y}, {plot_.right(), y}}, thin);
            }
            for (Index col = 1; col < mask_.cols(); ++col) {
                const double x = cell(0, col).left();
                sheet.line(ItemRole::frame, {{x, plot_.top()}, {x, plot_.bottom()}}, thin);
            }
        }
        sheet.frame(ItemRole::frame, plot_, {sheet.palette().outline.rgba(), 0.2, false, 0});
    }

    void drawTexts(Sheet& sheet) const {
        const QString infinite = QStringLiteral("−∞");
        TextStyle style{FontFace::text, 8 * type_.unit, false};
        const double fit = std::min(0.85 * pitch_ / textWidth(infinite, style),
                                    pitch_ / (1.15 * style.pointSize * mmPerPoint));
        style.pointSize *= std::min(1.0, fit);
        if (!spec_.values || style.pointSize < minPointSize) {
            return;
        }
        for (Index row = 0; row < mask_.rows(); ++row) {
            for (Index col = 0; col < mask_.cols(); ++col) {
                const bool seen = mask_(row, col) == 0.0F;
                sheet.text(ItemRole::cellValue, seen ? QStringLiteral("0") : infinite, style,
                           seen ? sheet.palette().text : sheet.palette().mutedText,
                           {cell(row, col).center(), HAlign::center, VAlign::middle});
            }
        }
    }

    [[nodiscard]] QRectF cell(Index row, Index col) const {
        return cellRect(plot_, mask_.rows(), mask_.cols(), row, col);
    }

    const FigureSpec& spec_;
    const FigureInput& input_;
    TypeScale type_;
    Matrix mask_; // [query_pos, key_pos]: 0 or −∞
    Chrome chrome_;
    QStringList queries_;
    QStringList keys_;
    AxisTitles titles_;
    AxisRoom labels_;
    double pitch_ = 0;
    AxisPlan rows_;
    AxisPlan columns_;
    QRectF plot_;
};

} // namespace

Result<DisplayList> layoutMask(const FigureSpec& spec, const FigureInput& input) {
    return MaskLayout(spec, input).run();
}

} // namespace heedmap
