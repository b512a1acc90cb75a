// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

namespace heedmap {

/// What a run of the program left.
struct Finished {
    int status = -1;
    QByteArray out;
    QByteArray error;
};

/// Runs the program without a display, under the locale that LC_ALL names (empty: the test's own).
inline Finished runProgram(const QStringList& arguments, const QStringList& environment = {},
                           const QString& outFile = {}) {
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(QStringLiteral("DISPLAY"));
    variables.remove(QStringLiteral("WAYLAND_DISPLAY"));
    variables.remove(QStringLiteral("QT_QPA_PLATFORM"));
    for (const QString& entry : environment) {
        variables.insert(entry.section(QLatin1Char('='), 0, 0), entry.section(QLatin1Char('='), 1));
    }
    process.setProcessEnvironment(variables);
    if (!outFile.isEmpty()) {
        process.setStandardOutputFile(outFile);
    }
    process.start(QStringLiteral(HEEDMAP_PROGRAM), arguments);
    process.waitForFinished(120'000);
    Finished finished;
    finished.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    finished.out = process.readAllStandardOutput();
    finished.error = process.readAllStandardError();
    return finished;
}

} // namespace heedmap
