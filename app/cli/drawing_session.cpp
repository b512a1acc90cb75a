// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/drawing_session.h"

#include "app/cli/console.h"
#include "app/language.h"

#include <QGuiApplication>

#include <array>

namespace heedmap {

namespace {

/// Qt's remarks about the desktop (no runtime folder, no theme) say nothing about a file.
void keepQuiet(QtMsgType type, const QMessageLogContext& /*context*/, const QString& message) {
    if (type == QtCriticalMsg || type == QtFatalMsg) {
        printNotice(message.toStdString());
    }
}

} // namespace

struct DrawingSession::State {
    std::string name = "heedmap";
    std::array<char*, 2> arguments{name.data(), nullptr};
    int count = 1;
    QGuiApplication application{count, arguments.data()};
    Language language;
};

DrawingSession::DrawingSession(const std::string& language) {
    qInstallMessageHandler(&keepQuiet);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    state_ = std::make_unique<State>();
    state_->language.choose(QString::fromStdString(language));
}

DrawingSession::~DrawingSession() = default;

} // namespace heedmap
