// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/painted_items.h"

#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QHash>
#include <QWidget>

namespace heedmap {

namespace {

/// One painted item. It holds its widget's place in the tree, never a copy of what it shows.
class ItemInterface final : public QAccessibleInterface, public QAccessibleActionInterface {
  public:
    ItemInterface(QWidget* widget, PaintedItems* items, int index)
        : widget_(widget), items_(items), index_(index) {}

    [[nodiscard]] bool isValid() const override { return index_ < items_->itemCount(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return QAccessible::queryAccessibleInterface(widget_);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return items_->itemRole(); }
    [[nodiscard]] int index() const { return index_; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name && isValid() ? items_->itemName(index_) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QRect rect() const override {
        if (!isValid()) {
            return {};
        }
        const QRect local = items_->itemRect(index_);
        return {widget_->mapToGlobal(local.topLeft()), local.size()};
    }

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.invalid = !isValid();
        state.disabled = !widget_->isEnabled();
        if (isValid()) {
            state.focused = widget_->hasFocus() && items_->itemWithFocus() == index_;
            state.selected = items_->itemSelected(index_);
            state.invisible = !widget_->isVisible();
            state.offscreen = !widget_->rect().intersects(items_->itemRect(index_));
        }
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& action) override {
        if (action == pressAction() && isValid() && widget_->isEnabled()) {
            items_->activateItem(index_);
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

  private:
    QWidget* widget_;
    PaintedItems* items_;
    int index_;
};

class ListInterface final : public QAccessibleWidget {
  public:
    ListInterface(QWidget* widget, PaintedItems* items)
        : QAccessibleWidget(widget, items->listRole()), items_(items) {}

    ~ListInterface() override {
        for (const QAccessible::Id id : std::as_const(ids_)) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }

    [[nodiscard]] int childCount() const override { return items_->itemCount(); }

    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= items_->itemCount()) {
            return nullptr;
        }
        if (const auto known = ids_.constFind(index); known != ids_.constEnd()) {
            return QAccessible::accessibleInterface(*known);
        }
        auto* item = new ItemInterface(widget(), items_, index);
        ids_.insert(index, QAccessible::registerAccessibleInterface(item));
        return item;
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        const auto* item = dynamic_cast<const ItemInterface*>(child);
        return item != nullptr ? item->index() : -1;
    }

    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        const QPoint point = widget()->mapFromGlobal(QPoint(x, y));
        for (int i = 0; i < items_->itemCount(); ++i) {
            if (items_->itemRect(i).contains(point)) {
                return child(i);
            }
        }
        return nullptr;
    }

    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        return widget()->hasFocus() ? child(items_->itemWithFocus()) : nullptr;
    }

  private:
    PaintedItems* items_;
    mutable QHash<int, QAccessible::Id> ids_;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* items = dynamic_cast<PaintedItems*>(object);
    auto* widget = qobject_cast<QWidget*>(object);
    return items != nullptr && widget != nullptr ? new ListInterface(widget, items) : nullptr;
}

} // namespace

void installPaintedItemsAccessibility() {
    QAccessible::installFactory(makeInterface);
}

void announceItemFocus(QWidget* widget, int index) {
    if (QAccessible::isActive() && index >= 0 && widget->hasFocus()) {
        QAccessibleEvent event(widget, QAccessible::Focus);
        event.setChild(index);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace heedmap
