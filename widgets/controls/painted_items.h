// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QRect>
#include <QString>

class QWidget;

namespace heedmap {

/// What a widget that paints its items itself tells assistive technology about them. Such a widget
/// derives from this, and every item becomes an accessible child with a name, a place and an
/// action.
class PaintedItems {
  public:
    virtual ~PaintedItems() = default;

    [[nodiscard]] virtual int itemCount() const = 0;
    [[nodiscard]] virtual QString itemName(int index) const = 0;
    /// In coordinates of the widget.
    [[nodiscard]] virtual QRect itemRect(int index) const = 0;
    /// The item with the keyboard, or −1.
    [[nodiscard]] virtual int itemWithFocus() const = 0;
    [[nodiscard]] virtual bool itemSelected(int index) const = 0;
    virtual void activateItem(int index) = 0;
    [[nodiscard]] virtual QAccessible::Role listRole() const { return QAccessible::List; }
    [[nodiscard]] virtual QAccessible::Role itemRole() const { return QAccessible::ListItem; }
};

/// Makes every widget that is a PaintedItems accessible item by item; more calls do nothing.
void installPaintedItemsAccessibility();

/// Tells assistive technology that the keyboard is now on the item; nothing while the widget has
/// not the focus.
void announceItemFocus(QWidget* widget, int index);

} // namespace heedmap
