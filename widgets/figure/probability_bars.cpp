// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/probability_bars.h"

#include "widgets/figure/percent_text.h"
#include "widgets/figure/text_measure.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

BarsLook BarsLook::wide(const TypeScale& type) {
    return {type.label(), 1.7 * lineHeight(type.label())};
}

BarsLook BarsLook::dense(const TypeScale& type) {
    return {type.small(), 1.1 * lineHeight(type.small())};
}

void drawProbabilityBars(Sheet& sheet, const QRectF& place, std::span<const FigureToken> tokens,
                         const BarsLook& look, const TypeScale& type) {
    const double line = look.line;
    const double labels = 0.34 * place.width();
    const double numbers = textWidth(QStringLiteral("100.0%"), type.number());
    const double left = place.left() + labels + type.gap();
    const double room = place.right() - numbers - type.gap() - left;
    double y = place.top();
    for (const FigureToken& token : tokens) {
        const double middle = y + line / 2;
        TextStyle style = look.label;
        style.bold = token.chosen;
        if (token.chosen) {
            sheet.rect(ItemRole::selection,
                       {place.left() - type.gap() / 2, y, place.width() + type.gap(), line},
                       sheet.palette().selection);
        }
        if (token.byHand) {
            sheet.frame(ItemRole::selection,
                        {place.left() - type.gap() / 2, y, place.width() + type.gap(), line},
                        {sheet.palette().control.rgba(), 0.3, false, 0});
        }
        sheet.text(ItemRole::barLabel, elided(token.token, style, labels), style,
                   sheet.palette().text,
                   {{place.left() + labels, middle}, HAlign::right, VAlign::middle});
        sheet.rect(ItemRole::probabilityBar, {left, y + 0.22 * line, room, 0.56 * line},
                   sheet.palette().grid);
        const double share =
            std::isfinite(token.probability) ? std::clamp(token.probability, 0.0, 1.0) : 0;
        sheet.rect(ItemRole::probabilityBar, {left, y + 0.22 * line, share * room, 0.56 * line},
                   token.chosen ? sheet.palette().control : sheet.palette().bar);
        sheet.text(ItemRole::barLabel, percentText(token.probability), type.number(),
                   sheet.palette().text, {{place.right(), middle}, HAlign::right, VAlign::middle});
        y += line;
    }
}

} // namespace heedmap
