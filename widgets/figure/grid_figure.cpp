// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/chrome.h"
#include "widgets/figure/color_bar.h"
#include "widgets/figure/kinds.h"
#include "widgets/figure/main_scale.h"
#include "widgets/figure/matrix_plot.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

/// Layers down, heads across, and so named. Every thumbnail is named `layer.head`; where that has
/// no room, rows and columns are numbered instead.
class GridLayout {
  public:
    GridLayout(const FigureSpec& spec, const FigureInput& input)
        : spec_(spec), input_(input), type_(spec.widthMm), scale_(mainScale(spec, input)),
          chrome_(spec, input, type_, legendOf(input)) {
        for (const HeadSummary& head : input.summaries) {
            layers_.push_back(head.site.layer);
            heads_.push_back(head.head);
        }
        for (std::vector<Index>* line : {&layers_, &heads_}) {
            std::sort(line->begin(), line->end());
            line->erase(std::unique(line->begin(), line->end()), line->end());
        }
    }

    Result<DisplayList> run() {
        const double bar = 2 * type_.gap() + colorBarRoom(scale_, type_, true);
        const double room = spec_.widthMm - 2 * type_.margin() - axisTitle() - bar;
        const auto across = static_cast<double>(heads_.size());
        line_ = 1.15 * lineHeight(type_.small());
        pitch_ = std::min(room / across, 40 * type_.unit);
        named_ = textWidth(widestName(), type_.small()) + type_.gap() / 2 <= pitch_;
        if (!named_) {
            header_ = textWidth(QString::number(layers_.back()), type_.small()) + type_.gap();
            pitch_ = std::min((room - header_) / across, 40 * type_.unit);
        }
        fitHeight();
        if (side() < 1) {
            return spec_.heightMm > 0
                       ? tooLow(spec_.heightMm, spec_.heightMm + rowCount() * (1.2 - side()))
                       : Error{ErrorKind::invalid, "", "--width-mm",
                               std::to_string(std::lround(spec_.widthMm)),
                               "more, for " + std::to_string(heads_.size()) + " heads in a row"};
        }
        return draw(room);
    }

  private:
    static std::vector<LegendEntry> legendOf(const FigureInput& input) {
        PlotStates states;
        for (const HeadSummary& head : input.summaries) {
            states.masked =
                states.masked || (input.summaryMask != Mask::none && head.thumbnail.cols() > 1);
            states.notFinite = states.notFinite || head.not_finite;
        }
        return states.legend();
    }

    [[nodiscard]] double rowCount() const { return static_cast<double>(layers_.size()); }
    [[nodiscard]] double between() const { return std::clamp(0.1 * pitch_, 0.4, 3.0); }
    [[nodiscard]] double side() const { return pitch_ - between(); }
    [[nodiscard]] double rowPitch() const { return pitch_ + (named_ ? line_ : 0); }
    [[nodiscard]] double axisTitle() const { return 1.3 * lineHeight(type_.small()); }
    [[nodiscard]] double top() const { return chrome_.top() + axisTitle() + (named_ ? 0 : line_); }
    [[nodiscard]] double tail() const { return lineHeight(type_.number()) / 2 + chrome_.bottom(); }

    [[nodiscard]] QString widestName() const {
        return QStringLiteral("%1.%2").arg(layers_.back()).arg(heads_.back());
    }

    void fitHeight() {
        if (spec_.heightMm <= 0) {
            return;
        }
        const double room = (spec_.heightMm - top() - tail()) / rowCount();
        pitch_ = std::min(pitch_, room - (named_ ? line_ : 0));
        if (named_ && textWidth(widestName(), type_.small()) + type_.gap() / 2 > pitch_) {
            named_ = false;
            header_ = textWidth(QString::number(layers_.back()), type_.small()) + type_.gap();
            pitch_ = std::min(pitch_ + line_, (spec_.heightMm - top() - tail()) / rowCount());
        }
    }

    [[nodiscard]] QRectF thumbnailAt(double left, Index layer, Index head) const {
        const auto row = std::lower_bound(layers_.begin(), layers_.end(), layer);
        const auto column = std::lower_bound(heads_.begin(), heads_.end(), head);
        return {left + static_cast<double>(column - heads_.begin()) * pitch_,
                top() + static_cast<double>(row - layers_.begin()) * rowPitch(), side(), side()};
    }

    DisplayList draw(double room) {
        Sheet sheet(Palette::of(spec_.theme));
        const double width = header_ + pitch_ * static_cast<double>(heads_.size());
        const double left =
            type_.margin() + axisTitle() + header_ + std::max(0.0, (room - width) / 2);
        for (const HeadSummary& head : input_.summaries) {
            drawHead(sheet, head, thumbnailAt(left, head.site.layer, head.head));
        }
        if (!named_) {
            drawHeaders(sheet, left);
        }
        const double right = left + pitch_ * static_cast<double>(heads_.size());
        const double bottom = top() + rowPitch() * rowCount();
        const double length = bottom - top() - between() - (named_ ? line_ : 0);
        drawAxisTitles(sheet, {left, top(), right - left - between(), length});
        drawColorBar(sheet, scale_, {right + type_.gap(), top(), type_.bar(), length}, type_, true,
                     FigureWords::weight());
        const QString aside = FigureWords::aside(spec_, input_);
        const double y = bottom + lineHeight(type_.number()) / 2;
        chrome_.draw(sheet, y, left, aside);
        return sheet.take({spec_.widthMm, bottom + tail()}, spec_.transparent,
                          FigureWords::title(spec_, input_) + ", " + aside);
    }

    /// Of the grid; each where it has room.
    void drawAxisTitles(Sheet& sheet, const QRectF& grid) const {
        const QColor& ink = sheet.palette().mutedText;
        if (textWidth(FigureWords::headAxis(), type_.small()) <= grid.width()) {
            sheet.text(ItemRole::axisTitle, FigureWords::headAxis(), type_.small(), ink,
                       {{grid.left(), chrome_.top() + 0.6 * axisTitle()}});
        }
        if (textWidth(FigureWords::layerAxis(), type_.small()) <= grid.height()) {
            sheet.text(ItemRole::axisTitle, FigureWords::layerAxis(), type_.small(), ink,
                       {{grid.left() - header_ - axisTitle() * 0.6, grid.center().y()},
                        HAlign::center,
                        VAlign::middle,
                        90});
        }
    }

    void drawHead(Sheet& sheet, const HeadSummary& head, const QRectF& rect) const {
        if (!head.thumbnail.empty()) {
            drawMatrix(sheet, thumbnailCells(head.thumbnail, input_.summaryMask), rect,
                       {scale_, NumberFormat::none, 0, 0.12});
        }
        const bool selected = spec_.selected && spec_.selected->layer == head.site.layer &&
                              spec_.selected->head == head.head;
        if (selected) {
            sheet.frame(ItemRole::selection, rect.adjusted(-0.35, -0.35, 0.35, 0.35),
                        {sheet.palette().text.rgba(), 0.5, false, 0});
        }
        if (named_) {
            TextStyle style = type_.small();
            style.bold = selected;
            sheet.text(ItemRole::headLabel,
                       QStringLiteral("%1.%2").arg(head.site.layer).arg(head.head), style,
                       sheet.palette().text,
                       {{rect.center().x(), rect.bottom() + 0.95 * line_}, HAlign::center});
        }
    }

    /// Numbers of layers and heads, each as dense as there is room.
    void drawHeaders(Sheet& sheet, double left) const {
        const double number = textWidth(QString::number(heads_.back()), type_.small());
        const auto every = [](double need, double pitch) {
            return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(need / pitch)));
        };
        const std::size_t acrossStep = every(number + type_.gap(), pitch_);
        for (std::size_t i = 0; i < heads_.size(); i += acrossStep) {
            sheet.text(ItemRole::headLabel, QString::number(heads_[i]), type_.small(),
                       sheet.palette().text,
                       {{left + static_cast<double>(i) * pitch_ + side() / 2, top() - 0.35 * line_},
                        HAlign::center});
        }
        for (std::size_t i = 0; i < layers_.size(); i += every(line_, rowPitch())) {
            sheet.text(
                ItemRole::headLabel, QString::number(layers_[i]), type_.small(),
                sheet.palette().text,
                {{left - type_.gap() / 2, top() + static_cast<double>(i) * rowPitch() + side() / 2},
                 HAlign::right,
                 VAlign::middle});
        }
    }

    const FigureSpec& spec_;
    const FigureInput& input_;
    TypeScale type_;
    ColorScale scale_;
    Chrome chrome_;
    std::vector<Index> layers_;
    std::vector<Index> heads_;
    double line_ = 0;
    double pitch_ = 0;
    double header_ = 0;
    bool named_ = true;
};

} // namespace

Result<DisplayList> layoutGrid(const FigureSpec& spec, const FigureInput& input) {
    return GridLayout(spec, input).run();
}

} // namespace heedmap
