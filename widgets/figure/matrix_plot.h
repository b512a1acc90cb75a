// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_view.h"
#include "widgets/figure/sheet.h"

#include <cstdint>
#include <vector>

namespace heedmap {

enum class CellState : std::uint8_t {
    shown,     ///< a number
    masked,    ///< hidden from the query: hatched, never drawn as zero
    notFinite, ///< NaN or infinite
};

/// A matrix ready to be drawn: NaN in `values` wherever the state is not `shown`.
struct PlotMatrix {
    Matrix values;                 // [row, column]
    std::vector<CellState> states; // [row, column], row-major

    [[nodiscard]] CellState state(Index row, Index col) const {
        return states[static_cast<std::size_t>(row * values.cols() + col)];
    }
    [[nodiscard]] bool has(CellState state) const;
};

/// `matrix` (the head's pattern or scores), with what the head's mask hides.
[[nodiscard]] PlotMatrix visibleCells(const HeadView& head, const Matrix& matrix);
/// without − with, for every cell; a masked weight counts as the 0 that the softmax gave it.
[[nodiscard]] PlotMatrix differenceOf(const HeadView& with, const HeadView& without);
/// A thumbnail's cells. Its rows and columns are equal shares of the tokens, so that a causal
/// thumbnail hides what lies right of its own diagonal.
[[nodiscard]] PlotMatrix thumbnailCells(const Matrix& thumbnail, Mask mask);

/// The largest magnitude shown, rounded up to two digits; 1 where all is 0.
[[nodiscard]] double symmetricExtent(const PlotMatrix& matrix);

enum class NumberFormat {
    none,
    weight, ///< `.57`, `1.0`; nothing below .005
    signedWeight,
    score,
    decimal, ///< two digits after the point
};

struct MatrixLook {
    ColorScale scale;
    NumberFormat numbers = NumberFormat::none;
    double maxPointSize = 8; ///< of the numbers; left out where they would be below 6 pt
    double frameWidth = 0.2; ///< mm
};

/// Hatching, cells, cells that are not numbers, and a frame.
void drawMatrix(Sheet& sheet, const PlotMatrix& matrix, const QRectF& rect, const MatrixLook& look);

/// How wide a cell is at the least for the longest of the values: half a digit stays free at either
/// side, lest neighbours run together.
[[nodiscard]] double numberRoom(const PlotMatrix& matrix, NumberFormat format,
                                const TextStyle& style);

/// The values, centred in their cells, where there is room for all of them, in a smaller face where
/// that has. Apart, since they stand above what else is drawn over the cells.
void drawNumbers(Sheet& sheet, const PlotMatrix& matrix, const QRectF& rect,
                 const MatrixLook& look);

} // namespace heedmap
