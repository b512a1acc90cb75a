// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_slot.h"
#include "app/jobs/walk_job.h"

#include <QThreadPool>
#include <QWidget>

namespace heedmap {

class Document;
class WalkPanel;
class WalkSwitches;
struct WalkSwitchState;

/// The walk through the document's chosen head: has its pictures and explanations made, while it is
/// seen, and puts what is chosen in it into the document.
class WalkView : public QWidget {
    Q_OBJECT

  public:
    explicit WalkView(Document& document, QWidget* parent = nullptr);
    ~WalkView() override;

    [[nodiscard]] WalkPanel* panel() const { return panel_; }
    /// The switches, for whoever lays out the card's header.
    [[nodiscard]] WalkSwitches* switches() const { return switches_; }
    /// The step before (−1) or after (1).
    void walk(int steps);

  signals:
    void failed(const heedmap::Error& error);
    /// How the element under the pointer is made, in short; empty when there is none.
    void told(const QString& sum);

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    void explain(const WalkCell& cell);
    void tell(const WalkCell& cell);
    void showSwitches();
    void applySwitches(const WalkSwitchState& state);
    [[nodiscard]] bool maskOn() const;
    [[nodiscard]] WalkRequest request() const;

    Document& document_;
    WalkSwitches* switches_;
    WalkPanel* panel_;
    QThreadPool pool_; ///< before its slots: destroyed when they have stopped their jobs
    JobSlot picture_{pool_};
    JobSlot cell_{pool_};
    JobSlot hovered_{pool_};
};

} // namespace heedmap
