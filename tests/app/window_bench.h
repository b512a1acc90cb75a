// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "widgets/theme/application_theme.h"

#include <QTemporaryDir>

namespace heedmap::test {

/// A window of its own on the default model, with settings and autosaves of its own.
class WindowBench {
  public:
    explicit WindowBench(ApplicationTheme& theme, const LaunchRequest& request = {},
                         const QString& autosaves = {})
        : settings(folder.filePath(QStringLiteral("settings.ini"))),
          window({theme, language, settings, autosaves}, request) {
        window.show();
    }

    [[nodiscard]] Document& document() { return window.document(); }
    [[nodiscard]] bool settled() {
        return document().reading() && document().summaries() && document().cellNote() &&
               document().nextTokens() && !document().busy();
    }
    template <class Widget>
    [[nodiscard]] Widget* find(const char* name = "") {
        return window.findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QAction* action(Command command) { return window.commands()[command]; }
    [[nodiscard]] QString file(const char* name) const {
        return folder.filePath(QString::fromLatin1(name));
    }

    QTemporaryDir folder;
    Settings settings;
    Language language;
    MainWindow window;
};

} // namespace heedmap::test
