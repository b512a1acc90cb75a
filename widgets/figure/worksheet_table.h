// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/worksheet.h"
#include "widgets/figure/sheet.h"

#include <QStringList>

namespace heedmap {

/// What stands beside a table: texts that may be empty, and whose they are.
struct TableLabels {
    QStringList rows;
    QStringList columns;
    QColor rowColor;
    QColor columnColor;
};

/// A matrix of a worksheet as a table of numbers, with labels at its rows and columns.
class WorksheetTable {
  public:
    /// `answers`: whether the blank cells are filled in. Borrows sheet and matrix.
    WorksheetTable(const Worksheet& sheet, const WorksheetMatrix& matrix, TableLabels labels,
                   bool answers);

    [[nodiscard]] QSizeF size() const; ///< mm
    void draw(Sheet& sheet, QPointF corner) const;

  private:
    void drawCell(Sheet& sheet, const QRectF& cell, Index row, Index col) const;
    void drawBrackets(Sheet& sheet, const QRectF& table) const;
    [[nodiscard]] QString textAt(Index row, Index col) const;

    const Worksheet& sheet_;
    const WorksheetMatrix& matrix_;
    TableLabels labels_;
    bool answers_;
    double labelRoom_ = 0; ///< mm that the rows' labels take
    double cell_ = 0;      ///< a cell's width, mm
};

} // namespace heedmap
