// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"

#include <QImage>
#include <QSize>

namespace heedmap {

/// The matrix as an image of `pixels`, RGB with a transparent 0 where a cell is NaN. Cells are
/// whole pixels wide, their edges rounded; where there are more cells than pixels, a pixel shows
/// the cell farthest from the middle of the scale's quiet end (the largest value, or on a
/// diverging map the largest magnitude), so that a single strong weight stays visible.
[[nodiscard]] QImage cellImage(const CellsItem& cells, QSize pixels);

/// One pixel a cell.
[[nodiscard]] QImage cellImage(const CellsItem& cells);

} // namespace heedmap
