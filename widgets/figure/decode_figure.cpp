// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/chrome.h"
#include "widgets/figure/color_bar.h"
#include "widgets/figure/kinds.h"
#include "widgets/figure/main_scale.h"
#include "widgets/figure/matrix_plot.h"
#include "widgets/figure/probability_bars.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace heedmap {

namespace {

/// A band a step: at the left the row of attention of the last token read, which grows by a key a
/// step (a cross-attention's has all its keys at once), at the right the most probable next tokens,
/// the chosen one marked.
class DecodeLayout {
  public:
    DecodeLayout(const FigureSpec& spec, const FigureInput& input)
        : spec_(spec), input_(input), type_(spec.widthMm), scale_(mainScale(spec, input)),
          chrome_(spec, input, type_, {}),
          keys_(axisTexts(input.keys.empty() ? input.queries : input.keys)),
          line_(BarsLook::dense(type_).line) {
        const QStringList queries = axisTexts(input.queries);
        for (const FigureStep& step : input.steps) {
            ranks_ = std::max(ranks_, step.best.size());
            labels_.append(queries[step.position]);
        }
    }

    Result<DisplayList> run() {
        const double room = spec_.widthMm - 2 * type_.margin();
        const double bars = 0.42 * room;
        const double labels = labelRoom();
        plotWidth_ = room - bars - 3 * type_.gap() - labels;
        const double pitch = plotWidth_ / static_cast<double>(keys_.size());
        columns_ = planColumns(keys_, type_.small(), {pitch, 20 * type_.unit, true, {}});
        const double heads = 1.4 * lineHeight(type_.small());
        top_ = chrome_.top() + heads + columns_.length + type_.gap();
        band_ = static_cast<double>(ranks_) * line_ + 1.2 * type_.gap();
        left_ = type_.margin() + labels;
        bars_ = left_ + plotWidth_ + 3 * type_.gap();
        const double height = bottom() + barRoom() + chrome_.bottom();
        if (spec_.heightMm > 0 && height > spec_.heightMm) {
            return tooLow(spec_.heightMm, height);
        }
        return draw(height);
    }

  private:
    [[nodiscard]] double labelRoom() const {
        double width = 0;
        for (const QString& label : labels_) {
            width = std::max(width, textWidth(elidedLabel(label), type_.small()));
        }
        return width + type_.gap();
    }
    [[nodiscard]] QString elidedLabel(const QString& label) const {
        return elided(label, type_.small(), 0.16 * spec_.widthMm);
    }
    [[nodiscard]] double bottom() const {
        return top_ + band_ * static_cast<double>(input_.steps.size());
    }
    [[nodiscard]] double barRoom() const {
        return type_.gap() + colorBarRoom(scale_, type_, false);
    }

    DisplayList draw(double height) {
        Sheet sheet(Palette::of(spec_.theme));
        const QRectF plot(left_, top_, plotWidth_, bottom() - top_);
        drawColumns(sheet, columns_, plot, keys_.size(), type_.gap());
        const double heads = top_ - columns_.length - 2 * type_.gap();
        sheet.text(ItemRole::axisTitle,
                   elided(FigureWords::keyAxis(input_.stack()), type_.small(), plotWidth_),
                   type_.small(), sheet.palette().key, {{left_, heads}});
        sheet.text(
            ItemRole::axisTitle,
            elided(FigureWords::nextToken(), type_.small(), spec_.widthMm - type_.margin() - bars_),
            type_.small(), sheet.palette().mutedText, {{bars_, heads}});
        for (std::size_t i = 0; i < input_.steps.size(); ++i) {
            drawStep(sheet, i);
        }
        drawColorBar(sheet, scale_, {left_, bottom() + type_.gap(), plotWidth_, type_.bar()}, type_,
                     false, FigureWords::weight());
        chrome_.draw(sheet, bottom() + barRoom(), type_.margin(), {});
        return sheet.take({spec_.widthMm, height}, spec_.transparent,
                          FigureWords::title(spec_, input_));
    }

    void drawStep(Sheet& sheet, std::size_t i) const {
        const FigureStep& step = input_.steps[i];
        const double y = top_ + band_ * static_cast<double>(i);
        if (i > 0) {
            sheet.line(ItemRole::frame, {{type_.margin(), y}, {spec_.widthMm - type_.margin(), y}},
                       {sheet.palette().hairline.rgba(), 0.12, false, 0});
        }
        const double high = std::min(0.62 * band_, 1.8 * line_);
        const double middle = y + band_ / 2;
        sheet.text(ItemRole::rowLabel, elidedLabel(labels_[static_cast<qsizetype>(i)]),
                   type_.small(), sheet.palette().query,
                   {{left_ - type_.gap(), middle}, HAlign::right, VAlign::middle});
        const QRectF row(left_, middle - high / 2, plotWidth_, high);
        drawMatrix(sheet, rowOf(step), row, {scale_, NumberFormat::none, 0, 0.12});
        if (spec_.values) {
            drawNumbers(sheet, rowOf(step), row, {scale_, NumberFormat::weight, 7.5 * type_.unit});
        }
        drawProbabilityBars(
            sheet, {bars_, y + 0.6 * type_.gap(), spec_.widthMm - type_.margin() - bars_, 0},
            step.best, BarsLook::dense(type_), type_);
    }

    /// The keys read by then; the others are not there yet. A source is there from the start.
    [[nodiscard]] PlotMatrix rowOf(const FigureStep& step) const {
        PlotMatrix row;
        row.values = Matrix(1, keys_.size(), std::numeric_limits<float>::quiet_NaN());
        row.states.resize(static_cast<std::size_t>(keys_.size()), CellState::shown);
        const bool grows = input_.stack() != Stack::cross;
        for (Index key = 0; key < row.values.cols(); ++key) {
            const auto at = static_cast<std::size_t>(key);
            if (grows && key > step.position) {
                continue;
            }
            if (input_.head->masked(step.position, key)) { // a window ends before it
                row.states[at] = CellState::masked;
                continue;
            }
            const float weight = input_.head->pattern(step.position, key);
            row.states[at] = std::isfinite(weight) ? CellState::shown : CellState::notFinite;
            row.values(0, key) = std::isfinite(weight) ? weight : row.values(0, key);
        }
        return row;
    }

    const FigureSpec& spec_;
    const FigureInput& input_;
    TypeScale type_;
    ColorScale scale_;
    Chrome chrome_;
    QStringList keys_;
    QStringList labels_; ///< a step's last token
    double line_;        ///< mm: a candidate
    std::size_t ranks_ = 0;
    AxisPlan columns_;
    double plotWidth_ = 0;
    double top_ = 0;
    double band_ = 0;
    double left_ = 0;
    double bars_ = 0;
};

} // namespace

Result<DisplayList> layoutDecode(const FigureSpec& spec, const FigureInput& input) {
    return DecodeLayout(spec, input).run();
}

} // namespace heedmap
