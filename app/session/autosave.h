// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_slot.h"
#include "app/session/session_file.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QLockFile;

namespace heedmap {

/// What a process that died left behind. Nobody else takes it while this is held.
struct Leftover {
    std::filesystem::path path;
    Session session;
    bool aside = false; ///< `setAside` was called: no later start offers it
    std::shared_ptr<QLockFile> lock;
};

/// Keeps the session of this process in a file of its own, a moment after each change, so that a
/// crash loses seconds. A clean end removes the file; what is found later was left by a crash.
class Autosave : public QObject {
    Q_OBJECT

  public:
    using Take = std::function<Session()>;

    /// `folder` is made where it is not there; empty: nothing is ever saved. `take` gives the
    /// session as it is then.
    Autosave(const QString& folder, Take take, QObject* parent = nullptr);
    ~Autosave() override;

    /// Something has changed: it is saved soon.
    void touch();
    void setOn(bool on);
    /// How long changes are gathered before they are saved.
    void setPause(int milliseconds) { pause_.setInterval(milliseconds); }
    /// Removes what is saved: nothing would be lost.
    void forget();
    [[nodiscard]] const QString& file() const { return file_; }

    /// What dead processes left in the folder, the newest first. A file that is damaged is not
    /// offered, whole or not at all, and renamed to `.bad`; one that cannot be read stays.
    static std::vector<Leftover> leftovers(const QString& folder);
    /// Removes what was left behind.
    static void remove(Leftover& leftover);
    /// Keeps the file in a folder of its own, so that it is found there and offered no more.
    static void setAside(Leftover& leftover);

    /// Where autosaves lie when nothing else is said: $XDG_STATE_HOME/heedmap/autosave.
    [[nodiscard]] static QString stateFolder();

  signals:
    /// The file holds what was there at the last change.
    void saved();
    void failed(const heedmap::Error& error);

  private:
    void save();

    QString folder_;
    QString file_; ///< empty: none
    Take take_;
    std::unique_ptr<QLockFile> lock_;
    QThreadPool pool_; ///< of one thread: an older session never overtakes a newer one
    JobSlot slot_{pool_};
    QTimer pause_;
    bool on_ = true;
};

} // namespace heedmap
