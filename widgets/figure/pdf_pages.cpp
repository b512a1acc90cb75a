// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/pdf_pages.h"

#include "widgets/figure/paint.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace heedmap {

namespace {

constexpr double mmPerInch = 25.4;
constexpr int resolution = 2540; ///< units of the page in an inch: 0.01 mm

void setSize(QPdfWriter& writer, const DisplayList& page) {
    writer.setPageSize(
        QPageSize(page.size, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
}

} // namespace

Result<QByteArray> pdfOfPages(const std::vector<DisplayList>& pages, const QString& program) {
    if (pages.empty()) {
        return Error{ErrorKind::invalid, "", "PDF", "no pages", "at least one"};
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setTitle(pages.front().description);
    writer.setCreator(program);
    setSize(writer, pages.front());
    QPainter painter;
    if (!painter.begin(&writer)) {
        return Error{ErrorKind::io, "", "PDF", "no page", "a page that can be painted"};
    }
    for (const DisplayList& page : pages) {
        if (&page != pages.data()) {
            setSize(writer, page);
            writer.newPage();
        }
        painter.resetTransform();
        painter.scale(resolution / mmPerInch, resolution / mmPerInch);
        paint(page, painter);
    }
    painter.end();
    return buffer.data();
}

} // namespace heedmap
