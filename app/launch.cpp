// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/launch.h"

#include "app/main_window.h"

#include <QApplication>

namespace heedmap {

int openWindow(int argc, char** argv, const LaunchRequest& request) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Heedmap"));
    QApplication::setOrganizationName(QStringLiteral("Heedmap"));
    QApplication::setApplicationVersion(QStringLiteral(HEEDMAP_VERSION));
    MainWindow window(request);
    window.show();
    return QApplication::exec();
}

} // namespace heedmap
