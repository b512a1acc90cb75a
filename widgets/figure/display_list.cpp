// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/display_list.h"

#include <QTransform>

namespace heedmap {

QRectF cellRect(const QRectF& plot, Index rows, Index cols, Index row, Index col) {
    const double width = plot.width() / static_cast<double>(cols);
    const double height = plot.height() / static_cast<double>(rows);
    return {plot.left() + static_cast<double>(col) * width,
            plot.top() + static_cast<double>(row) * height, width, height};
}

QRectF TextItem::localBox() const {
    double left = 0;
    if (horizontal == HAlign::center) {
        left = -size.width() / 2;
    } else if (horizontal == HAlign::right) {
        left = -size.width();
    }
    return {left, lift - ascent, size.width(), size.height()};
}

QRectF TextItem::boundingBox() const {
    QTransform turned;
    turned.translate(anchor.x(), anchor.y());
    turned.rotate(-degrees);
    return turned.mapRect(localBox());
}

} // namespace heedmap
