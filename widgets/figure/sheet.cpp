// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/sheet.h"

#include "widgets/figure/text_measure.h"

namespace heedmap {

double Sheet::text(ItemRole role, const QString& text, const TextStyle& style, const QColor& color,
                   const Place& place) {
    if (text.isEmpty()) {
        return 0;
    }
    TextItem item;
    item.role = role;
    item.text = text;
    item.anchor = place.anchor;
    item.style = style;
    item.color = color.rgba();
    item.horizontal = place.horizontal;
    item.vertical = place.vertical;
    item.degrees = place.degrees;
    measure(item);
    const double width = item.size.width();
    add(std::move(item));
    return width;
}

void Sheet::rect(ItemRole role, const QRectF& rect, const QColor& fill) {
    add(RectItem{role, rect, fill.rgba(), {}});
}

void Sheet::frame(ItemRole role, const QRectF& rect, const Stroke& stroke) {
    add(RectItem{role, rect, 0, stroke});
}

void Sheet::line(ItemRole role, std::vector<QPointF> points, const Stroke& stroke) {
    add(PolylineItem{role, std::move(points), stroke});
}

void Sheet::hatch(ItemRole role, std::vector<QRectF> region) {
    if (!region.empty()) {
        add(HatchItem{role, std::move(region), palette_.hatch.rgba(), 0.15, 0.9});
    }
}

DisplayList Sheet::take(QSizeF size, bool transparent, QString description) {
    list_.size = size;
    list_.ground = transparent ? 0 : palette_.card.rgba();
    list_.description = std::move(description);
    return std::move(list_);
}

} // namespace heedmap
