// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

#include <QAction>
#include <QCloseEvent>
#include <QDockWidget>

#include <algorithm>

namespace heedmap {

namespace {

/// What stands in the place of a title bar that is not there.
class NoTitleBar : public QWidget {
  public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return {0, 0}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }
};

} // namespace

Workspace::Workspace(QWidget* parent) : QMainWindow(parent) {
    setWindowFlags(Qt::Widget); // a part of the window, not one itself
    setObjectName(QStringLiteral("workspace"));
    setContextMenuPolicy(Qt::NoContextMenu); // the panels are listed in the View menu
    setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks |
                   QMainWindow::AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    divide_.setSingleShot(true);
    divide_.setInterval(0);
    connect(&divide_, &QTimer::timeout, this, &Workspace::roomChanged);
}

void Workspace::addPanel(const PanelSpec& spec) {
    auto* dock = new QDockWidget(this);
    dock->setObjectName(spec.name);
    dock->setWidget(spec.card);
    dock->installEventFilter(this);
    addDockWidget(spec.area, dock,
                  spec.area == Qt::BottomDockWidgetArea ? Qt::Horizontal : Qt::Vertical);
    panels_.append({spec, dock, spec.shown, true});
    spec.toggle->setCheckable(true);
    spec.toggle->setChecked(spec.shown);
    connect(spec.toggle, &QAction::triggered, this,
            [this, dock](bool shown) { setWanted(*panelOf(dock), shown); });
    const auto moved = [this] { arranged_ = arranged_ || arranging_; };
    connect(dock, &QDockWidget::dockLocationChanged, this, moved);
    connect(dock, &QDockWidget::topLevelChanged, this, moved);
    showTitleBar(panels_.back());
    showOrHide(panels_.back());
    first_state_ = saveState(static_cast<int>(panels_.size()));
}

Workspace::Panel* Workspace::panelOf(const QObject* dock) {
    const auto found = std::find_if(panels_.begin(), panels_.end(),
                                    [dock](const Panel& panel) { return panel.dock == dock; });
    return found == panels_.end() ? nullptr : &*found;
}

QDockWidget* Workspace::dockOf(const QWidget* card) const {
    const auto found = std::find_if(panels_.begin(), panels_.end(),
                                    [card](const Panel& panel) { return panel.spec.card == card; });
    return found == panels_.end() ? nullptr : found->dock;
}

void Workspace::showOrHide(const Panel& panel) {
    const bool shown = panel.wanted && panel.applicable;
    if (panel.dock->isHidden() == shown) {
        askForRoom();
    }
    panel.dock->setVisible(shown);
}

void Workspace::askForRoom() {
    if (!arranged_) {
        divide_.start();
    }
}

void Workspace::setWanted(Panel& panel, bool wanted) {
    panel.wanted = wanted;
    panel.spec.toggle->setChecked(wanted);
    showOrHide(panel);
}

void Workspace::setApplicable(const QWidget* card, bool applicable) {
    Panel& panel = *panelOf(dockOf(card));
    panel.applicable = applicable;
    panel.spec.toggle->setEnabled(applicable);
    showOrHide(panel);
}

void Workspace::setPanelShown(const QWidget* card, bool shown) {
    setWanted(*panelOf(dockOf(card)), shown);
}

void Workspace::showTitleBar(const Panel& panel) const {
    QWidget* before = panel.dock->titleBarWidget();
    panel.dock->setTitleBarWidget(arranging_ ? nullptr : new NoTitleBar(panel.dock));
    delete before;
    panel.dock->setFeatures(arranging_
                                ? QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable |
                                      QDockWidget::DockWidgetFloatable
                                : QDockWidget::NoDockWidgetFeatures);
}

void Workspace::setArranging(bool arranging) {
    arranging_ = arranging;
    for (const Panel& panel : panels_) {
        showTitleBar(panel);
    }
}

void Workspace::retranslate() {
    for (const Panel& panel : panels_) {
        QString title = panel.spec.toggle->text();
        panel.dock->setWindowTitle(title.remove(QLatin1Char('&')));
    }
}

QByteArray Workspace::layoutState() const {
    return arranged_ ? saveState(static_cast<int>(panels_.size())) : QByteArray();
}

void Workspace::restoreLayout(const QByteArray& state) {
    arranged_ = restoreState(state, static_cast<int>(panels_.size())) || arranged_;
    for (const Panel& panel : panels_) {
        showOrHide(panel);
    }
}

QStringList Workspace::hiddenPanels() const {
    QStringList names;
    for (const Panel& panel : panels_) {
        if (!panel.wanted) {
            names << panel.spec.name;
        }
    }
    return names;
}

void Workspace::setHiddenPanels(const QStringList& names) {
    for (Panel& panel : panels_) {
        setWanted(panel, !names.contains(panel.spec.name));
    }
}

void Workspace::resetLayout() {
    restoreLayout(first_state_);
    arranged_ = false;
    for (Panel& panel : panels_) {
        setWanted(panel, panel.spec.shown);
    }
    askForRoom();
}

/// A press that falls to this widget itself is on an edge between panels.
bool Workspace::event(QEvent* event) {
    const bool known = QMainWindow::event(event);
    arranged_ = arranged_ || (event->type() == QEvent::MouseButtonPress && event->isAccepted());
    return known;
}

void Workspace::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    askForRoom();
}

/// The close button of a title bar hides the panel as its menu entry does.
bool Workspace::eventFilter(QObject* watched, QEvent* event) {
    Panel* panel = event->type() == QEvent::Close ? panelOf(watched) : nullptr;
    if (panel != nullptr) {
        setWanted(*panel, false);
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace heedmap
