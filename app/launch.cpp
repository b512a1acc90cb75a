// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/launch.h"

#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "app/startup_probe.h"
#include "widgets/theme/application_theme.h"

#include <QApplication>
#include <QTemporaryDir>

namespace heedmap {

int openWindow(int argc, char** argv, const LaunchRequest& request) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Heedmap"));
    QApplication::setOrganizationName(QStringLiteral("Heedmap"));
    QApplication::setApplicationVersion(QStringLiteral(HEEDMAP_VERSION));
    // A measured start is everyone's first start: nothing is remembered from before, or for later.
    const QTemporaryDir forgotten;
    Settings settings(StartupProbe::wanted() ? forgotten.filePath(QStringLiteral("settings.ini"))
                                             : QString());
    Language language;
    language.choose(settings.language());
    ApplicationTheme theme;
    theme.setChoice(settings.theme());
    theme.setLanguage(language.locale());
    MainWindow window({theme, language, settings}, request);
    window.show();
    return QApplication::exec();
}

} // namespace heedmap
