// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_slot.h"
#include "app/session/autosave.h"
#include "app/session/session_file.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>

class QWidget;

namespace heedmap {

class Document;
class HeadsCard;
class HeatmapCard;
class History;
class NotesCard;
class Settings;

/// What a session is of.
struct SessionParts {
    Document& document;
    History& history;
    HeadsCard& heads;
    HeatmapCard& picture;
    NotesCard& notes;
    Settings& settings;
};

/// The session as a file: new, open, save, autosave, and what was left by a crash. All reading and
/// writing runs on worker threads; what is open stays until something whole can take its place.
class SessionFiles : public QObject {
    Q_OBJECT

  public:
    using Then = std::function<void()>;

    /// Dialogs stand before `window`. `autosaves`: the folder of autosaves; empty: none are made.
    SessionFiles(const SessionParts& parts, const QString& autosaves, QWidget* window);
    ~SessionFiles() override;

    /// Where it was read from or written to; empty before that.
    [[nodiscard]] const QString& path() const { return path_; }
    /// Whether something would be lost that no file has and that is not made anew at once.
    [[nodiscard]] bool unsaved() const;

    // Each asks first where something would be lost.
    void startNew();
    void chooseAndOpen();
    void open(const QString& path);

    /// Whether something is being read or written.
    [[nodiscard]] bool busy() const;
    void cancel();
    void save(const Then& then = {});
    void saveAs(const Then& then = {});
    /// Calls `then` at once where nothing would be lost, else when the user says so; `stay` where
    /// the user goes back. What is being written is waited for.
    void leave(const Then& then, const Then& stay = {});
    /// Looks for what a crash left, on a worker thread.
    void findLeftovers();
    void restoreLeftover();
    void discardLeftover();
    /// The session that waits for its model: with the model that is open, or with another folder's.
    void useOpenModel();
    void chooseModelFolder();
    [[nodiscard]] Autosave& autosave() { return autosave_; }

  signals:
    /// The path, or whether there is something unsaved, may have changed.
    void changed();
    void opened(const std::vector<std::string>& notices);
    void saved(const QString& path);
    /// It could not be opened; nothing has changed.
    void openFailed(const heedmap::Error& error);
    void saveFailed(const heedmap::Error& error);
    void autosaveFailed(const heedmap::Error& error);
    /// The session's model is not there; it waits for `useOpenModel` or `chooseModelFolder`.
    /// What a crash left is offered no more, and stays in the file `kept`; else that is empty.
    void modelMissing(const QString& reference, const heedmap::Error& error, const QString& kept);
    /// What a crash left could not be opened: it stays in this file, and is offered no more.
    void leftoverKept(const QString& path, const heedmap::Error& why);
    /// The model's weights are not those that the session was saved with.
    void modelChanged(const QString& reference);
    void leftoverFound(const QString& text);
    void busyChanged();
    void progressed(double share);

  private:
    struct Pending {
        ReadSession read;
        QString path;                          ///< empty: it is of no file
        bool dirty = false;                    ///< it differs from what a file holds
        std::optional<Leftover> leftover = {}; ///< where it comes from, if a crash left it
        Error failure = {};                    ///< why that was set aside
    };
    [[nodiscard]] Session session() const;
    /// With the file that it is of.
    [[nodiscard]] Session linkedSession() const;
    [[nodiscard]] bool ownText() const;
    void admit(Pending pending);
    void apply();
    void adopt();
    void drop(std::optional<Pending>& pending);
    static void keepAside(std::optional<Pending>& pending, const Error& why);
    void takeLeftover();
    void checkModel(const std::string& expected);
    void offerLeftover();
    void writeTo(const QString& path, const std::string& known, const Then& then);
    void written(const QString& path, const Session& session,
                 const Result<std::string>& fingerprint);
    [[nodiscard]] bool waits(const Then& act);
    void proceed();
    void watch();

    SessionParts parts_;
    QWidget* window_;
    QString path_;
    std::string fingerprint_; ///< of the file at `path_`, as it was last read or written
    QString savedNotes_;      ///< as they are in the file
    std::optional<PinnedHead> savedPin_;
    bool dirty_ = false;              ///< it differed from its file from the start
    std::optional<Pending> pending_;  ///< its model is being looked for
    std::optional<Pending> adopting_; ///< the document is being brought to it
    bool saving_ = false;
    std::vector<Then> waiting_; ///< for the end of a write, or of an adoption
    std::vector<Leftover> leftovers_;
    std::optional<Leftover> restoredLeftover_; ///< kept until the own autosave holds it
    QString autosaves_;
    QThreadPool pool_;
    JobSlot read_{pool_};
    JobSlot stamp_{pool_}; ///< hashes the model of what is then written
    JobSlot write_{pool_}; ///< never stopped: what is written is known
    JobSlot hash_{pool_};
    JobSlot search_{pool_};
    Autosave autosave_;
};

} // namespace heedmap
