// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>

#include <utility>

class QWidget;

namespace heedmap {

/// What a widget that paints a table of numbers tells assistive technology about it. Such a widget
/// derives from this; every cell then is an accessible table cell with a name, a place and its
/// headers. Cells are made when they are asked for.
class AccessibleTable {
  public:
    virtual ~AccessibleTable() = default;

    [[nodiscard]] virtual int tableRows() const = 0;
    [[nodiscard]] virtual int tableColumns() const = 0;
    /// The cell in words, complete without its headers.
    [[nodiscard]] virtual QString tableCellText(int row, int column) const = 0;
    /// In coordinates of the widget.
    [[nodiscard]] virtual QRect tableCellRect(int row, int column) const = 0;
    /// Row and column at a point of the widget, or −1, −1.
    [[nodiscard]] virtual std::pair<int, int> tableCellAt(const QPoint& point) const = 0;
    [[nodiscard]] virtual QString tableRowText(int row) const = 0;
    [[nodiscard]] virtual QString tableColumnText(int column) const = 0;
    /// Row and column of the cell with the keyboard, or −1, −1.
    [[nodiscard]] virtual std::pair<int, int> tableCurrent() const = 0;
    virtual void tableActivate(int row, int column) = 0;
};

/// Makes every widget that is an AccessibleTable accessible cell by cell; more calls do nothing.
void installTableAccessibility();

/// Tells assistive technology that the keyboard is now on the table's current cell.
void announceTableCell(QWidget* widget);

} // namespace heedmap
