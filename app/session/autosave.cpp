// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/autosave.h"

#include <QCoreApplication>
#include <QDir>
#include <QLockFile>
#include <QRandomGenerator>

#include <algorithm>

namespace heedmap {

namespace {

/// Long enough to gather what belongs together, short enough to lose nothing worth tears.
constexpr int pause_ms = 2000;

QString lockOf(const QString& file) {
    return file + QStringLiteral(".lock");
}

/// A lock is stale when its process is dead, never because it is old.
std::unique_ptr<QLockFile> makeLock(const QString& file) {
    auto lock = std::make_unique<QLockFile>(lockOf(file));
    lock->setStaleLockTime(0);
    return lock;
}

QString name() {
    return QStringLiteral("%1-%2.heedmap")
        .arg(QCoreApplication::applicationPid())
        .arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

} // namespace

Autosave::Autosave(const QString& folder, Take take, QObject* parent)
    : QObject(parent), folder_(folder), take_(std::move(take)) {
    pool_.setMaxThreadCount(1);
    pause_.setSingleShot(true);
    pause_.setInterval(pause_ms);
    connect(&pause_, &QTimer::timeout, this, &Autosave::save);
    if (folder.isEmpty() || !QDir().mkpath(folder)) {
        return;
    }
    const QString file = QDir(folder).filePath(name());
    lock_ = makeLock(file);
    if (lock_->tryLock(0)) {
        file_ = file;
    }
}

Autosave::~Autosave() {
    slot_.cancel();
    pool_.waitForDone(); // a write that has begun would put the file back
    if (!file_.isEmpty()) {
        QFile::remove(file_);
    }
}

void Autosave::touch() {
    if (on_ && !file_.isEmpty() && !pause_.isActive()) {
        pause_.start();
    }
}

void Autosave::setOn(bool on) {
    on_ = on;
    if (!on) {
        forget();
    }
}

void Autosave::forget() {
    pause_.stop();
    if (!file_.isEmpty()) { // after a write that has begun
        slot_.start(
            [file = file_](const JobContext&) -> Result<bool> { return QFile::remove(file); },
            [](const Result<bool>&) {});
    }
}

void Autosave::save() {
    slot_.start([session = take_(), path = file_.toStdString()](
                    const JobContext&) { return writeSession(session, path, true); },
                [this](const Result<std::string>& done) {
                    done ? emit saved() : emit failed(done.error());
                });
}

std::vector<Leftover> Autosave::leftovers(const QString& folder) {
    std::vector<Leftover> found;
    const QDir dir(folder);
    for (const QString& entry :
         folder.isEmpty() ? QStringList()
                          : dir.entryList({QStringLiteral("*.heedmap")}, QDir::Files, QDir::Time)) {
        const QString file = dir.filePath(entry);
        std::shared_ptr<QLockFile> lock = makeLock(file);
        if (!lock->tryLock(0)) {
            continue; // of a process that lives
        }
        Result<ReadSession> read = readSession(file.toStdString());
        if (read) {
            found.push_back({file.toStdString(), std::move(read->session), false, std::move(lock)});
        } else if (provablyDamaged(file.toStdString())) { // the rest may be read another time
            QFile::rename(file, file + QStringLiteral(".bad"));
        }
    }
    return found;
}

void Autosave::remove(Leftover& leftover) {
    QFile::remove(QString::fromStdString(leftover.path.string()));
    leftover.lock.reset(); // its file goes with it
}

void Autosave::setAside(Leftover& leftover) {
    const QFileInfo file(QString::fromStdString(leftover.path.string()));
    const QString folder = file.dir().filePath(QStringLiteral("kept"));
    const QString kept = QDir(folder).filePath(file.fileName());
    if (!leftover.aside && QDir().mkpath(folder) && QFile::rename(file.filePath(), kept)) {
        leftover.path = kept.toStdString();
    }
    leftover.aside = true;
}

QString Autosave::stateFolder() {
    const QString base = qEnvironmentVariable("XDG_STATE_HOME");
    const QString home = base.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state") : base;
    return home + QStringLiteral("/heedmap/autosave");
}

} // namespace heedmap
