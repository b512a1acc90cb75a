// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/color_bar.h"

#include "widgets/figure/text_measure.h"

namespace heedmap {

namespace {

constexpr int steps = 256;

QString tickText(const ColorScale& scale, int quarter) {
    return QString::number(scale.at(quarter / 4.0), 'g', 3).replace('-', QChar(0x2212));
}

double widestTick(const ColorScale& scale, const TypeScale& type) {
    double width = 0;
    for (int quarter = 0; quarter <= 4; ++quarter) {
        width = std::max(width, textWidth(tickText(scale, quarter), type.number()));
    }
    return width;
}

CellsItem ramp(const ColorScale& scale, const QRectF& rect, bool vertical) {
    CellsItem cells;
    cells.role = ItemRole::colorBar;
    cells.rect = rect;
    cells.scale = scale;
    cells.values = vertical ? Matrix(steps, 1) : Matrix(1, steps);
    for (int i = 0; i < steps; ++i) {
        const double share = ((vertical ? steps - 1 - i : i) + 0.5) / steps;
        cells.values.data()[i] = static_cast<float>(scale.at(share));
    }
    return cells;
}

void drawVertical(Sheet& sheet, const ColorScale& scale, const QRectF& rect, const TypeScale& type,
                  const QString& name) {
    const double half = lineHeight(type.number()) / 2;
    const double x = rect.right() + type.gap() / 2;
    // Few numbers where the bar is short, and the outer ones inside its ends.
    const int every = rect.height() > 10 * half ? 1 : (rect.height() > 6 * half ? 2 : 4);
    for (int quarter = 0; quarter <= 4; quarter += every) {
        const double y = rect.bottom() - rect.height() * quarter / 4;
        sheet.text(ItemRole::colorBarLabel, tickText(scale, quarter), type.number(),
                   sheet.palette().text, {{x, y}, HAlign::left, VAlign::middle});
    }
    sheet.text(ItemRole::colorBarLabel, elided(name, type.small(), rect.height()), type.small(),
               sheet.palette().mutedText,
               {{x + widestTick(scale, type) + type.gap() / 2 + lineHeight(type.small()) / 2,
                 rect.center().y()},
                HAlign::center,
                VAlign::middle,
                90});
}

void drawLevel(Sheet& sheet, const ColorScale& scale, const QRectF& rect, const TypeScale& type,
               const QString& name) {
    const double y = rect.bottom() + lineHeight(type.number());
    const double tick = widestTick(scale, type) * 1.3;
    const int every = rect.width() > 5 * tick ? 1 : (rect.width() > 3 * tick ? 2 : 4);
    for (int quarter = 0; quarter <= 4; quarter += every) {
        const HAlign align =
            quarter == 0 ? HAlign::left : (quarter == 4 ? HAlign::right : HAlign::center);
        sheet.text(ItemRole::colorBarLabel, tickText(scale, quarter), type.number(),
                   sheet.palette().text,
                   {{rect.left() + rect.width() * quarter / 4, y}, align, VAlign::baseline});
    }
    sheet.text(ItemRole::colorBarLabel, elided(name, type.small(), rect.width()), type.small(),
               sheet.palette().mutedText,
               {{rect.center().x(), y + lineHeight(type.small())}, HAlign::center});
}

} // namespace

double colorBarRoom(const ColorScale& scale, const TypeScale& type, bool vertical) {
    if (vertical) {
        return type.bar() + type.gap() + widestTick(scale, type) + lineHeight(type.small());
    }
    return type.bar() + lineHeight(type.number()) + 1.35 * lineHeight(type.small());
}

void drawColorBar(Sheet& sheet, const ColorScale& scale, const QRectF& place, const TypeScale& type,
                  bool vertical, const QString& name) {
    QRectF rect = place;
    if (vertical) {
        rect.setWidth(type.bar());
    } else {
        rect.setHeight(type.bar());
    }
    sheet.add(ramp(scale, rect, vertical));
    sheet.frame(ItemRole::frame, rect, {sheet.palette().outline.rgba(), 0.15, false, 0});
    if (vertical) {
        drawVertical(sheet, scale, rect, type, name);
    } else {
        drawLevel(sheet, scale, rect, type, name);
    }
}

} // namespace heedmap
