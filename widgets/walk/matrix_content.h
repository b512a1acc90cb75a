// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/mask.h"
#include "core/tensor/matrix.h"
#include "widgets/figure/colormap.h"
#include "widgets/heatmap/cell_field.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace heedmap {

/// Whose positions an axis counts: they have a colour and a line of their own.
enum class MatrixRole : std::uint8_t { none, query, key };

struct MatrixAxis {
    MatrixRole role = MatrixRole::none;
    QString name;       ///< what it counts, in words: `query`, `dimension`
    QStringList labels; ///< tokens; empty where the numbers are all there is
};

/// A matrix to be looked at, as it is shown: of Kᵀ the transposed one.
struct MatrixContent {
    QString title;   ///< `W_Q`: what follows `_` stands lower
    QString tooltip; ///< what it is, in a sentence
    std::shared_ptr<const Matrix> values;
    KeyMask mask{Mask::none, 0};                ///< hides cells: they are hatched
    std::shared_ptr<const CellPyramid> pyramid; ///< of these values under this mask, or null
    ColorScale scale;
    MatrixAxis rows;
    MatrixAxis cols;
    bool hypothetical = false; ///< not the model's own: a switch has changed it

    [[nodiscard]] Index rowCount() const { return values ? values->rows() : 0; }
    [[nodiscard]] Index colCount() const { return values ? values->cols() : 0; }
};

/// A run of rows or columns in sight, in cells: from the edge of the first to that of the last.
struct MatrixRange {
    double begin = 0;
    double extent = 0;
    friend bool operator==(const MatrixRange&, const MatrixRange&) = default;
};

/// The nearest range that a matrix of `count` rows or columns has.
[[nodiscard]] MatrixRange heldRange(MatrixRange range, Index count);

struct MatrixCell {
    Index row = -1;
    Index col = -1;
    [[nodiscard]] bool valid() const { return row >= 0 && col >= 0; }
    friend bool operator==(const MatrixCell&, const MatrixCell&) = default;
};

/// Cells [begin, end) that are marked as sources of another one.
struct MatrixRegion {
    Index row_begin = 0;
    Index row_end = 0;
    Index col_begin = 0;
    Index col_end = 0;
    MatrixRole role = MatrixRole::none;
};

/// Which value stands for many where pixels are few.
[[nodiscard]] Reduction reductionOf(ColorMap map);

/// A number for a cell: a true minus sign, and `decimals` at most where it is small.
[[nodiscard]] QString cellNumber(float value, int decimals = 2);

/// `W_Q` as `W<sub>Q</sub>`.
[[nodiscard]] QString symbolHtml(const QString& symbol);

} // namespace heedmap
