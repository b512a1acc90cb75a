// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"

#include <vector>

namespace heedmap {

/// A figure of at most so many cells is drawn of rectangles alone; of a larger one each matrix is a
/// lossless image. Colour bars do not count, and are always rectangles.
constexpr Index maxVectorCells = 20000;

/// Whether the matrices of the figure become images where there are no pixels to snap to.
[[nodiscard]] bool hasImages(const DisplayList& figure);

/// Neighbours of one colour in a row.
struct CellRun {
    Index row = 0;
    Index begin = 0; ///< columns [begin, end)
    Index end = 0;
    QRgb color = 0;
};

/// The cells that are painted (NaN is not), as runs, row by row.
[[nodiscard]] std::vector<CellRun> cellRuns(const CellsItem& cells);

/// The rectangle of a run, in mm.
[[nodiscard]] QRectF rectOf(const CellsItem& cells, const CellRun& run);

} // namespace heedmap
