// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/display_list.h"

#include <QTransform>

namespace heedmap {

QRectF CellsItem::cell(Index row, Index col) const {
    const double width = rect.width() / static_cast<double>(values.cols());
    const double height = rect.height() / static_cast<double>(values.rows());
    return {rect.left() + static_cast<double>(col) * width,
            rect.top() + static_cast<double>(row) * height, width, height};
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
