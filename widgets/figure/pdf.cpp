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

QByteArray xmpOf(const FigureFile& figure) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
           rdfOf(figure.provenance, figure.layout.description) +
           "</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
}

QString programOf(const Provenance& provenance) {
    for (const auto& [key, value] : provenance) {
        if (key == "Software") {
            return value;
        }
    }
    return {};
}

void describe(QPdfWriter& writer, const FigureFile& figure) {
    writer.setTitle(figure.layout.description);
    writer.setCreator(programOf(figure.provenance));
    writer.setDocumentXmpMetadata(xmpOf(figure));
    if (!figure.csv.isEmpty()) {
        writer.addFileAttachment(QStringLiteral("figure.csv"), figure.csv,
                                 QStringLiteral("text/csv"));
    }
}

} // namespace

Result<QByteArray> pdfOf(const FigureFile& figure) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    // Qt's page has whole points. The figure stands on its lower left, and the page is cut to it.
    const QSizeF points = figure.layout.size * pointsPerMm;
    const QSizeF whole(std::ceil(points.width()), std::ceil(points.height()));
    writer.setPageSize(QPageSize(whole, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    describe(writer, figure);
    QPainter painter;
    if (!painter.begin(&writer)) {
        return Error{ErrorKind::io, "", "PDF", "no page", "a page that can be painted"};
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

} // namespace heedmap
