// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

namespace heedmap {

struct LaunchRequest;

class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    explicit MainWindow(const LaunchRequest& request, QWidget* parent = nullptr);
};

} // namespace heedmap
