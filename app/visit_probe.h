// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <vector>

namespace heedmap {

class MainWindow;

/// How late the event loop comes to what is posted to it: a thread posts a beat every 10 ms.
class Heartbeat {
  public:
    explicit Heartbeat(QObject& receiver);
    ~Heartbeat();
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

    /// In ms, so far; in the receiver's thread.
    [[nodiscard]] const std::vector<double>& delays() const;

  private:
    struct State;
    std::shared_ptr<State> state_;
};

/// For the benchmark of the interface: when the environment variable HEEDMAP_VISIT holds a number
/// of tokens, drives a whole visit (masks, heads, edits at the end of a text of so many tokens,
/// a thousand edits, or HEEDMAP_VISIT_EDITS of them) and prints what it measured as `visit {JSON}`
/// to standard output. Settings are then neither read nor written.
class VisitProbe : public QObject {
    Q_OBJECT

  public:
    [[nodiscard]] static bool wanted();

    explicit VisitProbe(MainWindow& window);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void run();
    /// Acts and waits until `done`, and until the heatmap is painted after that. In ms.
    double timed(const std::function<void()>& act, const std::function<bool()>& done);
    void readText();
    void visitHeads();
    void visitMasks();
    void visitEdits();
    void print(double worst, double late) const;

    MainWindow& window_;
    QString text_;
    bool painted_ = false;
    std::vector<double> masks_;
    std::vector<double> heads_;
    std::vector<double> edits_;
    double grid_ = 0;      ///< of all heads, from the trace until they are painted
    double whole_ = 0;     ///< of a text: read, all heads summarised, painted
    double after100_ = 0;  ///< resident MB
    double after1000_ = 0; ///< resident MB
};

} // namespace heedmap
