// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/colormap.h"
#include "widgets/heatmap/cell_field.h"

#include <QImage>
#include <QRectF>

namespace heedmap {

/// How a value becomes a colour.
struct CellScale {
    ColorMap map = ColorMap::viridis;
    double low = 0;
    double high = 1;
    QRgb notFinite = 0xff808080; ///< of NaN and ±∞
    /// Colours go by log10: `low` > 0 is the floor, and what is below it has the floor's colour.
    bool logarithmic = false;

    /// Where a value lies between `low` (0) and `high` (1); held at the ends.
    [[nodiscard]] double shareOf(double value) const;
    [[nodiscard]] QRgb colorOfValue(float value) const;
    friend bool operator==(const CellScale&, const CellScale&) = default;
};

/// A picture of the part `cells` of the field (in cells: row 0 is from 0 to 1), `size` device
/// pixels large, premultiplied; masked cells are transparent. Where a pixel covers many cells it
/// shows their reduction, not a sample.
[[nodiscard]] QImage cellImage(CellPyramid& pyramid, const QRectF& cells, QSize size,
                               const CellScale& scale);

} // namespace heedmap
