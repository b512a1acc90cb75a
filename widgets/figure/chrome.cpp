// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/chrome.h"

#include "widgets/figure/text_measure.h"
#include "widgets/figure/words.h"

namespace heedmap {

namespace {

constexpr int maxCaptionLines = 4;
constexpr int maxEntryLines = 3;
constexpr double slack = 0.05;       ///< mm: what a rounding may cost a text its last word
constexpr double captionLead = 1.25; ///< line pitch in line heights

/// Whether a reader could take a row of target tokens for what it translates.
bool needsPredictionNote(const FigureSpec& spec, const FigureInput& input) {
    const bool weights = spec.kind == FigureKind::heatmap || spec.kind == FigureKind::compare ||
                         spec.kind == FigureKind::lines;
    return weights && input.stack() == Stack::cross && !input.mergedWords;
}

} // namespace

Chrome::Chrome(const FigureSpec& spec, const FigureInput& input, const TypeScale& type,
               std::vector<LegendEntry> legend)
    : width_(spec.widthMm), type_(type) {
    if (needsPredictionNote(spec, input)) {
        legend.push_back({LegendEntry::Sign::none, FigureWords::predictionLegend()});
    }
    for (const LegendEntry& entry : legend) {
        legend_.push_back(wrappedEntry(entry));
    }
    if (spec.title) {
        title_ = FigureWords::title(spec, input);
    }
    if (spec.caption) {
        caption_ = wrapped(FigureWords::caption(spec, input), type.small(),
                           width_ - 2 * type.margin(), maxCaptionLines);
    }
}

double Chrome::signRoom(LegendEntry::Sign sign) const {
    return sign == LegendEntry::Sign::none ? 0 : 1.9 * lineHeight(type_.small()) + type_.gap();
}

Chrome::WrappedEntry Chrome::wrappedEntry(const LegendEntry& entry) const {
    const double room = width_ - 2 * type_.margin() - signRoom(entry.sign);
    return {entry.sign, wrapped(entry.text, type_.small(), room, maxEntryLines)};
}

double Chrome::top() const {
    return type_.margin() + (title_.isEmpty() ? 0 : lineHeight(type_.title()) + 1.2 * type_.gap());
}

double Chrome::bottom() const {
    const double line = lineHeight(type_.small());
    double height = type_.margin();
    for (const WrappedEntry& entry : legend_) {
        height += static_cast<double>(entry.lines.size()) * captionLead * line;
    }
    height += legend_.empty() ? 0 : type_.gap();
    height += static_cast<double>(caption_.size()) * captionLead * line;
    height += caption_.isEmpty() ? 0 : 1.5 * type_.gap();
    return height;
}

void Chrome::draw(Sheet& sheet, double y, double legendLeft, const QString& aside) const {
    drawTitle(sheet, aside);
    y = drawLegend(sheet, y, legendLeft);
    if (caption_.isEmpty()) {
        return;
    }
    y += 0.75 * type_.gap();
    sheet.line(ItemRole::frame, {{type_.margin(), y}, {width_ - type_.margin(), y}},
               {sheet.palette().hairline.rgba(), 0.15, false, 0});
    y += 0.75 * type_.gap();
    for (const QString& line : caption_) {
        y += captionLead * lineHeight(type_.small());
        sheet.text(ItemRole::caption, line, type_.small(), sheet.palette().mutedText,
                   {{type_.margin(), y - 0.3 * lineHeight(type_.small())}});
    }
}

void Chrome::drawTitle(Sheet& sheet, const QString& aside) const {
    if (title_.isEmpty()) {
        return;
    }
    const double room = width_ - 2 * type_.margin();
    const double baseline = type_.margin() + 0.79 * lineHeight(type_.title());
    const double end =
        type_.margin() + sheet.text(ItemRole::title, elided(title_, type_.title(), room),
                                    type_.title(), sheet.palette().text,
                                    {{type_.margin(), baseline}});
    const double x = end + 2 * type_.gap();
    if (x + textWidth(aside, type_.label()) <= width_ - type_.margin()) {
        sheet.text(ItemRole::title, aside, type_.label(), sheet.palette().mutedText,
                   {{x, baseline}});
    }
}

double Chrome::drawLegend(Sheet& sheet, double y, double left) const {
    const double line = lineHeight(type_.small());
    y += legend_.empty() ? 0 : type_.gap();
    for (const WrappedEntry& entry : legend_) { // moved left where that saves the end of a line
        for (const QString& text : entry.lines) {
            const double need = signRoom(entry.sign) + textWidth(text, type_.small()) + slack;
            left = std::max(type_.margin(), std::min(left, width_ - type_.margin() - need));
        }
    }
    for (const WrappedEntry& entry : legend_) {
        drawSign(sheet, entry.sign, QRectF(left, y + 0.12 * line, 1.9 * line, line));
        const double x = left + signRoom(entry.sign);
        for (const QString& text : entry.lines) {
            sheet.text(ItemRole::legend, text, type_.small(), sheet.palette().mutedText,
                       {{x, y + 0.62 * line}, HAlign::left, VAlign::middle});
            y += captionLead * line;
        }
    }
    return y;
}

void Chrome::drawSign(Sheet& sheet, LegendEntry::Sign sign, const QRectF& box) const {
    const Palette& palette = sheet.palette();
    const Stroke frame{palette.outline.rgba(), 0.15, false, 0};
    switch (sign) {
    case LegendEntry::Sign::none:
        break;
    case LegendEntry::Sign::hatch:
        sheet.hatch(ItemRole::legend, {box});
        sheet.frame(ItemRole::legend, box, frame);
        break;
    case LegendEntry::Sign::notFinite:
        sheet.rect(ItemRole::legend, box, palette.notFinite);
        sheet.frame(ItemRole::legend, box, frame);
        break;
    case LegendEntry::Sign::dashes:
        sheet.line(ItemRole::legend,
                   {{box.left(), box.center().y()}, {box.right(), box.center().y()}},
                   {palette.text.rgba(), 0.35, true, 0});
        break;
    case LegendEntry::Sign::cell:
        sheet.rect(ItemRole::legend, box, palette.raised);
        sheet.frame(ItemRole::legend, box, frame);
        break;
    case LegendEntry::Sign::strokes:
        for (const double share : {0.25, 0.6, 1.0}) {
            const double y = box.top() + box.height() * (1.25 - share) / 1.25;
            sheet.line(ItemRole::legend, {{box.left(), y}, {box.right(), y}},
                       weightStroke(palette, share, box.height()));
        }
        break;
    case LegendEntry::Sign::bar:
        sheet.rect(ItemRole::legend, box.adjusted(0, 0.2 * box.height(), 0, -0.2 * box.height()),
                   palette.future);
        break;
    }
}

Stroke weightStroke(const Palette& palette, double weight, double room) {
    QColor color = palette.query;
    color.setAlphaF(static_cast<float>(std::clamp(weight, 0.0, 1.0)));
    return {color.rgba(), std::clamp(0.3 * room, 0.3, 0.9), false, 0};
}

std::vector<LegendEntry> PlotStates::legend() const {
    std::vector<LegendEntry> entries;
    if (masked) {
        entries.push_back({LegendEntry::Sign::hatch,
                           aside ? FigureWords::asideLegend() : FigureWords::maskedLegend()});
    }
    if (notFinite) {
        entries.push_back({LegendEntry::Sign::notFinite, FigureWords::notFiniteLegend()});
    }
    return entries;
}

} // namespace heedmap
