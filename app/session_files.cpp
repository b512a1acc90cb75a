// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session_files.h"

#include "app/document.h"
#include "app/heads_card.h"
#include "app/heatmap_card.h"
#include "app/history.h"
#include "app/notes_card.h"
#include "app/session/model_hash.h"
#include "app/settings.h"
#include "core/model/catalog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

#include <algorithm>

namespace heedmap {

namespace {

/// What finds the model again from anywhere: an embedded or cached name, or the folder's full path.
std::string lastingReference(const std::string& reference) {
    const std::vector<CatalogModel> embedded = embedded_models();
    const bool named =
        std::any_of(embedded.begin(), embedded.end(),
                    [&](const CatalogModel& model) { return model.name == reference; });
    const QFileInfo folder(QString::fromStdString(reference));
    return !named && folder.isDir() ? folder.absoluteFilePath().toStdString() : reference;
}

QString sessionFilter() {
    return SessionFiles::tr("Heedmap session (*.heedmap)");
}

} // namespace

SessionFiles::SessionFiles(const SessionParts& parts, const QString& autosaves, QWidget* window)
    : QObject(window), parts_(parts), window_(window), autosaves_(autosaves),
      autosave_(autosaves, [this] { return linkedSession(); }) {
    for (JobSlot* slot : {&read_, &write_}) {
        connect(slot, &JobSlot::busyChanged, this, &SessionFiles::busyChanged);
        connect(slot, &JobSlot::progressed, this, &SessionFiles::progressed);
    }
    watch();
}

SessionFiles::~SessionFiles() = default;

void SessionFiles::watch() {
    const auto moved = [this] {
        autosave_.touch();
        emit changed();
    };
    connect(&parts_.history, &History::moved, this, moved);
    connect(&parts_.history, &History::changed, this, &SessionFiles::changed);
    connect(&parts_.notes, &NotesCard::edited, this, moved);
    connect(&parts_.picture, &HeatmapCard::placeChanged, this, moved);
    connect(&parts_.document, &Document::restored, this, [this](bool whole) {
        if (!adopting_) {
            return;
        }
        adopting_ = false;
        whole ? adopt() : pending_.reset();
    });
    connect(&autosave_, &Autosave::failed, this, &SessionFiles::autosaveFailed);
    connect(&autosave_, &Autosave::saved, this, [this] {
        if (restoredLeftover_) { // it is safe here now
            Autosave::remove(*restoredLeftover_);
            restoredLeftover_.reset();
        }
    });
}

bool SessionFiles::busy() const {
    return read_.busy() || write_.busy();
}

void SessionFiles::cancel() {
    read_.cancel();
    if (write_.busy()) {
        write_.cancel();
        parts_.history.resetClean();
    }
}

Session SessionFiles::session() const {
    Session session;
    session.state = parts_.document.state();
    session.state.model = lastingReference(session.state.model);
    session.order = parts_.heads.order();
    session.sorted = parts_.heads.sorted();
    session.place = parts_.picture.place();
    session.notes = parts_.notes.text().toStdString();
    return session;
}

Session SessionFiles::linkedSession() const {
    Session linked = session();
    if (!path_.isEmpty()) {
        linked.file = SavedFile{path_.toStdString(), fingerprint_};
    }
    return linked;
}

bool SessionFiles::unsaved() const {
    if (parts_.notes.text() != savedNotes_ || dirty_) {
        return true;
    }
    if (!path_.isEmpty()) {
        return !parts_.history.clean() || parts_.picture.place().pinned != savedPin_;
    }
    // The sentence is remembered, and the same seed decodes the same text: a fork is not made anew.
    const std::vector<ChosenToken> steps = parts_.document.state().steps;
    return std::any_of(steps.begin(), steps.end(),
                       [](const ChosenToken& step) { return step.byHand; });
}

void SessionFiles::leave(const Then& then) {
    if (!unsaved()) {
        then();
        return;
    }
    auto* box = new QMessageBox(window_);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(QStringLiteral("Heedmap"));
    box->setText(path_.isEmpty()
                     ? tr("Save this session?")
                     : tr("Save the changes to “%1”?").arg(QFileInfo(path_).fileName()));
    box->setInformativeText(tr("What is not saved is lost."));
    box->setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::finished, this, [this, then](int answer) {
        if (answer == QMessageBox::Save) {
            save(then);
        } else if (answer == QMessageBox::Discard) {
            then();
        }
    });
    box->open();
}

void SessionFiles::startNew() {
    leave([this] {
        Session fresh;
        fresh.state = parts_.document.state(); // the model and the view stay
        fresh.state.steps.clear();
        fresh.state.position = 0;
        fresh.order = parts_.heads.order();
        fresh.sorted = parts_.heads.sorted();
        const std::vector<Example> examples = parts_.document.examples();
        if (!examples.empty()) {
            const Example& first = examples.front();
            fresh.state.sentence = first.sentence;
            fresh.state.head = first.head.value_or(fresh.state.head);
            fresh.state.cell = first.cell;
        }
        admit({{fresh, {}, {}}, {}, false});
    });
}

void SessionFiles::chooseAndOpen() {
    auto* dialog = new QFileDialog(window_, tr("Open a session"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(sessionFilter());
    connect(dialog, &QFileDialog::fileSelected, this, &SessionFiles::open);
    dialog->open();
}

void SessionFiles::open(const QString& path) {
    leave([this, path] {
        read_.start([path = path.toStdString()](const JobContext&) { return readSession(path); },
                    [this, path](Result<ReadSession> read) {
                        if (read) {
                            admit({*std::move(read), QFileInfo(path).absoluteFilePath(), false});
                        } else {
                            emit openFailed(read.error());
                        }
                    });
    });
}

/// Looks whether the model is there before anything changes.
void SessionFiles::admit(Pending pending) {
    const std::string reference = pending.read.session.state.model;
    pending_ = std::move(pending);
    read_.start([reference](const JobContext&) { return resolve_model(reference); },
                [this, reference](const Result<std::filesystem::path>& folder) {
                    if (folder) {
                        apply();
                    } else {
                        emit modelMissing(QString::fromStdString(reference), folder.error());
                    }
                });
}

void SessionFiles::useOpenModel() {
    if (pending_) {
        const std::string open = parts_.document.state().model;
        pending_->read.session.state.model = open.empty() ? default_model_name() : open;
        pending_->dirty = true;
        apply();
    }
}

void SessionFiles::chooseModelFolder() {
    auto* dialog = new QFileDialog(window_, tr("The folder of the session's model"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        if (pending_) {
            pending_->read.session.state.model = folder.toStdString();
            pending_->dirty = true;
            apply();
        }
    });
    dialog->open();
}

void SessionFiles::apply() {
    adopting_ = true;
    parts_.document.restore(pending_->read.session.state);
}

/// The document stands as the session says: what stands beside it follows.
void SessionFiles::adopt() {
    const Pending done = *std::move(pending_);
    pending_.reset();
    const Session& session = done.read.session;
    path_ = done.path;
    fingerprint_ = done.read.fingerprint;
    dirty_ = done.dirty;
    savedPin_ = session.place.pinned;
    savedNotes_ = done.path.isEmpty() ? QString() : QString::fromStdString(session.notes);
    parts_.notes.setText(QString::fromStdString(session.notes));
    parts_.heads.setOrder(session.order);
    parts_.heads.setSorted(session.sorted);
    parts_.picture.setPlace(session.place);
    parts_.history.clear();
    parts_.history.setClean();
    dirty_ ? autosave_.touch() : autosave_.forget();
    if (!path_.isEmpty()) {
        parts_.settings.addRecentSession(path_);
    }
    QStringList notices;
    for (const std::string& notice : done.read.notices) {
        notices << QString::fromStdString(notice);
    }
    emit opened(notices);
    emit changed();
    checkModel(session.modelHash);
}

/// In the background: the numbers may be others than those that the session was made with.
void SessionFiles::checkModel(const std::string& expected) {
    hash_.cancel();
    if (expected.empty() || !parts_.document.reading()) {
        return;
    }
    hash_.start([folder = parts_.document.reading()->source->model->folder](
                    const JobContext& context) { return hashModel(folder, context); },
                [this, expected](const Result<std::string>& hash) {
                    if (hash && *hash != expected) {
                        emit modelChanged(QString::fromStdString(parts_.document.state().model));
                    }
                });
}

void SessionFiles::save(const Then& then) {
    path_.isEmpty() ? saveAs(then) : writeTo(path_, fingerprint_, then);
}

void SessionFiles::saveAs(const Then& then) {
    auto* dialog = new QFileDialog(window_, tr("Save the session"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(sessionFilter());
    dialog->setDefaultSuffix(QStringLiteral("heedmap"));
    path_.isEmpty() ? dialog->selectFile(QStringLiteral("lesson.heedmap"))
                    : dialog->selectFile(path_);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, then](const QString& path) { writeTo(path, {}, then); });
    dialog->open();
}

void SessionFiles::writeTo(const QString& path, const std::string& known, const Then& then) {
    const ReadingPtr& reading = parts_.document.reading();
    const std::string folder = reading ? reading->source->model->folder : std::string();
    parts_.history.setClean(); // as it stands now; what changes meanwhile is not in the file
    Session written = session();
    const QString notes = QString::fromStdString(written.notes);
    const std::optional<PinnedHead> pin = written.place.pinned;
    write_.start(
        [session = std::move(written), path = path.toStdString(), known,
         folder](const JobContext& context) -> Result<std::string> {
            Session hashed = session;
            if (const Result<std::string> hash = hashModel(folder, context)) {
                hashed.modelHash = *hash;
            } else if (hash.error().kind == ErrorKind::cancelled) {
                return hash.error();
            } // a model that has gone is saved all the same, with no hash
            return saveSession(hashed, path, known);
        },
        [this, path, notes, pin, then](const Result<std::string>& fingerprint) {
            if (!fingerprint) {
                parts_.history.resetClean();
                emit saveFailed(fingerprint.error());
                return;
            }
            path_ = QFileInfo(path).absoluteFilePath();
            fingerprint_ = *fingerprint;
            savedNotes_ = notes;
            savedPin_ = pin;
            dirty_ = false;
            autosave_.forget();
            parts_.settings.addRecentSession(path_);
            emit saved(path_);
            emit changed();
            if (then) {
                then();
            }
        });
}

void SessionFiles::findLeftovers() {
    search_.start(
        [folder = autosaves_](const JobContext&) -> Result<std::vector<Leftover>> {
            return Autosave::leftovers(folder);
        },
        [this](Result<std::vector<Leftover>> found) {
            leftovers_ = *std::move(found);
            offerLeftover();
        });
}

void SessionFiles::offerLeftover() {
    if (!leftovers_.empty()) {
        emit leftoverFound(QString::fromStdString(leftovers_.front().session.state.sentence.text));
    }
}

void SessionFiles::restoreLeftover() {
    if (leftovers_.empty()) {
        return;
    }
    restoredLeftover_ = leftovers_.front();
    leftovers_.clear(); // others are offered at the next start
    const SavedFile file = restoredLeftover_->session.file.value_or(SavedFile());
    admit({{restoredLeftover_->session, {}, file.fingerprint},
           QString::fromStdString(file.path),
           true});
}

void SessionFiles::discardLeftover() {
    if (!leftovers_.empty()) {
        Autosave::remove(leftovers_.front());
        leftovers_.erase(leftovers_.begin());
        offerLeftover();
    }
}

} // namespace heedmap
