// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/cross_hair.h"

#include <algorithm>

namespace heedmap {

namespace {

void drawBand(Sheet& sheet, ItemRole role, const QRectF& band, double pitch, const QColor& color) {
    const double width = std::clamp(0.08 * pitch, 0.22, 0.6);
    const double out = 0.5 * width;
    sheet.frame(role, band.adjusted(-out, -out, out, out),
                {color.rgba(), width, false, sheet.palette().card.rgba()});
}

} // namespace

void drawCrossHair(Sheet& sheet, const QRectF& plot, Index rows, Index cols,
                   const CrossHairPosition& position) {
    const double pitch = std::min(plot.width() / static_cast<double>(cols),
                                  plot.height() / static_cast<double>(rows));
    if (position.key) {
        drawBand(sheet, ItemRole::crossHairColumn, cellRect(plot, 1, cols, 0, *position.key), pitch,
                 sheet.palette().key);
    }
    if (position.query) {
        drawBand(sheet, ItemRole::crossHairRow, cellRect(plot, rows, 1, *position.query, 0), pitch,
                 sheet.palette().query);
    }
}

} // namespace heedmap
