// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/accessible_table.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <QWidget>

#include <map>

namespace heedmap {

namespace {

AccessibleTable* tableOf(QObject* object) {
    return dynamic_cast<AccessibleTable*>(object);
}

/// One cell; lives in Qt's accessibility cache under the id its table registered it with.
class CellInterface final : public QAccessibleInterface,
                            public QAccessibleTableCellInterface,
                            public QAccessibleActionInterface {
  public:
    CellInterface(QWidget* widget, int row, int column)
        : widget_(widget), row_(row), column_(column) {}

    bool isValid() const override {
        const AccessibleTable* table = tableOf(widget_);
        return table != nullptr && row_ < table->tableRows() && column_ < table->tableColumns();
    }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override {
        return QAccessible::queryAccessibleInterface(widget_);
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name && isValid()
                   ? tableOf(widget_)->tableCellText(row_, column_)
                   : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override {
        if (!isValid())
            return {};
        const QRect local = tableOf(widget_)->tableCellRect(row_, column_);
        return {widget_->mapToGlobal(local.topLeft()), local.size()};
    }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.readOnly = true;
        state.invalid = !isValid();
        state.selected = isSelected();
        state.focused = isSelected() && widget_ != nullptr && widget_->hasFocus();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::TableCellInterface)
            return static_cast<QAccessibleTableCellInterface*>(this);
        if (type == QAccessible::ActionInterface)
            return static_cast<QAccessibleActionInterface*>(this);
        return nullptr;
    }

    bool isSelected() const override {
        return isValid() && tableOf(widget_)->tableCurrent() == std::pair(row_, column_);
    }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return column_; }
    int rowIndex() const override { return row_; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return parent(); }

    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& action) override {
        if (action == pressAction() && isValid())
            tableOf(widget_)->tableActivate(row_, column_);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

  private:
    QPointer<QWidget> widget_;
    int row_;
    int column_;
};

class TableInterface final : public QAccessibleWidget, public QAccessibleTableInterface {
  public:
    explicit TableInterface(QWidget* widget) : QAccessibleWidget(widget, QAccessible::Table) {}
    ~TableInterface() override {
        for (const auto& [index, id] : cells_)
            QAccessible::deleteAccessibleInterface(id);
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::TableInterface)
            return static_cast<QAccessibleTableInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface* child(int index) const override {
        const int columns = columnCount();
        return columns > 0 ? cellAt(index / columns, index % columns) : nullptr;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        if (source() == nullptr)
            return nullptr;
        const QPoint point = widget()->mapFromGlobal(QPoint(x, y));
        const auto [row, column] = source()->tableCellAt(point);
        return cellAt(row, column);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        auto* known = const_cast<QAccessibleInterface*>(child);
        const QAccessibleTableCellInterface* cell = known ? known->tableCellInterface() : nullptr;
        return cell && cell->table() == this
                   ? cell->rowIndex() * columnCount() + cell->columnIndex()
                   : -1;
    }
    QAccessibleInterface* focusChild() const override {
        return widget()->hasFocus() ? current() : nullptr;
    }

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override {
        if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
            return nullptr;
        const auto [found, fresh] = cells_.try_emplace({row, column}, 0U);
        if (fresh)
            found->second =
                QAccessible::registerAccessibleInterface(new CellInterface(widget(), row, column));
        return QAccessible::accessibleInterface(found->second);
    }
    int selectedCellCount() const override { return current() ? 1 : 0; }
    QList<QAccessibleInterface*> selectedCells() const override {
        QAccessibleInterface* cell = current();
        return cell ? QList<QAccessibleInterface*>{cell} : QList<QAccessibleInterface*>{};
    }
    QString columnDescription(int column) const override {
        return source() ? source()->tableColumnText(column) : QString();
    }
    QString rowDescription(int row) const override {
        return source() ? source()->tableRowText(row) : QString();
    }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    int columnCount() const override { return source() ? source()->tableColumns() : 0; }
    int rowCount() const override { return source() ? source()->tableRows() : 0; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override {}

  private:
    /// Null once the widget is being destroyed.
    const AccessibleTable* source() const { return tableOf(widget()); }
    QAccessibleInterface* current() const {
        if (source() == nullptr)
            return nullptr;
        const auto [row, column] = source()->tableCurrent();
        return cellAt(row, column);
    }

    mutable std::map<std::pair<int, int>, QAccessible::Id> cells_;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    return widget && tableOf(widget) ? new TableInterface(widget) : nullptr;
}

} // namespace

void installTableAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    (void)installed;
}

void announceTableCell(QWidget* widget) {
    if (!QAccessible::isActive())
        return;
    const AccessibleTable* table = tableOf(widget);
    if (table == nullptr || table->tableCurrent().first < 0)
        return;
    const auto [row, column] = table->tableCurrent();
    QAccessibleEvent event(widget, QAccessible::Focus);
    event.setChild(row * table->tableColumns() + column);
    QAccessible::updateAccessibility(&event);
}

} // namespace heedmap
