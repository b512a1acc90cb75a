// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "app/launch.h"

namespace heedmap {

MainWindow::MainWindow(const LaunchRequest& /*request*/, QWidget* parent) : QMainWindow(parent) {
    setWindowTitle(QStringLiteral("Heedmap"));
    resize(1440, 900);
}

} // namespace heedmap
