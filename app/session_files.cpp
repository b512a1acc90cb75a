// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session_files.h"

#include "app/document.h"
#include "app/export/model_hash.h"
#include "app/heads_card.h"
#include "app/heatmap_card.h"
#include "app/history.h"
#include "app/notes_card.h"
#include "app/settings.h"
#include "core/model/catalog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

#include <algorithm>
#include <utility>

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

Result<std::string> hashIfAny(const ModelPtr& model, const Work& work) {
    return model ? modelHash(model, work) : std::string();
}

QString sessionFilter() {
    return SessionFiles::tr("Heedmap session (*.heedmap)");
}

} // namespace

SessionFiles::SessionFiles(const SessionParts& parts, const QString& autosaves, QWidget* window)
    : QObject(window), parts_(parts), window_(window), autosaves_(autosaves),
      autosave_(autosaves, [this] { return linkedSession(); }) {
    for (JobSlot* slot : {&read_, &stamp_, &write_}) {
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
    connect(&parts_.document, &Document::failed, this,
            [this](const Error& error) { keepAside(adopting_, error); });
    connect(&parts_.document, &Document::restored, this, [this](bool whole) {
        if (adopting_) {
            whole ? adopt() : drop(adopting_);
            proceed();
        }
    });
    connect(&parts_.document, &Document::abandoned, this, [this] {
        drop(adopting_);
        proceed();
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
    return read_.busy() || saving_;
}

void SessionFiles::cancel() {
    waiting_.clear();
    if (read_.busy()) {
        read_.cancel();
        drop(pending_);
    }
    if (stamp_.busy()) {
        saving_ = false;
        stamp_.cancel();
        parts_.history.resetClean();
        emit changed();
    }
}

/// Whether it is not yet time for it: then `proceed` does it.
bool SessionFiles::waits(const Then& act) {
    if (saving_ || adopting_) {
        waiting_.push_back(act);
        return true;
    }
    return false;
}

void SessionFiles::proceed() {
    for (const Then& act : std::exchange(waiting_, {})) {
        act();
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
    if (saving_ || parts_.notes.text() != savedNotes_ || dirty_) {
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

/// Of no file, and none of the examples. The next start brings it back; another session does not.
bool SessionFiles::ownText() const {
    const Document& document = parts_.document;
    return path_.isEmpty() && document.reading() && !document.text().trimmed().isEmpty() &&
           !document.showsExample();
}

void SessionFiles::leave(const Then& then, const Then& stay) {
    if (saving_) {
        waiting_.emplace_back([this, then, stay] { leave(then, stay); });
        return;
    }
    if (!unsaved() && !ownText()) {
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
    connect(box, &QMessageBox::finished, this, [this, then, stay](int answer) {
        if (answer == QMessageBox::Save) {
            save(then);
        } else if (answer == QMessageBox::Discard) {
            then();
        } else if (stay) {
            stay();
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
    drop(pending_);
    pending_ = std::move(pending);
    read_.start([reference](const JobContext&) { return resolve_model(reference); },
                [this, reference](const Result<std::filesystem::path>& folder) {
                    if (folder) {
                        apply();
                    } else {
                        keepAside(pending_, folder.error());
                        emit modelMissing(QString::fromStdString(reference), folder.error(),
                                          pending_->leftover
                                              ? QString::fromStdString(pending_->leftover->path)
                                              : QString());
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
    if (saving_) { // what is being written may not take the other one's place
        waiting_.emplace_back([this] { leave([this] { apply(); }, [this] { drop(pending_); }); });
        return;
    }
    if (pending_) {
        parts_.document.abandon(); // of another session: it is dropped
        adopting_ = std::exchange(pending_, std::nullopt);
        parts_.document.restore(DocumentState(adopting_->read.session.state));
    }
}

/// What was not adopted is forgotten; what a crash left is offered again, if it can be opened.
void SessionFiles::drop(std::optional<Pending>& pending) {
    std::optional<Pending> dropped = std::exchange(pending, std::nullopt);
    if (!dropped || !dropped->leftover) {
        return;
    }
    if (dropped->leftover->aside) {
        emit leftoverKept(QString::fromStdString(dropped->leftover->path), dropped->failure);
        return;
    }
    leftovers_.insert(leftovers_.begin(), *std::move(dropped->leftover));
    offerLeftover();
}

/// Once is enough: at every start it would fail again.
void SessionFiles::keepAside(std::optional<Pending>& pending, const Error& why) {
    if (pending && pending->leftover) {
        Autosave::setAside(*pending->leftover);
        pending->failure = why;
    }
}

/// The document stands as the session says: what stands beside it follows.
void SessionFiles::adopt() {
    Pending done = *std::exchange(adopting_, std::nullopt);
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
    // What was typed meanwhile is no part of it.
    const bool exact = changeBetween(session.state, parts_.document.state()) == Change::none;
    exact ? parts_.history.setClean() : parts_.history.resetClean();
    restoredLeftover_ = std::move(done.leftover);
    autosave_.forget(); // it is of the session before
    if (unsaved()) {
        autosave_.touch();
    }
    if (!path_.isEmpty()) {
        parts_.settings.addRecentSession(path_);
    }
    emit opened(done.read.notices);
    emit changed();
    checkModel(session.modelHash);
}

/// In the background: the numbers may be others than those that the session was made with.
void SessionFiles::checkModel(const std::string& expected) {
    hash_.cancel();
    if (expected.empty() || !parts_.document.reading()) {
        return;
    }
    hash_.start([model = parts_.document.reading()->source->model](
                    const JobContext& context) { return modelHash(model, context); },
                [this, expected](const Result<std::string>& hash) {
                    if (hash && *hash != expected) {
                        emit modelChanged(QString::fromStdString(parts_.document.state().model));
                    }
                });
}

void SessionFiles::save(const Then& then) {
    if (waits([this, then] { save(then); })) {
        return;
    }
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

/// The hashing of a large model can be stopped; the write is short, and is always waited for.
void SessionFiles::writeTo(const QString& path, const std::string& known, const Then& then) {
    if (waits([this, path, known, then] { writeTo(path, known, then); })) {
        return;
    }
    const ReadingPtr& reading = parts_.document.reading();
    const ModelPtr model = reading ? reading->source->model : nullptr;
    saving_ = true;
    parts_.history.setClean(); // as it stands now; what changes meanwhile is not in the file
    stamp_.start([model](const JobContext& context) { return hashIfAny(model, context); },
                 [this, session = session(), path, known, then](const Result<std::string>& hash) {
                     Session hashed = session;
                     if (hash) { // of a model cut short the session is saved all the same
                         hashed.modelHash = *hash;
                     }
                     write_.start(
                         [hashed, path = path.toStdString(), known](const JobContext&) {
                             return saveSession(hashed, path, known);
                         },
                         [this, hashed, path, then](const Result<std::string>& fingerprint) {
                             written(path, hashed, fingerprint);
                             if (fingerprint && then) {
                                 then();
                             }
                             proceed();
                         });
                 });
}

void SessionFiles::written(const QString& path, const Session& session,
                           const Result<std::string>& fingerprint) {
    saving_ = false;
    emit busyChanged();
    if (!fingerprint) {
        parts_.history.resetClean();
        emit saveFailed(fingerprint.error());
        return;
    }
    path_ = QFileInfo(path).absoluteFilePath();
    fingerprint_ = *fingerprint;
    savedNotes_ = QString::fromStdString(session.notes);
    savedPin_ = session.place.pinned;
    dirty_ = false;
    if (restoredLeftover_) { // it is safe in the file
        Autosave::remove(*restoredLeftover_);
        restoredLeftover_.reset();
    }
    autosave_.forget();
    if (unsaved()) { // changed meanwhile
        autosave_.touch();
    }
    parts_.settings.addRecentSession(path_);
    emit saved(path_);
    emit changed();
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
    leave([this] { takeLeftover(); }, [this] { offerLeftover(); });
}

void SessionFiles::takeLeftover() {
    if (leftovers_.empty()) {
        return;
    }
    Leftover taken = std::move(leftovers_.front());
    leftovers_.clear(); // others are offered at the next start
    Session session = taken.session;
    const SavedFile file = session.file.value_or(SavedFile());
    admit({{std::move(session), {}, file.fingerprint},
           QString::fromStdString(file.path),
           true,
           std::move(taken)});
}

void SessionFiles::discardLeftover() {
    if (!leftovers_.empty()) {
        Autosave::remove(leftovers_.front());
        leftovers_.erase(leftovers_.begin());
        offerLeftover();
    }
}

} // namespace heedmap
