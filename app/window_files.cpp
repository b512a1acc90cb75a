// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes in and out of the window: models, texts, figures; dialogs and drops.

#include "app/commands.h"
#include "app/comparison.h"
#include "app/error_text.h"
#include "app/export_dialog.h"
#include "app/export_look.h"
#include "app/export_words.h"
#include "app/heatmap_card.h"
#include "app/jobs/export_figure.h"
#include "app/main_window.h"
#include "app/model_menu.h"
#include "app/no_model.h"
#include "app/notices.h"
#include "app/print_figure.h"
#include "app/sentence_bar.h"
#include "app/session_files.h"
#include "app/settings.h"
#include "app/text_file.h"
#include "widgets/figure/make_figure.h"
#include "widgets/theme/application_theme.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

#include <utility>

namespace heedmap {

namespace {

FigureQuantity quantityOf(Quantity quantity) {
    switch (quantity) {
    case Quantity::scores:
        return FigureQuantity::scores;
    case Quantity::logWeights:
        return FigureQuantity::logWeights;
    case Quantity::weights:
        break;
    }
    return FigureQuantity::weights;
}

} // namespace

void MainWindow::connectFiles() {
    connect((*commands_)[Command::openModel], &QAction::triggered, this,
            &MainWindow::openModelFolder);
    connect(heatmap_->noModel(), &NoModel::folderWanted, (*commands_)[Command::openModel],
            &QAction::trigger);
    connect(heatmap_->noModel(), &NoModel::modelWanted, sentence_, &SentenceBar::openModelMenu);
    connect((*commands_)[Command::openText], &QAction::triggered, this, &MainWindow::openTextFile);
    connect((*commands_)[Command::exportFigure], &QAction::triggered, this,
            &MainWindow::exportFigure);
    connect((*commands_)[Command::printFigure], &QAction::triggered, this,
            &MainWindow::printFigure);
    connect((*commands_)[Command::copyFigure], &QAction::triggered, this, &MainWindow::copyFigure);
    connect(models_, &ModelMenu::chosen, this, &MainWindow::switchModel);
    connect(&document_, &Document::modelOpened, this, [this] {
        const OpenModel& source = *document_.reading()->source;
        const QString reference = QString::fromStdString(source.reference);
        if (QFileInfo(reference).isDir()) {
            environment_.settings.addRecentModel(QFileInfo(reference).absoluteFilePath());
        }
    });
}

ExportRequest MainWindow::exportRequest() const {
    ExportRequest request;
    request.picture = document_.picture();
    request.cell = document_.selection().cell();
    request.sampler = document_.sampler();
    request.view = document_.options();
    request.pinned = heatmap_->comparison()->pinned().has_value();
    request.spec.kind = kindShown(*request.picture, request.view.picture);
    request.spec.theme = environment_.theme.dark() ? Theme::dark : Theme::light;
    request.spec.quantity = quantityOf(request.view.quantity);
    request.spec.colorMap = request.view.map;
    request.spec.limits = limitsShown(*request.picture, request.view);
    return request;
}

void MainWindow::exportFigure() {
    if (document_.picture()) {
        auto* dialog = new ExportDialog(exportRequest(), environment_.settings, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void MainWindow::withFigure(std::function<void(const FigureFile&, const QString&)> use) {
    if (!document_.picture()) {
        return;
    }
    ExportRequest request = exportRequest();
    const ExportLook look = lookFor(environment_.settings.exportLook(), request.spec);
    look.apply(request.spec);
    request.marked = look.marked;
    struct Made {
        FigureFile figure;
        QString numbers;
    };
    export_.start(
        [request](const JobContext& context) -> Result<Made> {
            const Result<FigureDataPtr> filled = figureDataOf(request, context);
            if (!filled) {
                return filled.error();
            }
            const FigureSpec spec = specOf(request);
            Result<FigureFile> figure = makeFigure(spec, (*filled)->input(), false);
            if (!figure) {
                return figure.error();
            }
            return Made{*std::move(figure), numbersText(spec, **filled)};
        },
        [this, use = std::move(use)](Result<Made> made) {
            made ? use(made->figure, made->numbers) : showError(made.error());
        });
}

void MainWindow::printFigure() {
    withFigure([this](const FigureFile& figure, const QString& /*numbers*/) {
        askAndPrint(std::make_shared<const DisplayList>(figure.layout), this, [this](bool done) {
            tell(done ? MessageKind::passing : MessageKind::error,
                 [done] { return done ? tr("Printed") : tr("The printer could not begin."); });
        });
    });
}

void MainWindow::copyFigure() {
    if (!document_.picture()) {
        return;
    }
    withFigure([this, request = exportRequest()](const FigureFile& figure, const QString& numbers) {
        constexpr double dpi = 200;
        export_.start([figure](const JobContext&) { return copiesOf(figure, dpi); },
                      [this, numbers, request](Result<FigureCopies> copies) {
                          if (!copies) {
                              showError(copies.error());
                              return;
                          }
                          QGuiApplication::clipboard()->setMimeData(mimeDataOf(*copies, numbers));
                          tell(MessageKind::passing, [request] {
                              return tr("The figure and its numbers are in the clipboard.") +
                                     QLatin1Char(' ') + notShown(request);
                          });
                      });
    });
}

void MainWindow::showError(const Error& error) {
    const std::optional<Error>& text = document_.textError();
    if (text && text->got == error.got && tokenExcess(error)) {
        offerShortening(error);
    } else if (error.kind != ErrorKind::cancelled) {
        tell(
            MessageKind::error, [error] { return errorSentence(error); },
            [error] { return errorDetail(error); });
    }
}

void MainWindow::offerShortening(const Error& error) {
    const qlonglong limit = tokenExcess(error)->limit;
    notices_->tell({MessageKind::error,
                    [error] { return errorSentence(error); },
                    [error] { return errorDetail(error); },
                    {{[limit] { return tr("Keep the first %1 tokens").arg(limit); },
                      [this] { document_.shorten(); }}},
                    [this, got = error.got] {
                        return document_.textError() && document_.textError()->got == got;
                    }});
}

void MainWindow::showRemarks() {
    tell(
        MessageKind::notice,
        [] { return tr("The model is open; of its files there is this to say:"); },
        [remarks = remarks_.remarks()] { return noticeText(remarks); });
}

void MainWindow::tell(MessageKind kind, std::function<QString()> words,
                      std::function<QString()> detail, const QList<MessageChoice>& choices) {
    notices_->tell({kind, std::move(words), std::move(detail), choices});
}

void MainWindow::switchModel(const QString& reference) {
    offers_example_ = true;
    document_.openModel(reference.toStdString());
}

/// After a model was chosen, not where a session or an undo opens one.
void MainWindow::offerExample() {
    if (!std::exchange(offers_example_, false)) {
        return;
    }
    const auto makesNoSense = [this] {
        const Reading::Unknown unknown = document_.reading()->unknownOfText();
        return !document_.behind() && 2 * unknown.tokens > unknown.of;
    };
    if (!makesNoSense() || document_.showsExample()) {
        return;
    }
    const auto words = [this] {
        const Reading::Unknown unknown = document_.reading()->unknownOfText();
        return tr("Most of this text is not in the vocabulary of %1: %2 of its %3 tokens are "
                  "unknown.")
            .arg(QString::fromStdString(document_.reading()->source->model->name),
                 QString::number(unknown.tokens), QString::number(unknown.of));
    };
    notices_->tell({MessageKind::warning,
                    words,
                    {},
                    {{[] { return tr("Read its own example"); },
                      [this] { document_.showExample(document_.examples().front()); }}},
                    makesNoSense});
}

void MainWindow::openModelFolder() {
    auto* dialog = new QFileDialog(this, tr("Open a model folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly, false);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::switchModel);
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
    document_.readAnew(*text);
}

void MainWindow::openDropped(const QString& path) {
    if (QFileInfo(path).isDir()) {
        switchModel(path);
    } else if (path.endsWith(QLatin1String(".heedmap"))) {
        session_->open(path);
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
        document_.readAnew(event->mimeData()->text());
    } else if (urls.front().isLocalFile()) {
        openDropped(urls.front().toLocalFile());
    } else {
        tell(MessageKind::error, [] { return tr("Only files on this computer can be opened."); });
    }
    event->acceptProposedAction();
}

} // namespace heedmap
