// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace heedmap {

/// A text without what marks its mnemonic: `Fit the heatmap`, and without a Chinese text's `(F)`.
[[nodiscard]] QString plainCommandText(const QString& text);

/// Actions as rows: what each does, after the submenu it is in, and its shortcuts.
class ActionModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { nameColumn, shortcutColumn, columns };

    explicit ActionModel(const QList<QAction*>& actions, QObject* parent = nullptr);

    [[nodiscard]] QAction* action(int row) const { return actions_[row]; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

  private:
    QList<QAction*> actions_;
};

/// Every command with its shortcut, searchable: words typed narrow the list, Enter runs the chosen
/// one. Words are looked for in the command's text, in its help and in the menus that lead to it.
class CommandPalette : public QDialog {
    Q_OBJECT

  public:
    explicit CommandPalette(const QList<QAction*>& actions, QWidget* parent = nullptr);

    [[nodiscard]] QLineEdit* field() const { return field_; }
    [[nodiscard]] QTableView* list() const { return list_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void narrow(const QString& words);
    void run();

    ActionModel* model_;
    QSortFilterProxyModel* shown_;
    QLineEdit* field_;
    QTableView* list_;
};

} // namespace heedmap
