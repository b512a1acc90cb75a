// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup_probe.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <cstdio>

namespace heedmap {

namespace {

constexpr const char* variable = "HEEDMAP_STARTUP_CLOCK";

void printAndQuit() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const double started = qgetenv(variable).toDouble(); // nanoseconds
    const double now_ns = std::chrono::duration<double, std::nano>(now).count();
    std::printf("first_heatmap_ms %.3f\n", (now_ns - started) / 1e6);
    std::fflush(stdout);
    QCoreApplication::quit();
}

} // namespace

bool StartupProbe::wanted() {
    return qEnvironmentVariableIsSet(variable);
}

void StartupProbe::watch(QWidget* heatmap) {
    heatmap->installEventFilter(this);
    heatmap->update();
}

bool StartupProbe::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        QTimer::singleShot(0, this, &printAndQuit); // when the paint is done
    }
    return QObject::eventFilter(watched, event);
}

} // namespace heedmap
