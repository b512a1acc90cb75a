// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace heedmap {

/// For the benchmark of the interface: when the environment variable HEEDMAP_STARTUP_CLOCK holds
/// the steady clock's nanoseconds at exec, prints `first_heatmap_ms X` to standard output once the
/// first heatmap is painted, and quits. Settings are then neither read nor written.
class StartupProbe : public QObject {
    Q_OBJECT

  public:
    [[nodiscard]] static bool wanted();

    using QObject::QObject;
    /// The heatmap has something to show from now on: its next paint counts.
    void watch(QWidget* heatmap);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace heedmap
