// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/tex.h"

#include "core/format/number_text.h"
#include "widgets/figure/hatch_lines.h"
#include "widgets/figure/tex_text.h"
#include "widgets/figure/vector_cells.h"

#include <cmath>
#include <numbers>
#include <set>

namespace heedmap {

namespace {

/// mm or points with three digits at most after the point.
QByteArray number(double value) {
    return QByteArray::number(std::round(value * 1000) / 1000 + 0.0, 'g', 10);
}

QByteArray point(const QPointF& at) {
    return "(" + number(at.x()) + "," + number(at.y()) + ")";
}

QByteArray hexOf(QRgb color) {
    return QColor(color).name().mid(1).toUpper().toLatin1();
}

QByteArray mapName(ColorMap map) {
    return "heedmap-" + QByteArray(name_of(map).data());
}

/// The map's 256 colours, as pgfplots takes them.
QByteArray definitionOf(ColorMap map) {
    QByteArray out = "\\pgfplotsset{colormap={" + mapName(map) + "}{";
    for (const QRgb color : tableOf(map)) {
        out += "rgb255=(" + QByteArray::number(qRed(color)) + "," +
               QByteArray::number(qGreen(color)) + "," + QByteArray::number(qBlue(color)) + ") ";
    }
    return out + "}}\n";
}

class TexWriter {
  public:
    void operator()(const RectItem& item) {
        const QByteArray shape =
            point(item.rect.topLeft()) + " rectangle " + point(item.rect.bottomRight()) + ";\n";
        if (qAlpha(item.fill) != 0) {
            out_ += "\\fill[" + colour(item.fill) + opacity(item.fill) + "] " + shape;
        }
        stroke(shape, item.stroke);
    }

    void operator()(const PolylineItem& item) {
        QByteArray path;
        for (const QPointF& at : item.points) {
            path += (path.isEmpty() ? "" : " -- ") + point(at);
        }
        stroke(path + ";\n", item.stroke);
    }

    void operator()(const HatchItem& item) {
        QByteArray path;
        for (const QLineF& line : hatchLines(item)) {
            path += "\n  " + point(line.p1()) + " -- " + point(line.p2());
        }
        if (!path.isEmpty()) {
            stroke(path + ";\n", {item.color, item.width, false, 0});
        }
    }

    void operator()(const CellsItem& item) {
        // pgfplots cannot tell the width of a cell that has no neighbour.
        if (item.values.rows() > 1 && item.values.cols() > 1) {
            plot(item);
            return;
        }
        for (const CellRun& run : cellRuns(item)) {
            (*this)(RectItem{item.role, rectOf(item, run), run.color, {}});
        }
    }

    void operator()(const TextItem& item) {
        static constexpr std::array<const char*, 3> anchors{"base west", "base", "base east"};
        const double turn = item.degrees * std::numbers::pi / 180;
        const QPointF baseline =
            item.anchor + QPointF(item.lift * std::sin(turn), item.lift * std::cos(turn));
        const QByteArray size = number(item.style.pointSize * texPoints);
        out_ += "\\node[t," + colour(item.color) + opacity(item.color) +
                ",anchor=" + anchors[static_cast<std::size_t>(item.horizontal)];
        if (item.degrees != 0) {
            out_ += ",rotate=" + number(item.degrees);
        }
        out_ += QByteArray("] at ") + point(baseline) + " {\\fontsize{" + size + "}{" + size +
                "}\\selectfont" + (item.style.bold ? "\\bfseries " : " ") + texText(item.text) +
                "};\n";
    }

    [[nodiscard]] QByteArray definitions() const {
        QByteArray out;
        for (const QByteArray& color : colors_) {
            out += "\\definecolor{c" + color + "}{HTML}{" + color + "}\n";
        }
        for (const ColorMap map : maps_) {
            out += definitionOf(map);
        }
        return out;
    }
    [[nodiscard]] const QByteArray& body() const { return out_; }

  private:
    static constexpr double texPoints = 72.27 / 72.0; ///< TeX's in one of 1/72 inch

    QByteArray colour(QRgb color) {
        const QByteArray hex = hexOf(color);
        colors_.insert(hex);
        return "c" + hex;
    }

    static QByteArray opacity(QRgb color) {
        return qAlpha(color) == 255 ? QByteArray() : ",opacity=" + number(qAlpha(color) / 255.0);
    }

    void stroke(const QByteArray& shape, const Stroke& stroke) {
        if (qAlpha(stroke.casing) != 0) {
            out_ += "\\draw[" + colour(stroke.casing) + opacity(stroke.casing) +
                    ",line cap=rect,line width=" + number(stroke.width * casingWidth) + "mm] " +
                    shape;
        }
        if (qAlpha(stroke.color) == 0) {
            return;
        }
        out_ += "\\draw[" + colour(stroke.color) + opacity(stroke.color) +
                ",line width=" + number(stroke.width) + "mm";
        if (stroke.dashed) {
            out_ += ",dash pattern=on " + number(dash * stroke.width) + "mm off " +
                    number(dashGap * stroke.width) + "mm";
        }
        out_ += "] " + shape;
    }

    /// What the colour of a cell goes by.
    static std::string metaOf(const CellsItem& item, Index row, Index col) {
        const float value = item.values(row, col);
        return number_text(
            item.scale.logarithmic ? static_cast<float>(item.scale.measure(double{value})) : value);
    }

    void plot(const CellsItem& item) {
        maps_.insert(item.scale.map);
        const Index rows = item.values.rows();
        const Index cols = item.values.cols();
        out_ += "\\begin{axis}[heedmap,at={(" + number(item.rect.left()) + "mm," +
                number(-item.rect.top()) + "mm)},width=" + number(item.rect.width()) +
                "mm,height=" + number(item.rect.height()) + "mm,xmax=" + number(cols - 0.5) +
                ",ymax=" + number(rows - 0.5) + ",colormap name=" + mapName(item.scale.map) +
                ",point meta min=" + number_text(item.scale.measure(item.scale.low)).c_str() +
                ",point meta max=" + number_text(item.scale.measure(item.scale.high)).c_str() +
                "]\n\\addplot[matrix plot*,point meta=explicit,mesh/cols=" +
                QByteArray::number(qlonglong{cols}) + "] table[meta index=2] {\n";
        for (Index row = 0; row < rows; ++row) {
            for (Index col = 0; col < cols; ++col) {
                out_ += QByteArray::number(qlonglong{col}) + " " +
                        QByteArray::number(qlonglong{row}) + " " +
                        QByteArray::fromStdString(metaOf(item, row, col)) + "\n";
            }
        }
        out_ += "};\n\\end{axis}\n";
    }

    std::set<QByteArray> colors_; ///< as six hexadecimal digits
    std::set<ColorMap> maps_;
    QByteArray out_;
};

Result<void> checkCells(const DisplayList& figure) {
    Index cells = 0;
    for (const FigureItem& item : figure.items) {
        const auto* matrix = std::get_if<CellsItem>(&item);
        cells += matrix == nullptr ? 0 : matrix->values.size();
    }
    if (cells > maxTexCells) {
        return Error{ErrorKind::limit, "", "TeX", std::to_string(cells) + " cells",
                     "at most " + std::to_string(maxTexCells) + ": take .pdf or .svg"};
    }
    return {};
}

constexpr const char* plotStyle =
    "\\usepackage{pgfplots}\n"
    "\\pgfplotsset{compat=1.16,heedmap/.style={scale only axis,hide axis,anchor=north west,"
    "y dir=reverse,enlargelimits=false,xmin=-0.5,ymin=-0.5,clip=true,unbounded coords=jump}}\n"
    "\\tikzset{t/.style={inner sep=0pt,outer sep=0pt}}\n";

} // namespace

Result<QByteArray> texOf(const DisplayList& figure, const Provenance& provenance) {
    if (Result<void> fits = checkCells(figure); !fits) {
        return fits.error();
    }
    TexWriter items;
    const RectItem page{ItemRole::ground, QRectF(QPointF(0, 0), figure.size), figure.ground, {}};
    items(page);
    for (const FigureItem& item : figure.items) {
        std::visit(items, item);
    }
    QByteArray out = texComment(figure.description);
    for (const auto& [key, value] : provenance) {
        out += texComment(QString::fromLatin1(key) + QStringLiteral(": ") + value);
    }
    out += "\\documentclass[border=0pt]{standalone}\n" + texPreamble() + plotStyle +
           items.definitions() +
           "\\begin{document}\n\\begin{tikzpicture}[x=1mm,y=-1mm]\n"
           "\\useasboundingbox " +
           point({0, 0}) + " rectangle " + point({figure.size.width(), figure.size.height()}) +
           ";\n" + items.body() + "\\end{tikzpicture}\n\\end{document}\n";
    return out;
}

} // namespace heedmap
