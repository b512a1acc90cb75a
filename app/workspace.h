// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QMainWindow>
#include <QTimer>

class QAction;
class QDockWidget;

namespace heedmap {

/// A card that can be hidden and moved.
struct PanelSpec {
    QString name; ///< what the settings know it by
    QWidget* card = nullptr;
    Qt::DockWidgetArea area = Qt::LeftDockWidgetArea; ///< where it stands at first
    QAction* toggle = nullptr;                        ///< shows and hides it; its text is the title
    bool shown = true;                                ///< at first
};

/// The cards below the sentence: one in the middle, the others as panels around it. A panel shows
/// when the user wants it and what is open has something for it. Panels have a title bar, which
/// moves and closes them, only while they are being arranged.
class Workspace : public QMainWindow {
    Q_OBJECT

  public:
    explicit Workspace(QWidget* parent = nullptr);

    /// Puts a panel after those that already stand in its area.
    void addPanel(const PanelSpec& spec);
    /// Whether what is open has something for the card.
    void setApplicable(const QWidget* card, bool applicable);
    void setPanelShown(const QWidget* card, bool shown);
    [[nodiscard]] QDockWidget* dockOf(const QWidget* card) const;

    void setArranging(bool arranging);
    /// Puts the titles in the language now in force.
    void retranslate();

    /// Whether the user has moved panels or their edges: the room is then not divided anew.
    [[nodiscard]] bool arranged() const { return arranged_; }
    /// Where the user has put the panels, for the settings; empty where that is nowhere.
    [[nodiscard]] QByteArray layoutState() const;
    /// Does nothing where the state is empty or none of these panels'.
    void restoreLayout(const QByteArray& state);
    [[nodiscard]] QStringList hiddenPanels() const;
    void setHiddenPanels(const QStringList& names);
    /// The panels of the start, where they stood then.
    void resetLayout();

  signals:
    /// There is more or less room, or other panels share it, and it is the program that gives each
    /// its size. Once for all that happens at once.
    void roomChanged();

  protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Panel {
        PanelSpec spec;
        QDockWidget* dock = nullptr;
        bool wanted = true;
        bool applicable = true;
    };
    void setWanted(Panel& panel, bool wanted);
    void showOrHide(const Panel& panel);
    void askForRoom();
    void showTitleBar(const Panel& panel) const;
    [[nodiscard]] Panel* panelOf(const QObject* dock);

    QList<Panel> panels_;
    QByteArray first_state_;
    bool arranging_ = false;
    bool arranged_ = false;
    QTimer divide_;
};

} // namespace heedmap
