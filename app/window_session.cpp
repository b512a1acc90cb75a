// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The window around a session: its title, its file, undo, and what is said of them.

#include "app/busy_bar.h"
#include "app/commands.h"
#include "app/error_text.h"
#include "app/history.h"
#include "app/main_window.h"
#include "app/notes_card.h"
#include "app/session_files.h"
#include "app/settings.h"
#include "app/workspace.h"
#include "core/model/catalog.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QMenu>
#include <QPlainTextEdit>

namespace heedmap {

namespace {

QString keptText(const QString& path) {
    return MainWindow::tr("It is kept as %1, and is not offered again.").arg(path);
}

} // namespace

void MainWindow::connectSession() {
    const auto on = [this](Command command, auto act) {
        connect((*commands_)[command], &QAction::triggered, this, act);
    };
    on(Command::newSession, [this] { session_->startNew(); });
    on(Command::openSession, [this] { session_->chooseAndOpen(); });
    on(Command::saveSession, [this] { session_->save(); });
    on(Command::saveSessionAs, [this] { session_->saveAs(); });
    on(Command::undo, [this] { history_->undo(); });
    on(Command::redo, [this] { history_->redo(); });
    connect(history_, &History::changed, this, &MainWindow::showHistory);
    connect(session_, &SessionFiles::changed, this, &MainWindow::showTitle);
    connect(session_, &SessionFiles::busyChanged, this, &MainWindow::showBusy);
    connect(session_, &SessionFiles::progressed, this, &MainWindow::showShare);
    connect(session_, &SessionFiles::saved, this, [this](const QString& path) {
        tell(MessageKind::passing, [path] { return tr("Saved: %1").arg(path); });
    });
    connect(session_, &SessionFiles::opened, this, &MainWindow::sessionOpened);
    connect(session_, &SessionFiles::openFailed, this, [this](const Error& error) {
        showError(error);
        if (openFirstModel()) { // whose opening clears the bar
            connect(
                &document_, &Document::modelOpened, this, [this, error] { showError(error); },
                Qt::SingleShotConnection);
        }
    });
    connect(session_, &SessionFiles::saveFailed, this, &MainWindow::sessionNotSaved);
    connect(session_, &SessionFiles::autosaveFailed, this, [this](const Error& error) {
        tell(
            MessageKind::warning,
            [] { return tr("The session could not be kept for the case of a crash."); },
            [error] { return errorDetail(error); });
    });
    connect(session_, &SessionFiles::modelMissing, this, &MainWindow::askForModel);
    connect(session_, &SessionFiles::modelChanged, this, [this](const QString& reference) {
        tell(MessageKind::warning, [reference] {
            return tr("“%1” is not the model that this session was saved with: its weights are "
                      "others, and so may the numbers be.")
                .arg(reference);
        });
    });
    connect(session_, &SessionFiles::leftoverKept, this,
            [this](const QString& path, const Error& why) {
                tell(
                    MessageKind::warning,
                    [path] {
                        return tr("The session of last time cannot be opened.") + QLatin1Char(' ') +
                               keptText(path);
                    },
                    [why] { return errorDetail(why); });
            });
    connect(session_, &SessionFiles::leftoverFound, this, &MainWindow::offerLeftover);
    on(Command::panelNotes, [this](bool shown) {
        if (shown) { // who calls for the notes wants to write
            notes_->editor()->setFocus(Qt::ShortcutFocusReason);
        }
    });
    showHistory();
}

/// The model of a start that has none yet: a session that could not be opened needs one, too.
bool MainWindow::openFirstModel() {
    if (document_.reading() || document_.busy()) {
        return false;
    }
    document_.openModel(default_model_name());
    return true;
}

void MainWindow::sessionOpened(const std::vector<std::string>& notices) {
    if (!notices.empty()) {
        tell(
            MessageKind::warning,
            [] { return tr("Some of the session's values were out of range and were set right."); },
            [notices] { return noticeText(notices); });
    }
    if (!notes_->text().isEmpty()) {
        workspace_->setPanelShown(notes_, true);
    }
}

void MainWindow::sessionNotSaved(const Error& error) {
    if (error.kind == ErrorKind::cancelled) {
        return;
    }
    tell(
        MessageKind::error, [] { return tr("Not saved. The file is as it was."); },
        [error] { return errorDetail(error); },
        {{[] { return tr("Save as…"); }, [this] { session_->saveAs(); }}});
}

void MainWindow::askForModel(const QString& reference, const Error& error, const QString& kept) {
    openFirstModel();
    tell(
        MessageKind::warning,
        [reference, kept] {
            const QString asks =
                tr("The model of this session, “%1”, is not there. Where is it now?")
                    .arg(reference);
            return kept.isEmpty() ? asks : asks + QLatin1Char(' ') + keptText(kept);
        },
        [error] { return errorDetail(error); },
        {{[] { return tr("Choose its folder…"); }, [this] { session_->chooseModelFolder(); }},
         {[] { return tr("Take the open model"); }, [this] { session_->useOpenModel(); }}});
}

void MainWindow::offerLeftover(const QString& text) {
    constexpr int widest = 60;
    const QString shown = text.size() > widest ? text.left(widest - 1) + QChar(0x2026) : text;
    tell(MessageKind::notice,
         [shown] {
             return tr("Heedmap did not end well the last time. The session with “%1” was kept.")
                 .arg(shown);
         },
         {},

         {{[] { return tr("Restore"); }, [this] { session_->restoreLeftover(); }},
          {[] { return tr("Discard"); }, [this] { session_->discardLeftover(); }}});
}

/// What can be taken back, by name: "Undo typing".
void MainWindow::showHistory() {
    const auto show = [this](Command command, const QString& what, const QString& text) {
        QAction* action = (*commands_)[command];
        action->setEnabled(!what.isEmpty());
        action->setText(what.isEmpty() ? text.arg(QString()).trimmed() : text.arg(what));
    };
    show(Command::undo, history_->undoText(), tr("&Undo %1"));
    show(Command::redo, history_->redoText(), tr("&Redo %1"));
}

void MainWindow::showTitle() {
    const QString model = document_.reading()
                              ? QString::fromStdString(document_.reading()->source->model->name)
                              : QString();
    const QString file = QFileInfo(session_->path()).fileName();
    QStringList parts{file, model, QStringLiteral("Heedmap")};
    parts.removeAll(QString());
    parts.front() += QStringLiteral("[*]");
    setWindowTitle(parts.join(QStringLiteral(" – ")));
    setWindowModified(session_->unsaved());
}

void MainWindow::showBusy() {
    busy_->setBusy(document_.busy() || session_->busy() || export_.busy());
}

void MainWindow::fillRecentSessions() {
    recent_menu_->clear();
    for (const QString& file : environment_.settings.recentSessions()) {
        QString name = QFileInfo(file).fileName();
        QAction* action =
            recent_menu_->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] { session_->open(file); });
    }
    if (recent_menu_->isEmpty()) {
        recent_menu_->addAction(tr("None yet"))->setEnabled(false);
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!leaving_ && session_->unsaved()) {
        event->ignore();
        session_->leave([this] {
            leaving_ = true;
            close();
        });
        return;
    }
    setPresenting(false); // the panels of a talk are not those of the next start
    remember();           // what is chosen, drawn or not
    session_->cancel();
    document_.cancel();
    event->accept();
}

} // namespace heedmap
