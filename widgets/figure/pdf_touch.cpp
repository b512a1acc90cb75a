// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/pdf_touch.h"

#include <QRegularExpression>
#include <QString>

#include <string_view>

namespace heedmap {

namespace {

/// `number` in exactly `width` characters, as many digits after the point as fit.
QByteArray inWidth(double number, qsizetype width) {
    return QByteArray::number(number, 'f', 12).leftJustified(width, '0', true);
}

/// The characters that the radicals from U+2E80 on are drawn like, `·` where there is none of four
/// digits: they have no decomposition (Unicode 15, EquivalentUnifiedIdeograph.txt).
constexpr char16_t firstRadical = 0x2E80;
constexpr std::u16string_view likeRadicals =
    u"·厂乛乚乙亻冂·刀刂卜㔾小小兀尣尢·巳幺彑彐忄心扌攵·旡日月歺母"
    u"民氵氺灬爫爫丬牛犭王·目示礻·糹纟罓罒㓁冗·羊··耂肀聿肉·艹艹"
    u"艹虎衤覀西见角·讠贝·车辶辶辶邑钅長镸长门·阝雨青韦页风飞食·飠"
    u"饣·马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

/// The character that a reader looks for, or `code` itself.
ushort characterOf(ushort code) {
    const bool radical = code >= 0x2F00 && code < 0x2FE0;
    const bool compatible = code >= 0xF900 && code < 0xFB00;
    if (code == u'\t') {
        return u' ';
    }
    if (code >= firstRadical && code < firstRadical + likeRadicals.size()) {
        const char16_t like = likeRadicals[code - firstRadical];
        return like == u'·' ? code : like;
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
