// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/pdf.h"

#include "widgets/figure/paint.h"
#include "widgets/figure/pdf_touch.h"
#include "widgets/figure/rdf.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace heedmap {

namespace {

constexpr double mmPerInch = 25.4;
constexpr double pointsPerMm = 72 / mmPerInch;
constexpr int resolution = 2540; ///< units of the page in an inch: 0.01 mm

QByteArray xmpOf(const Provenance& provenance, const QString& title) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
           rdfOf(provenance, title) + "</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
}

QString programOf(const Provenance& provenance) {
    for (const auto& [key, value] : provenance) {
        if (key == "Software") {
            return value;
        }
    }
    return {};
}

void describe(QPdfWriter& writer, const Provenance& provenance, const QString& title) {
    writer.setResolution(resolution);
    writer.setTitle(title);
    writer.setCreator(programOf(provenance));
    writer.setDocumentXmpMetadata(xmpOf(provenance, title));
}

Error noPage() {
    return {ErrorKind::io, "", "PDF", "no page", "a page that can be painted"};
}

} // namespace

Result<QByteArray> pdfOf(const FigureFile& figure) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    // Qt's page has whole points. The figure stands on its lower left, and the page is cut to it.
    const QSizeF points = figure.layout.size * pointsPerMm;
    const QSizeF whole(std::ceil(points.width()), std::ceil(points.height()));
    writer.setPageSize(QPageSize(whole, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    describe(writer, figure.provenance, figure.layout.description);
    if (!figure.csv.isEmpty()) {
        writer.addFileAttachment(QStringLiteral("figure.csv"), figure.csv,
                                 QStringLiteral("text/csv"));
    }
    QPainter painter;
    if (!painter.begin(&writer)) {
        return noPage();
    }
    painter.scale(resolution / mmPerInch, resolution / mmPerInch);
    painter.translate(0, (whole.height() - points.height()) / pointsPerMm);
    paint(figure.layout, painter);
    painter.end();
    QByteArray bytes = buffer.data();
    setPageSize(bytes, points);
    nameCharacters(bytes);
    return bytes;
}

Result<QByteArray> pdfOf(const std::vector<DisplayList>& pages, const Provenance& provenance) {
    if (pages.empty()) {
        return Error{ErrorKind::invalid, "", "PDF", "no pages", "at least one"};
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(
        QPageSize(pages.front().size, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    describe(writer, provenance, pages.front().description);
    QPainter painter;
    if (!painter.begin(&writer)) {
        return noPage();
    }
    painter.scale(resolution / mmPerInch, resolution / mmPerInch);
    for (const DisplayList& page : pages) {
        if (&page != pages.data()) {
            writer.newPage();
        }
        paint(page, painter);
    }
    painter.end();
    QByteArray bytes = buffer.data();
    nameCharacters(bytes);
    return bytes;
}

} // namespace heedmap
