// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/launch.h"

#include "app/language.h"
#include "app/main_window.h"
#include "app/pan_probe.h"
#include "app/session/autosave.h"
#include "app/settings.h"
#include "app/startup_probe.h"
#include "app/visit_probe.h"
#include "core/base/error.h"
#include "widgets/theme/application_theme.h"

#include <QApplication>
#include <QTemporaryDir>

#include <cstdio>

namespace heedmap {

namespace {

/// Without a display Qt would end the program with no word of help.
bool displayIsMissing() {
#if defined(Q_OS_LINUX)
    return qEnvironmentVariableIsEmpty("DISPLAY") &&
           qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
           qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return false;
#endif
}

} // namespace

int openWindow(int argc, char** argv, const LaunchRequest& request) {
    if (displayIsMissing()) {
        const Error error{ErrorKind::io,
                          {},
                          "display",
                          "none",
                          "DISPLAY or WAYLAND_DISPLAY to be set; without a display, `heedmap "
                          "figure` and the other commands do the work (see heedmap --help)"};
        std::fprintf(stderr, "heedmap: %s\n", to_string(error).c_str());
        return 2;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Heedmap"));
    QApplication::setOrganizationName(QStringLiteral("Heedmap"));
    QApplication::setApplicationVersion(QStringLiteral(HEEDMAP_VERSION));
    // A measured start is everyone's first start: nothing is remembered from before, or for later.
    const QTemporaryDir forgotten;
    const bool measured = StartupProbe::wanted() || VisitProbe::wanted();
    Settings settings(measured ? forgotten.filePath(QStringLiteral("settings.ini")) : QString());
    Language language;
    language.choose(settings.language());
    ApplicationTheme theme;
    theme.setChoice(settings.theme());
    theme.setLanguage(language.locale());
    if (PanProbe::wanted()) {
        return PanProbe::run();
    }
    MainWindow window({theme, language, settings, measured ? QString() : Autosave::stateFolder()},
                      request);
    window.show();
    if (VisitProbe::wanted()) {
        new VisitProbe(window);
    }
    return QApplication::exec();
}

} // namespace heedmap
