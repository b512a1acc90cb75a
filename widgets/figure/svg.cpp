// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/svg.h"

#include "widgets/figure/cell_image.h"
#include "widgets/figure/hatch_lines.h"
#include "widgets/figure/rdf.h"
#include "widgets/figure/svg_numbers.h"
#include "widgets/figure/svg_text.h"
#include "widgets/figure/vector_cells.h"
#include "widgets/figure/words.h"
#include "widgets/figure/xml_text.h"

#include <QBuffer>

#include <map>

namespace heedmap {

namespace {

QByteArray paintOf(const char* what, QRgb color) {
    const QByteArray name(what);
    QByteArray out = " " + name + "=\"" + QColor(color).name().toLatin1() + "\"";
    if (qAlpha(color) != 255) {
        out +=
            " " + name + "-opacity=\"" + QByteArray::number(qAlpha(color) / 255.0, 'g', 3) + "\"";
    }
    return out;
}

QByteArray strokeOf(QRgb color, double width) {
    return " fill=\"none\"" + paintOf("stroke", color) + " stroke-width=\"" + svgLength(width) +
           "\"";
}

/// The rectangle's edges, rounded, so that neighbours meet.
struct Edges {
    explicit Edges(const QRectF& rect)
        : left(svgUnit(rect.left())), top(svgUnit(rect.top())), width(svgUnit(rect.right()) - left),
          height(svgUnit(rect.bottom()) - top) {}

    [[nodiscard]] QByteArray attributes() const {
        return " x=\"" + QByteArray::number(qlonglong{left}) + "\" y=\"" +
               QByteArray::number(qlonglong{top}) + "\" width=\"" +
               QByteArray::number(qlonglong{width}) + "\" height=\"" +
               QByteArray::number(qlonglong{height}) + "\"";
    }
    [[nodiscard]] QByteArray path() const {
        return "M" + QByteArray::number(qlonglong{left}) + " " +
               QByteArray::number(qlonglong{top}) + "h" + QByteArray::number(qlonglong{width}) +
               "v" + QByteArray::number(qlonglong{height}) + "h" +
               QByteArray::number(qlonglong{-width}) + "z";
    }

    long left;
    long top;
    long width;
    long height;
};

QByteArray pathOf(const std::vector<QPointF>& points) {
    QByteArray out;
    for (const QPointF& point : points) {
        out += (out.isEmpty() ? "M" : "L") + svgLength(point.x()) + " " + svgLength(point.y());
    }
    return out;
}

class ItemWriter {
  public:
    ItemWriter(SvgText text, bool images) : text_(text), images_(images) {}

    void operator()(const RectItem& item) {
        const QByteArray rect = "<rect" + Edges(item.rect).attributes();
        if (qAlpha(item.fill) != 0) {
            out_ += rect + paintOf("fill", item.fill) + " shape-rendering=\"crispEdges\"/>\n";
        }
        stroke(rect, item.stroke);
    }

    void operator()(const PolylineItem& item) {
        stroke("<path d=\"" + pathOf(item.points) + "\"", item.stroke);
    }

    void operator()(const HatchItem& item) {
        QByteArray path;
        for (const QLineF& line : hatchLines(item)) {
            path += pathOf({line.p1(), line.p2()});
        }
        if (!path.isEmpty()) {
            out_ += "<path d=\"" + path + "\"" + strokeOf(item.color, item.width) + "/>\n";
        }
    }

    void operator()(const CellsItem& item) {
        if (item.values.empty()) {
            return;
        }
        if (images_ && item.role == ItemRole::cells) {
            image(item);
        } else {
            rectangles(item);
        }
    }

    void operator()(const TextItem& item) { out_ += text_.element(item); }

    [[nodiscard]] QByteArray take() { return text_.definitions() + out_; }

  private:
    void stroke(const QByteArray& shape, const Stroke& stroke) {
        if (qAlpha(stroke.casing) != 0) {
            out_ += shape + strokeOf(stroke.casing, stroke.width * casingWidth) +
                    " stroke-linecap=\"square\"/>\n";
        }
        if (qAlpha(stroke.color) == 0) {
            return;
        }
        out_ += shape + strokeOf(stroke.color, stroke.width);
        if (stroke.dashed) {
            out_ += " stroke-dasharray=\"" + svgLength(dash * stroke.width) + " " +
                    svgLength(dashGap * stroke.width) + "\"";
        }
        out_ += "/>\n";
    }

    /// One path a colour, in the order of the colours' numbers.
    void rectangles(const CellsItem& item) {
        std::map<QRgb, QByteArray> paths;
        for (const CellRun& run : cellRuns(item)) {
            paths[run.color] += Edges(rectOf(item, run)).path();
        }
        out_ += "<g shape-rendering=\"crispEdges\">\n";
        for (const auto& [color, path] : paths) {
            out_ += "<path" + paintOf("fill", color) + " d=\"" + path + "\"/>\n";
        }
        out_ += "</g>\n";
    }

    void image(const CellsItem& item) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        cellImage(item).convertToFormat(QImage::Format_RGBA8888).save(&buffer, "png");
        out_ += "<image" + Edges(item.rect).attributes() +
                " preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\""
                " xlink:href=\"data:image/png;base64," +
                buffer.data().toBase64() + "\"/>\n";
    }

    SvgTextWriter text_;
    bool images_;
    QByteArray out_;
};

/// The caption's lines in one.
QString captionOf(const DisplayList& figure) {
    QStringList lines;
    for (const FigureItem& item : figure.items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (text != nullptr && text->role == ItemRole::caption) {
            lines.append(text->text);
        }
    }
    return lines.join(QLatin1Char(' '));
}

QByteArray openingTag(const DisplayList& figure) {
    const auto mm = [](double length) {
        return QByteArray::number(static_cast<double>(svgUnit(length)) / svgUnits, 'g', 10) + "mm";
    };
    return "<svg xmlns=\"http://www.w3.org/2000/svg\""
           " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"" +
           mm(figure.size.width()) + "\" height=\"" + mm(figure.size.height()) +
           "\" viewBox=\"0 0 " + svgLength(figure.size.width()) + " " +
           svgLength(figure.size.height()) + "\" xml:lang=\"" +
           xmlText(FigureWords::languageTag()) + "\" role=\"img\" aria-labelledby=\"title\">\n";
}

} // namespace

QByteArray svgOf(const DisplayList& figure, const Provenance& provenance, SvgText text) {
    ItemWriter items(text, hasImages(figure));
    if (qAlpha(figure.ground) != 0) {
        items(RectItem{ItemRole::ground, QRectF(QPointF(0, 0), figure.size), figure.ground, {}});
    }
    for (const FigureItem& item : figure.items) {
        std::visit(items, item);
    }
    QByteArray out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + openingTag(figure) +
                     "<title id=\"title\">" + xmlText(figure.description) + "</title>\n";
    if (const QString caption = captionOf(figure); !caption.isEmpty()) {
        out += "<desc>" + xmlText(caption) + "</desc>\n";
    }
    return out + "<metadata>\n" + rdfOf(provenance, figure.description) + "</metadata>\n" +
           items.take() + "</svg>\n";
}

} // namespace heedmap
