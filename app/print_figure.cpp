// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print_figure.h"

#include "widgets/figure/paint.h"

#include <QPainter>
#include <QPrintDialog>
#include <QPrintPreviewDialog>
#include <QPrinter>

#include <algorithm>

namespace heedmap {

namespace {

constexpr double mmPerInch = 25.4;

std::shared_ptr<QPrinter> printerFor(const DisplayList& figure) {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(documentName(figure.description));
    printer->setPageOrientation(figure.size.width() > figure.size.height() ? QPageLayout::Landscape
                                                                           : QPageLayout::Portrait);
    return printer;
}

} // namespace

QString documentName(const QString& title) {
    QString name;
    for (const QChar c : title) {
        name += c == QLatin1Char('.') || c == QLatin1Char('/') ? QLatin1Char('-') : c;
    }
    return name;
}

bool printFigure(const DisplayList& figure, QPrinter& printer) {
    const WaitCursor wait;
    QPainter painter;
    if (!painter.begin(&printer)) {
        return false;
    }
    const QRectF page = printer.pageLayout().paintRect(QPageLayout::Millimeter);
    const double scale =
        std::min({1.0, page.width() / figure.size.width(), page.height() / figure.size.height()});
    const double dots = printer.resolution() / mmPerInch;
    painter.scale(dots, dots);
    painter.translate((page.width() - scale * figure.size.width()) / 2,
                      (page.height() - scale * figure.size.height()) / 2);
    painter.scale(scale, scale);
    paint(figure, painter);
    return painter.end();
}

void askAndPrint(const std::shared_ptr<const DisplayList>& figure, QWidget* parent,
                 std::function<void(bool)> done) {
    const std::shared_ptr<QPrinter> printer = printerFor(*figure);
    auto* dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, [figure, printer, done = std::move(done)] {
        done(printFigure(*figure, *printer));
    });
    // The dialog works on the printer for as long as it is open.
    QObject::connect(dialog, &QObject::destroyed, parent, [printer] {});
    dialog->open();
}

void previewPrint(const std::shared_ptr<const DisplayList>& figure, QWidget* parent) {
    const std::shared_ptr<QPrinter> printer = printerFor(*figure);
    auto* dialog = new QPrintPreviewDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QPrintPreviewDialog::paintRequested, parent,
                     [figure](QPrinter* target) { printFigure(*figure, *target); });
    QObject::connect(dialog, &QObject::destroyed, parent, [printer] {});
    dialog->open();
}

} // namespace heedmap
