// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/cross_hair.h"

namespace heedmap {

void drawCrossHair(Sheet& sheet, const QRectF& plot, Index rows, Index cols,
                   const CellPosition& position, double width) {
    const Palette& palette = sheet.palette();
    const QRgb casing = palette.card.rgba();
    if (position.key) {
        const double pitch = plot.width() / static_cast<double>(cols);
        sheet.frame(ItemRole::crossHairColumn,
                    {plot.left() + static_cast<double>(*position.key) * pitch, plot.top(), pitch,
                     plot.height()},
                    {palette.key.rgba(), width, false, casing});
    }
    if (position.query) {
        const double pitch = plot.height() / static_cast<double>(rows);
        sheet.frame(ItemRole::crossHairRow,
                    {plot.left(), plot.top() + static_cast<double>(*position.query) * pitch,
                     plot.width(), pitch},
                    {palette.query.rgba(), width, false, casing});
    }
}

} // namespace heedmap
