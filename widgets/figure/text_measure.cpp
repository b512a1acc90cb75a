// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/text_measure.h"

#include <QFontMetricsF>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>

namespace heedmap {

namespace {

/// The longest prefix made of whole characters that, with `…`, is at most `width` mm.
QString longestPrefix(const QString& text, const TextStyle& style, double width) {
    const QString dots = QStringLiteral("…");
    std::vector<qsizetype> ends = {0};
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    while (finder.toNextBoundary() > 0) {
        ends.push_back(finder.position());
    }
    const auto fits = [&](qsizetype end) {
        return textWidth(text.left(end).trimmed() + dots, style) <= width;
    };
    const auto past = std::partition_point(ends.begin() + 1, ends.end(), fits);
    return text.left(*(past - 1)).trimmed() + dots;
}

} // namespace

QFont measuringFont(const TextStyle& style) {
    QFont font = figureFont(style.face, style.pointSize, style.bold);
    font.setPixelSize(fontPixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    font.setKerning(true);
    return font;
}

double mmPerFontPixel(const TextStyle& style) {
    return style.pointSize * mmPerPoint / fontPixels;
}

double textWidth(const QString& text, const TextStyle& style) {
    return QFontMetricsF(measuringFont(style)).horizontalAdvance(text) * mmPerFontPixel(style);
}

double lineHeight(const TextStyle& style) {
    return QFontMetricsF(measuringFont(style)).height() * mmPerFontPixel(style);
}

QString elided(const QString& text, const TextStyle& style, double width) {
    // A label is never more than a few centimetres: do not measure a whole book.
    const QString start = text.left(4096);
    if (start.size() == text.size() && textWidth(text, style) <= width) {
        return text;
    }
    return longestPrefix(start, style, width);
}

QStringList wrapped(const QString& text, const TextStyle& style, double width, int maxLines) {
    const double pixels = width / mmPerFontPixel(style);
    const QString start = text.left(16384);
    QTextLayout layout(start, measuringFont(style));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(pixels);
        if (lines.size() + 1 == maxLines) {
            lines.append(elided(start.mid(line.textStart()), style, width));
            break;
        }
        lines.append(start.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

void measure(TextItem& item) {
    const QFontMetricsF metrics(measuringFont(item.style));
    const double mm = mmPerFontPixel(item.style);
    item.size = QSizeF(metrics.horizontalAdvance(item.text) * mm, metrics.height() * mm);
    item.ascent = metrics.ascent() * mm;
    item.lift = item.vertical == VAlign::middle ? metrics.capHeight() * mm / 2 : 0;
}

} // namespace heedmap
