// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/matrix_line.h"

#include "widgets/figure/formula.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace heedmap {

namespace {

constexpr double stripHeight = 6; ///< mm, at most, of a matrix of one row

/// Name and shape above, and what is done to a product besides.
void drawName(Sheet& sheet, const MatrixPanel& panel, const QPointF& left, double end,
              const QString& remark, const TypeScale& type) {
    TextStyle bold = type.small();
    bold.bold = true;
    double x = left.x();
    const QString name = asFormula(panel.name);
    x += type.gap() + (formulaWidth(name, bold) <= end - x
                           ? drawFormula(sheet, name, bold, panel.color, left, ItemRole::panelTitle)
                           : sheet.text(ItemRole::panelTitle, elided(panel.name, bold, end - x),
                                        bold, panel.color, {left}));
    const QString shape =
        QStringLiteral("%1 × %2").arg(panel.cells.values.rows()).arg(panel.cells.values.cols());
    for (const QString& text : {panel.note, shape, remark}) {
        if (!text.isEmpty() && x + textWidth(text, type.small()) <= end) {
            x += sheet.text(ItemRole::panelTitle, text, type.small(), sheet.palette().mutedText,
                            {{x, left.y()}}) +
                 type.gap();
        }
    }
}

QRectF placeOf(const MatrixPanel& panel, double x, const MatrixLinePlace& place) {
    const bool strip = panel.cells.values.rows() == 1;
    const double high = strip ? std::min(stripHeight, place.high) : place.high;
    return {x, place.top + (place.high - high) / 2, panel.width, high};
}

void drawPanel(Sheet& sheet, const MatrixPanel& panel, const QRectF& rect, const TypeScale& type,
               bool values) {
    drawMatrix(sheet, panel.cells, rect, {panel.scale, NumberFormat::none, 0, 0.15});
    if (values) {
        drawNumbers(sheet, panel.cells, rect, {panel.scale, panel.numbers, 7 * type.unit});
    }
}

} // namespace

PlotMatrix numbersIn(const Matrix& matrix) {
    PlotMatrix plot;
    plot.values = matrix;
    for (Index i = 0; i < matrix.size(); ++i) {
        const bool finite = std::isfinite(matrix.data()[i]);
        plot.states.push_back(finite ? CellState::shown : CellState::notFinite);
        plot.values.data()[i] = finite ? matrix.data()[i] : std::numeric_limits<float>::quiet_NaN();
    }
    return plot;
}

Matrix transposed(const Matrix& matrix) {
    Matrix out(matrix.cols(), matrix.rows());
    for (Index row = 0; row < matrix.rows(); ++row) {
        for (Index col = 0; col < matrix.cols(); ++col) {
            out(col, row) = matrix(row, col);
        }
    }
    return out;
}

ColorScale symmetricScale(const PlotMatrix& cells) {
    const double extent = symmetricExtent(cells);
    return {ColorMap::diverging, -extent, extent};
}

double rowNamesWidth(const QStringList& rows, const TypeScale& type) {
    constexpr qsizetype enough = 40; // characters
    double width = 0;
    for (const QString& text : rows) {
        width = std::max(width, textWidth(text.left(enough), type.small()));
    }
    return width;
}

double signWidth(const QString& sign, const TypeScale& type) {
    const double one = textWidth(QStringLiteral("×"), type.title());
    return sign.size() < 2 ? 1.6 * one : textWidth(sign, type.title()) + one;
}

double matrixNameHeight(const TypeScale& type) {
    return 1.25 * lineHeight(type.small());
}

void drawMatrixLine(Sheet& sheet, const MatrixLine& line, const MatrixLinePlace& place,
                    const TypeScale& type, bool values) {
    double x = place.left + place.labels + type.gap();
    const auto count = static_cast<double>(line.rows.size());
    drawRows(sheet,
             planRows(line.rows, type.small(), {place.high / count, place.labels, false, {}}),
             {x, place.top, 1, place.high}, line.rows.size(), type.gap());
    for (const MatrixPanel& panel : line.panels) {
        const bool last = &panel == &line.panels.back();
        const QRectF rect = placeOf(panel, x, place);
        drawPanel(sheet, panel, rect, type, values);
        const double sign = signWidth(panel.sign, type);
        const double end = last ? place.right : rect.right() + sign - type.gap() / 2;
        drawName(sheet, panel, {x, rect.top() - 0.45 * lineHeight(type.small())}, end,
                 last ? line.remark : QString(), type);
        sheet.text(ItemRole::formula, panel.sign, type.title(), sheet.palette().text,
                   {{rect.right() + sign / 2, rect.center().y()}, HAlign::center, VAlign::middle});
        x = rect.right() + sign;
    }
}

} // namespace heedmap
