// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/svg_text.h"

#include "widgets/figure/svg_numbers.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/xml_text.h"

#include <QGlyphRun>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

/// Glyph shapes are written in thousandths of the font's size.
constexpr int glyphUnits = 1000;
constexpr double perPixel = static_cast<double>(glyphUnits) / fontPixels;

QByteArray whole(double value) {
    return QByteArray::number(static_cast<qlonglong>(std::lround(value)));
}

QByteArray point(const QPainterPath::Element& element) {
    return whole(element.x * perPixel) + " " + whole(element.y * perPixel);
}

QByteArray shapeOf(const QPainterPath& path) {
    QByteArray out;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        switch (element.type) {
        case QPainterPath::MoveToElement:
            out += (out.isEmpty() ? "M" : "zM") + point(element);
            break;
        case QPainterPath::LineToElement:
            out += "L" + point(element);
            break;
        case QPainterPath::CurveToElement:
            out += "C" + point(element);
            break;
        case QPainterPath::CurveToDataElement:
            out += " " + point(element);
            break;
        }
    }
    return out.isEmpty() ? out : out + "z";
}

QByteArray fillOf(QRgb color) {
    QByteArray out = " fill=\"" + QColor(color).name().toLatin1() + "\"";
    if (qAlpha(color) != 255) {
        out += " fill-opacity=\"" + QByteArray::number(qAlpha(color) / 255.0, 'g', 3) + "\"";
    }
    return out;
}

/// `scale` 0 is none.
QByteArray placeOf(const TextItem& item, double scale) {
    QByteArray out = " transform=\"translate(" + svgLength(item.anchor.x()) + " " +
                     svgLength(item.anchor.y()) + ")";
    if (item.degrees != 0) {
        out += " rotate(" + QByteArray::number(-item.degrees, 'g', 6) + ")";
    }
    const QRectF box = item.localBox();
    const double left = scale == 0 ? 0 : box.left();
    if (left != 0 || item.lift != 0) {
        out += " translate(" + svgLength(left) + " " + svgLength(item.lift) + ")";
    }
    if (scale != 0) {
        out += " scale(" + QByteArray::number(scale, 'g', 6) + ")";
    }
    return out + "\"";
}

QByteArray familiesOf(const TextStyle& style) {
    QByteArray out;
    for (const QString& family : figureFont(style.face, style.pointSize).families()) {
        out += "'" + xmlText(family) + "',";
    }
    return out + (style.face == FontFace::text ? "sans-serif" : "monospace");
}

QByteArray lettersOf(const TextItem& item) {
    constexpr double unitsAPoint = mmPerPoint * svgUnits;
    static constexpr std::array<const char*, 3> anchors{"start", "middle", "end"};
    QByteArray out = "<text" + placeOf(item, 0) + fillOf(item.color) + " font-family=\"" +
                     familiesOf(item.style) + "\" font-size=\"" +
                     QByteArray::number(item.style.pointSize * unitsAPoint, 'g', 6) + "\"";
    if (item.style.bold) {
        out += " font-weight=\"bold\"";
    }
    if (item.horizontal != HAlign::left) {
        out += QByteArray(" text-anchor=\"") + anchors[static_cast<std::size_t>(item.horizontal)] +
               "\"";
    }
    return out + " xml:space=\"preserve\">" + xmlText(item.text) + "</text>\n";
}

/// The runs of a line from the left: the toolkit gives them by the addresses of their fonts,
/// another order in every process.
QList<QGlyphRun> runsOf(const QTextLayout& layout) {
    QList<QGlyphRun> runs = layout.glyphRuns();
    const auto place = [](const QGlyphRun& run) {
        return std::pair(run.positions().front().x(), run.glyphIndexes().front());
    };
    runs.removeIf([](const QGlyphRun& run) { return run.isEmpty(); });
    std::sort(runs.begin(), runs.end(),
              [&](const QGlyphRun& a, const QGlyphRun& b) { return place(a) < place(b); });
    return runs;
}

} // namespace

QByteArray SvgTextWriter::element(const TextItem& item) {
    if (item.text.isEmpty()) {
        return {};
    }
    return kind_ == SvgText::letters ? lettersOf(item) : outlined(item);
}

QByteArray SvgTextWriter::outlined(const TextItem& item) {
    const QByteArray glyphs = glyphsOf(item);
    if (glyphs.isNull()) {
        return lettersOf(item);
    }
    const double scale = mmPerFontPixel(item.style) * svgUnits / perPixel;
    return "<g" + placeOf(item, scale) + fillOf(item.color) + " aria-label=\"" +
           xmlText(item.text) + "\">" + glyphs + "</g>\n";
}

QByteArray SvgTextWriter::glyphsOf(const TextItem& item) {
    QTextLayout layout(item.text, measuringFont(item.style));
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    QByteArray out("");
    for (const QGlyphRun& run : runsOf(layout)) {
        const QRawFont font = run.rawFont();
        const QList<quint32> glyphs = run.glyphIndexes();
        const QList<QPointF> positions = run.positions();
        for (qsizetype i = 0; i < glyphs.size(); ++i) {
            const Glyph& glyph = glyphOf(font, glyphs[i]);
            if (glyph.picture) {
                return {};
            }
            if (glyph.id.isEmpty()) {
                continue;
            }
            out += "<use xlink:href=\"#" + glyph.id + "\" x=\"" +
                   whole(positions[i].x() * perPixel) + "\"";
            const double y = positions[i].y() - line.ascent();
            if (std::lround(y * perPixel) != 0) {
                out += " y=\"" + whole(y * perPixel) + "\"";
            }
            out += "/>";
        }
    }
    return out;
}

/// A figure has the same few letters hundreds of times, and making an outline is dear.
const SvgTextWriter::Glyph& SvgTextWriter::glyphOf(const QRawFont& font, quint32 index) {
    const auto key = std::pair(font, index);
    auto found = glyphs_.constFind(key);
    if (found == glyphs_.constEnd()) {
        const QByteArray shape = shapeOf(font.pathForGlyph(index));
        const bool picture = shape.isEmpty() && !font.boundingRect(index).isEmpty();
        found = glyphs_.insert(key, {shape.isEmpty() ? QByteArray() : idOf(shape), picture});
    }
    return *found;
}

QByteArray SvgTextWriter::idOf(const QByteArray& shape) {
    auto found = ids_.find(shape);
    if (found == ids_.end()) {
        found = ids_.insert(shape, static_cast<int>(shapes_.size()));
        shapes_.append(shape);
    }
    return "g" + QByteArray::number(*found);
}

QByteArray SvgTextWriter::definitions() const {
    QByteArray out;
    for (qsizetype i = 0; i < shapes_.size(); ++i) {
        out += "<path id=\"g" + QByteArray::number(i) + "\" d=\"" + shapes_[i] + "\"/>\n";
    }
    return out.isEmpty() ? out : "<defs>\n" + out + "</defs>\n";
}

} // namespace heedmap
