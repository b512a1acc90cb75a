// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/matrix_plot.h"
#include "widgets/figure/type_scale.h"

#include <QStringList>

namespace heedmap {

/// A matrix of an equation, and the sign that follows it.
struct MatrixPanel {
    QString name;
    PlotMatrix cells;
    ColorScale scale;
    enum class Wide : std::uint8_t { hidden, head, tokens } wide = Wide::head; ///< by its columns
    QString sign;                                                              ///< to the next one
    QColor color;                                                              ///< of its name
    QString note = {};                          ///< after its name, where there is room
    double width = 0;                           ///< mm
    NumberFormat numbers = NumberFormat::score; ///< in its cells, where there is room
};

/// An equation in a line: matrices of one height, their names and shapes above, the first one's
/// rows named at the left.
struct MatrixLine {
    std::vector<MatrixPanel> panels;
    QStringList rows;
    QString remark = {}; ///< after the last matrix' name
};

/// Where a line stands.
struct MatrixLinePlace {
    double left = 0;   ///< mm, of the rows' names
    double labels = 0; ///< mm that these take
    double top = 0;    ///< mm, of the matrices
    double high = 0;   ///< mm
    double right = 0;  ///< mm: where the names of matrices end at the latest
};

/// All of a matrix; what is not finite is marked.
[[nodiscard]] PlotMatrix numbersIn(const Matrix& matrix);
[[nodiscard]] Matrix transposed(const Matrix& matrix);
/// On the diverging map, symmetric about 0.
[[nodiscard]] ColorScale symmetricScale(const PlotMatrix& cells);

/// What the rows' names take, mm.
[[nodiscard]] double rowNamesWidth(const QStringList& rows, const TypeScale& type);
/// What a sign takes between two matrices, and what stands above a matrix.
[[nodiscard]] double signWidth(const QString& sign, const TypeScale& type);
[[nodiscard]] double matrixNameHeight(const TypeScale& type);

/// Draws it; `values`: with numbers in the cells, where there is room. A matrix of one row is a
/// strip in the middle of the line's height.
void drawMatrixLine(Sheet& sheet, const MatrixLine& line, const MatrixLinePlace& place,
                    const TypeScale& type, bool values);

} // namespace heedmap
