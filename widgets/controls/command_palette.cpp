// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/command_palette.h"

#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace heedmap {

namespace {

constexpr int searchRole = Qt::UserRole;
constexpr int ownNameRole = Qt::UserRole + 1; ///< without the menu it is in

/// Rows that hold every word, in any order.
class WordFilter : public QSortFilterProxyModel {
  public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QStringList& words) {
        words_ = words;
        invalidate();
        sort(ActionModel::nameColumn);
    }

  protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
        return holdsAll(sourceModel()->index(row, 0, parent).data(searchRole).toString());
    }

    /// Those whose name begins with the words come first, then those that have them in it; each in
    /// the order of the menus.
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override {
        const int first = rank(left.data(ownNameRole).toString());
        const int second = rank(right.data(ownNameRole).toString());
        return first != second ? first < second : left.row() < right.row();
    }

  private:
    [[nodiscard]] bool holdsAll(const QString& text) const {
        return std::all_of(words_.begin(), words_.end(), [&text](const QString& word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    }
    [[nodiscard]] int rank(const QString& name) const {
        return name.startsWith(words_.join(QLatin1Char(' ')), Qt::CaseInsensitive) ? 0
               : holdsAll(name)                                                    ? 1
                                                                                   : 2;
    }

    QStringList words_;
};

/// The menus of the menu bar that lead to an action, the outermost first.
QStringList menusTo(const QAction& action) {
    for (const QObject* holder : action.associatedObjects()) {
        const auto* menu = qobject_cast<const QMenu*>(holder);
        if (menu == nullptr) {
            continue;
        }
        const QAction& entry = *menu->menuAction();
        const QStringList above = menusTo(entry);
        const QObjectList holders = entry.associatedObjects();
        const bool inBar = std::any_of(holders.begin(), holders.end(), [](const QObject* bar) {
            return qobject_cast<const QMenuBar*>(bar) != nullptr;
        });
        if (inBar || !above.isEmpty()) {
            return above + QStringList{plainCommandText(menu->title())};
        }
    }
    return {};
}

} // namespace

QString plainCommandText(const QString& text) {
    static const QRegularExpression chinese(QStringLiteral("\\(&.\\)"));
    QString plain = text;
    plain.remove(chinese);
    plain.replace(QLatin1String("&&"), QLatin1String("\1"));
    plain.remove(QLatin1Char('&'));
    return plain.replace(QLatin1Char('\1'), QLatin1Char('&'));
}

ActionModel::ActionModel(const QList<QAction*>& actions, QObject* parent)
    : QAbstractTableModel(parent), actions_(actions) {}

int ActionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(actions_.size());
}

int ActionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant ActionModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const QAction& action = *actions_[index.row()];
    const QString ownName = plainCommandText(action.text());
    const QStringList menus = menusTo(action);
    // An entry of a submenu needs the submenu's name to be understood: "Export › Animation…".
    const QString name = (menus.mid(1) + QStringList{ownName}).join(QStringLiteral(" › "));
    QStringList keys;
    for (const QKeySequence& shortcut : action.shortcuts()) {
        keys << shortcut.toString(QKeySequence::NativeText);
    }
    const QString shortcuts = keys.join(QStringLiteral(", "));
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == nameColumn ? name : shortcuts;
    case Qt::ToolTipRole:
        return action.statusTip();
    case Qt::AccessibleTextRole:
        return index.column() == nameColumn ? name + QStringLiteral(": ") + action.statusTip()
                                            : shortcuts;
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == nameColumn ? Qt::AlignLeft : Qt::AlignRight) |
                                Qt::AlignVCenter);
    case searchRole:
        return (menus + QStringList{ownName, action.statusTip(), shortcuts}).join(u'\n');
    case ownNameRole:
        return ownName;
    default:
        return {};
    }
}

Qt::ItemFlags ActionModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags there = Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return actions_[index.row()]->isEnabled() ? there | Qt::ItemIsEnabled : there;
}

CommandPalette::CommandPalette(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent), model_(new ActionModel(actions, this)), shown_(new WordFilter(this)),
      field_(new QLineEdit), list_(new QTableView) {
    setWindowTitle(tr("All commands"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(field_);
    column->addWidget(list_, 1);
    field_->setPlaceholderText(tr("Type what to do; Enter does it"));
    field_->setAccessibleName(tr("Search the commands"));
    field_->setClearButtonEnabled(true);
    field_->installEventFilter(this);
    shown_->setSourceModel(model_);
    list_->setModel(shown_);
    list_->setAccessibleName(tr("Commands and their shortcuts"));
    list_->setSelectionBehavior(QAbstractItemView::SelectRows);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setTabKeyNavigation(false);
    list_->setShowGrid(false);
    list_->horizontalHeader()->hide();
    list_->verticalHeader()->hide();
    list_->horizontalHeader()->setSectionResizeMode(ActionModel::nameColumn, QHeaderView::Stretch);
    list_->horizontalHeader()->setSectionResizeMode(ActionModel::shortcutColumn,
                                                    QHeaderView::ResizeToContents);
    list_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    connect(field_, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(field_, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(list_, &QTableView::activated, this, &CommandPalette::run);
    connect(list_, &QTableView::clicked, this, &CommandPalette::run);
    const int em = fontMetrics().horizontalAdvance(QLatin1Char('m'));
    resize(46 * em, 30 * fontMetrics().height());
    narrow({});
}

void CommandPalette::narrow(const QString& words) {
    static_cast<WordFilter*>(shown_)->setWords(words.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    for (int row = 0; row < shown_->rowCount(); ++row) {
        if ((shown_->flags(shown_->index(row, 0)) & Qt::ItemIsEnabled) != 0) {
            list_->selectRow(row); // the first that Enter can run
            return;
        }
    }
}

void CommandPalette::run() {
    if (!isVisible()) {
        return; // where one click activates, it tells of both: once is enough
    }
    const QModelIndex chosen = shown_->mapToSource(list_->currentIndex());
    if (!chosen.isValid() || !model_->action(chosen.row())->isEnabled()) {
        return;
    }
    QAction* action = model_->action(chosen.row());
    accept();
    QTimer::singleShot(0, action, &QAction::trigger); // when this window is out of its way
}

/// An edge of its own: not every desktop frames a dialog, and its ground is the window's.
void CommandPalette::paintEvent(QPaintEvent* event) {
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(rolePalette(*this).outline);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

/// The arrow keys walk the list while the field has the focus.
bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp ||
            key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(list_, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace heedmap
