// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session_files.h"
#include "tests/app/window_bench.h"

#include <QProcess>
#include <QtTest>

#include <csignal>
#include <cstdio>

namespace heedmap::test {

/// What the child process does: the window as it is started, on a session or on a text of its own.
inline int runWindow(int argc, char** argv) {
    QApplication application(argc, argv);
    ApplicationTheme theme;
    LaunchRequest request;
    if (argc > 3) {
        request.file = argv[3];
    } else {
        request.text = "Once upon";
    }
    WindowBench bench(theme, request, QString::fromLocal8Bit(argv[2]));
    QObject::connect(&bench.document(), &Document::modelOpened, [&bench] {
        // Later: what is there at first is no change to keep.
        QTimer::singleShot(200, &bench.window, [&bench] {
            bench.document().setText(QStringLiteral("Once upon a time there was a crash"));
        });
    });
    QObject::connect(&bench.window.session().autosave(), &Autosave::saved, [] {
        std::puts("saved");
        std::fflush(stdout);
    });
    return QApplication::exec();
}

/// Has a window of its own keep `autosaves`, changed a moment after its start, and kills it.
inline void killWindow(const QString& autosaves, const QString& file = {}) {
    QProcess process;
    QStringList arguments{QStringLiteral("window"), autosaves, file};
    arguments.removeAll(QString());
    process.start(QCoreApplication::applicationFilePath(), arguments);
    for (int i = 0; i < 200 && !process.canReadLine(); ++i) {
        process.waitForReadyRead(300);
    }
    QVERIFY(process.canReadLine());
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished());
}

} // namespace heedmap::test
