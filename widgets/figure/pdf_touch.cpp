// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/pdf_touch.h"

#include <QRegularExpression>
#include <QString>

namespace heedmap {

namespace {

/// `number` in exactly `width` characters, as many digits after the point as fit.
QByteArray inWidth(double number, qsizetype width) {
    return QByteArray::number(number, 'f', 12).leftJustified(width, '0', true);
}

/// The character that a reader looks for, or `code` itself.
ushort characterOf(ushort code) {
    const bool radical = code >= 0x2E80 && code < 0x2FE0;
    const bool compatible = code >= 0xF900 && code < 0xFB00;
    if (code == u'\t') {
        return u' ';
    }
    if (!radical && !compatible) {
        return code;
    }
    const QString usual = QString(QChar(code)).normalized(QString::NormalizationForm_KC);
    return usual.size() == 1 ? usual[0].unicode() : code;
}

} // namespace

void setPageSize(QByteArray& pdf, QSizeF points) {
    static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]"));
    const QRegularExpressionMatch match = box.match(QString::fromLatin1(pdf));
    if (match.hasMatch()) {
        pdf.replace(match.capturedStart(1), match.capturedLength(1),
                    inWidth(points.width(), match.capturedLength(1)));
        pdf.replace(match.capturedStart(2), match.capturedLength(2),
                    inWidth(points.height(), match.capturedLength(2)));
    }
}

void nameCharacters(QByteArray& pdf) {
    constexpr qsizetype digits = 4;
    for (qsizetype map = pdf.indexOf("begincmap\n"); map >= 0;
         map = pdf.indexOf("begincmap\n", map + 1)) {
        const qsizetype end = pdf.indexOf("endcmap", map);
        for (qsizetype list = pdf.indexOf('[', map); list >= 0 && list < end;
             list = pdf.indexOf('[', list + 1)) {
            const qsizetype close = pdf.indexOf(']', list);
            for (qsizetype at = pdf.indexOf('<', list); at >= 0 && at < close;
                 at = pdf.indexOf('<', at + 1)) {
                bool number = false;
                const ushort code = pdf.mid(at + 1, digits).toUShort(&number, 16);
                if (number && pdf.at(at + 1 + digits) == '>') {
                    pdf.replace(at + 1, digits,
                                QByteArray::number(characterOf(code), 16)
                                    .toUpper()
                                    .rightJustified(digits, '0'));
                }
            }
        }
    }
}

} // namespace heedmap
