// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialog.h"

#include "app/busy_bar.h"
#include "app/export_form.h"
#include "app/export_words.h"
#include "app/figure_preview.h"
#include "app/print_figure.h"
#include "app/settings.h"
#include "widgets/figure/make_figure.h"
#include "widgets/figure/words.h"

#include <QClipboard>
#include <QDrag>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QUrl>

namespace heedmap {

namespace {

QString endingOf(FigureFormat format) {
    return QString::fromUtf8(name_of(format).data());
}

/// A file's name for the figure: `heatmap-2.1.svg`.
QString nameOf(FigureKind kind, const HeadId& head, FigureFormat format) {
    const QString what = QString::fromUtf8(name_of(kind).data());
    return showsOneHead(kind) ? QStringLiteral("%1-%2.%3.%4")
                                    .arg(what)
                                    .arg(head.site.layer)
                                    .arg(head.head)
                                    .arg(endingOf(format))
                              : QStringLiteral("%1.%2").arg(what, endingOf(format));
}

} // namespace

ExportDialog::ExportDialog(const ExportRequest& request, Settings& settings, QWidget* parent)
    : QDialog(parent), request_(request), settings_(settings) {
    setWindowTitle(tr("Export a figure"));
    form_ = new ExportForm(lookFor(settings.exportLook(), request.spec), request.spec.kind, this);
    preview_ = new FigurePreview(this);
    status_ = new QLabel(this);
    status_->setWordWrap(true);
    status_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    busy_ = new BusyBar(this);
    connect(&drawing_, &JobSlot::busyChanged, busy_, &BusyBar::setBusy);
    connect(&drawing_, &JobSlot::progressed, busy_, &BusyBar::setShare);
    connect(busy_, &BusyBar::cancelled, this, [this] {
        drawing_.cancel();
        preview_->setMessage(tr("Stopped."));
    });
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(form_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(form_->sizeHint().width() + 24);
    auto* column = new QWidget(this);
    auto* right = new QVBoxLayout(column);
    right->setContentsMargins(0, 0, 0, 0);
    right->addWidget(scroll, 1);
    right->addWidget(status_);
    right->addWidget(busy_);
    addButtons(column);
    auto* whole = new QHBoxLayout(this);
    whole->addWidget(preview_, 1);
    whole->addWidget(column);
    resize(980, 700); // all choices without scrolling
    markKinds();
    connect(form_, &ExportForm::changed, this, &ExportDialog::refresh);
    connect(preview_, &FigurePreview::dragged, this, &ExportDialog::drag);
    refresh();
}

ExportDialog::~ExportDialog() {
    settings_.setExportLook(form_->look().toMap());
}

void ExportDialog::addButtons(QWidget* column) {
    auto* grid = new QGridLayout;
    const auto add = [&](const QString& text, const QString& tip, auto act, int row, int at) {
        auto* button = new QPushButton(text, this);
        button->setToolTip(tip);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
        grid->addWidget(button, row, at);
        buttons_ << button;
        return button;
    };
    add(tr("Sav&e…"), tr("Write the figure to a file"), &ExportDialog::askWhere, 0, 0)
        ->setDefault(true);
    add(tr("Cop&y"), tr("Copy the figure as a picture, a drawing and numbers"), &ExportDialog::copy,
        0, 1);
    add(tr("&Print…"), tr("Print it, in this size, on a printer or into a PDF"),
        &ExportDialog::print, 1, 0);
    add(tr("Print previe&w…"), tr("See the page as it would be printed"),
        &ExportDialog::previewPages, 1, 1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setToolTip(tr("Close; the choices are remembered (Esc)"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    grid->addWidget(close, 2, 0, 1, 2);
    static_cast<QVBoxLayout*>(column->layout())->addLayout(grid);
}

void ExportDialog::markKinds() {
    for (const FigureKind kind : allFigureKinds()) {
        if (const Result<void> possible = canShow(kind, request_); !possible) {
            form_->disableKind(kind, whyNotNow(kind));
        }
    }
}

ExportRequest ExportDialog::requestNow() const {
    ExportRequest request = request_;
    request.spec.kind = form_->kind();
    const ExportLook look = form_->look();
    look.apply(request.spec);
    request.marked = look.marked;
    request.spec.captionText = form_->captionText();
    return request;
}

void ExportDialog::refresh() {
    struct Drawn {
        FigureDataPtr data;
        std::shared_ptr<const FigureFile> figure;
        QString caption;
    };
    const ExportRequest request = requestNow();
    form_->setNote(notShown(request));
    const FigureDataPtr known = data_kind_ == request.spec.kind ? data_ : nullptr;
    const bool numbers = form_->look().format == FigureFormat::pdf;
    copying_.cancel();
    copies_.reset();
    preview_->setDraggable(false);
    figure_.reset(); // what is in sight is of the choices before: nothing may be made of it
    tell({});
    drawing_.start(
        [request, known, numbers](const JobContext& context) -> Result<Drawn> {
            Result<FigureDataPtr> filled =
                known ? Result<FigureDataPtr>(known) : figureDataOf(request, context);
            if (!filled) {
                return filled.error();
            }
            FigureSpec spec = specOf(request);
            Result<FigureFile> figure = makeFigure(spec, (*filled)->input(), numbers);
            if (!figure) {
                return figure.error();
            }
            spec.captionText.clear();
            return Drawn{*filled, std::make_shared<const FigureFile>(*std::move(figure)),
                         FigureWords::caption(spec, (*filled)->input())};
        },
        [this, kind = request.spec.kind](Result<Drawn> drawn) {
            if (!drawn) {
                figure_.reset();
                preview_->setMessage(exportSentence(drawn.error()));
                tell({});
                return;
            }
            data_ = drawn->data;
            data_kind_ = kind;
            form_->setMadeCaption(drawn->caption);
            showFigure(drawn->figure);
        });
}

void ExportDialog::showFigure(const std::shared_ptr<const FigureFile>& figure) {
    figure_ = figure;
    preview_->setFigure(figure);
    const QSizeF size = figure->layout.size;
    tell(tr("%1 × %2 mm").arg(size.width(), 0, 'f', 1).arg(size.height(), 0, 'f', 1));
    copying_.start(
        [figure, dpi = form_->look().dpi](const JobContext&) { return copiesOf(*figure, dpi); },
        [this](Result<FigureCopies> copies) {
            if (copies) {
                copies_ = std::make_shared<const FigureCopies>(*std::move(copies));
                preview_->setDraggable(true);
            }
        });
}

void ExportDialog::tell(const QString& text) {
    status_->setText(text);
    for (QPushButton* button : buttons_) {
        button->setEnabled(figure_ != nullptr);
    }
}

void ExportDialog::askWhere() {
    const ExportRequest request = requestNow();
    const FigureFormat format = form_->look().format;
    auto* dialog = new QFileDialog(this, tr("Export the figure"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("%1 file (*.%2)").arg(endingOf(format).toUpper(), endingOf(format)));
    dialog->setDefaultSuffix(endingOf(format));
    dialog->selectFile(nameOf(request.spec.kind, request.picture->head, format));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::save);
    dialog->open();
}

void ExportDialog::save(const QString& path) {
    if (!figure_ || !data_) {
        return;
    }
    const ExportLook look = form_->look();
    writing_.start(
        [figure = figure_, data = data_, spec = specOf(requestNow()), look,
         path = path.toStdString()](const JobContext&) -> Result<void> {
            Result<void> done = writeFigure(*figure, path, look.file());
            if (done && look.numbers) {
                std::filesystem::path beside = path;
                beside.replace_extension(heedmap::endingOf(*look.numbers).toStdString());
                done = writeNumbers(spec, *data, beside, *look.numbers);
            }
            return done;
        },
        [this, path](Result<void> done) {
            const bool close = std::exchange(closing_, false);
            if (!done) {
                tell(exportSentence(done.error()));
                return;
            }
            tell(tr("Written: %1").arg(path));
            emit written(path);
            if (close) {
                reject();
            }
        });
}

/// What is being written is finished first: closing would drop it without a word.
void ExportDialog::reject() {
    closing_ = writing_.busy();
    if (!closing_) {
        QDialog::reject();
    }
}

QMimeData* mimeDataOf(const FigureCopies& copies, const QString& numbers) {
    auto* all = new QMimeData;
    all->setImageData(copies.image);
    all->setData(QStringLiteral("image/svg+xml"), copies.svg);
    if (!numbers.isEmpty()) {
        all->setText(numbers);
    }
    return all;
}

QMimeData* ExportDialog::mimeData() const {
    return mimeDataOf(*copies_, data_ ? numbersText(specOf(requestNow()), *data_) : QString());
}

void ExportDialog::copy() {
    if (!copies_) {
        return;
    }
    QGuiApplication::clipboard()->setMimeData(mimeData());
    tell(tr("The figure and its numbers are in the clipboard."));
    emit copied();
}

void ExportDialog::drag() {
    if (!copies_ || !figure_) {
        return;
    }
    auto* given = mimeData();
    dragged_ = std::make_unique<QTemporaryDir>();
    const bool drawing = form_->look().format == FigureFormat::svg;
    const QString name = nameOf(form_->kind(), request_.picture->head,
                                drawing ? FigureFormat::svg : FigureFormat::png);
    QFile file(dragged_->filePath(name));
    if (file.open(QIODevice::WriteOnly) && file.write(drawing ? copies_->svg : copies_->png) > 0) {
        file.close();
        given->setUrls({QUrl::fromLocalFile(file.fileName())});
    }
    auto* drag = new QDrag(this);
    drag->setMimeData(given);
    drag->setPixmap(QPixmap::fromImage(
        copies_->image.scaled(240, 240, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    drag->exec(Qt::CopyAction);
}

std::shared_ptr<const DisplayList> ExportDialog::page() const {
    return std::make_shared<const DisplayList>(figure_->layout);
}

void ExportDialog::print() {
    if (figure_) {
        askAndPrint(page(), this, [this](bool done) {
            tell(done ? tr("Printed") : tr("The printer could not begin."));
        });
    }
}

void ExportDialog::previewPages() {
    if (figure_) {
        previewPrint(page(), this);
    }
}

} // namespace heedmap
