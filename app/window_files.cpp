// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes in and out of the window: models, texts, figures; dialogs and drops.

#include "app/commands.h"
#include "app/error_text.h"
#include "app/jobs/export_figure.h"
#include "app/jobs/matrix_text.h"
#include "app/main_window.h"
#include "app/model_menu.h"
#include "app/settings.h"
#include "app/text_file.h"
#include "widgets/controls/message_bar.h"
#include "widgets/theme/application_theme.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

namespace heedmap {

void MainWindow::connectFiles() {
    connect((*commands_)[Command::openModel], &QAction::triggered, this,
            &MainWindow::openModelFolder);
    connect((*commands_)[Command::openText], &QAction::triggered, this, &MainWindow::openTextFile);
    connect((*commands_)[Command::exportFigure], &QAction::triggered, this,
            &MainWindow::exportFigure);
    connect((*commands_)[Command::copyFigure], &QAction::triggered, this, &MainWindow::copyFigure);
    connect(models_, &ModelMenu::chosen, this,
            [this](const QString& reference) { document_.openModel(reference.toStdString()); });
    connect(&document_, &Document::modelOpened, this, [this] {
        const OpenModel& source = *document_.reading()->source;
        const QString reference = QString::fromStdString(source.reference);
        if (QFileInfo(reference).isDir()) {
            environment_.settings.addRecentModel(QFileInfo(reference).absoluteFilePath());
        }
    });
}

ExportRequest MainWindow::exportRequest() const {
    return {document_.picture(), document_.options().quantity, document_.selection().cell(),
            environment_.theme.dark() ? Theme::dark : Theme::light, 300};
}

void MainWindow::exportFigure() {
    if (!document_.picture()) {
        return;
    }
    const HeadId& head = document_.picture()->head;
    auto* dialog = new QFileDialog(this, tr("Export the figure"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("PNG picture (*.png)"));
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(QStringLiteral("head-%1.%2.png").arg(head.site.layer).arg(head.head));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::writeFigure);
    dialog->open();
}

void MainWindow::writeFigure(const QString& path) {
    export_.start(
        [request = exportRequest(), path = path.toStdString()](const JobContext& context) {
            return heedmap::exportFigure(request, path, context);
        },
        [this, path](Result<void> done) {
            if (done) {
                tell(MessageKind::passing, [path] { return tr("Written: %1").arg(path); });
            } else {
                showError(done.error());
            }
        });
}

void MainWindow::copyFigure() {
    if (!document_.picture()) {
        return;
    }
    ExportRequest request = exportRequest();
    request.dpi = 200;
    struct Copied {
        QImage image;
        QString numbers;
    };
    export_.start(
        [request](const JobContext& context) -> Result<Copied> {
            Result<QImage> image = drawFigure(request, context);
            if (!image) {
                return image.error();
            }
            return Copied{*std::move(image), matrixText(*request.picture, request.quantity)};
        },
        [this](Result<Copied> copied) {
            if (!copied) {
                showError(copied.error());
                return;
            }
            auto* both = new QMimeData; // each program takes what it can use
            both->setImageData(copied->image);
            if (!copied->numbers.isEmpty()) {
                both->setText(copied->numbers);
            }
            QGuiApplication::clipboard()->setMimeData(both);
            tell(MessageKind::passing,
                 [] { return tr("The figure and its numbers are in the clipboard."); });
        });
}

void MainWindow::showError(const Error& error) {
    if (error.kind != ErrorKind::cancelled) {
        tell(
            MessageKind::error, [error] { return errorSentence(error); },
            QString::fromStdString(to_string(error)));
    }
}

void MainWindow::tell(MessageKind kind, std::function<QString()> words, const QString& detail) {
    words_ = std::move(words);
    messages_->showMessage(kind, words_(), detail);
}

void MainWindow::openModelFolder() {
    auto* dialog = new QFileDialog(this, tr("Open a model folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly, false);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& folder) { document_.openModel(folder.toStdString()); });
    dialog->open();
}

void MainWindow::openTextFile() {
    auto* dialog = new QFileDialog(this, tr("Open a text file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::readText);
    dialog->open();
}

void MainWindow::readText(const QString& path) {
    const Result<QString> text = readTextFile(path);
    if (!text) {
        showError(text.error());
        return;
    }
    document_.setText(*text);
}

void MainWindow::openDropped(const QString& path) {
    if (QFileInfo(path).isDir()) {
        document_.openModel(path.toStdString());
    } else {
        readText(path);
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty()) {
        document_.setText(event->mimeData()->text());
    } else if (urls.front().isLocalFile()) {
        openDropped(urls.front().toLocalFile());
    } else {
        tell(MessageKind::error, [] { return tr("Only files on this computer can be opened."); });
    }
    event->acceptProposedAction();
}

} // namespace heedmap
