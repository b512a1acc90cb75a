// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/matrix_view.h"

#include "widgets/controls/number_text.h"
#include "widgets/figure/palette.h"
#include "widgets/heatmap/cell_text.h"
#include "widgets/theme/application_theme.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace heedmap {

MatrixRange heldRange(MatrixRange range, Index count) {
    const auto all = static_cast<double>(count);
    range.extent = std::clamp(range.extent, std::min(1.0, all), all);
    range.begin = std::clamp(range.begin, 0.0, all - range.extent);
    return range;
}

QString cellNumber(float value, int decimals) {
    const double v = static_cast<double>(value);
    if (!std::isfinite(value)) {
        return exactText(v, 3);
    }
    const double size = std::abs(v);
    // As many figures, whatever the size: else the large ones alone would not fit.
    const int shown = size < (decimals == 1 ? 9.95 : 9.995) ? decimals
                      : size < 99.95                        ? decimals - 1
                                                            : 0;
    const QString text = QString::number(size, 'f', shown);
    if (text.count(u'0') + text.count(u'.') == text.size()) {
        return QStringLiteral("0"); // what rounds to zero looks as zero does
    }
    return value < 0 ? QChar(0x2212) + text : text;
}

QString symbolHtml(const QString& symbol) {
    const auto split = symbol.indexOf(u'_');
    if (split < 0) {
        return symbol.toHtmlEscaped();
    }
    return symbol.left(split).toHtmlEscaped() + QStringLiteral("<sub>") +
           symbol.mid(split + 1).toHtmlEscaped() + QStringLiteral("</sub>");
}

QColor roleColor(MatrixRole role, const Palette& palette) {
    return role == MatrixRole::query ? palette.query
           : role == MatrixRole::key ? palette.key
                                     : palette.control;
}

Reduction reductionOf(ColorMap map) {
    return map == ColorMap::diverging ? Reduction::farthestFromZero : Reduction::largest;
}

MatrixView::MatrixView(QWidget* parent) : QWidget(parent) {
    installTableAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void MatrixView::setContent(MatrixContent content) {
    const bool same_shape =
        content.rowCount() == content_.rowCount() && content.colCount() == content_.colCount();
    content_ = std::move(content);
    pyramid_ = content_.pyramid  ? *content_.pyramid
               : content_.values ? CellPyramid(CellField(content_.values, content_.mask),
                                               reductionOf(content_.scale.map))
                                 : CellPyramid();
    scale_ = {content_.scale.map, content_.scale.low, content_.scale.high,
              rolePalette(*this).notFinite.rgb()};
    if (!same_shape) {
        rows_ = {0, static_cast<double>(content_.rowCount())};
        cols_ = {0, static_cast<double>(content_.colCount())};
    }
    const QString shape =
        QStringLiteral("%1 × %2").arg(content_.rowCount()).arg(content_.colCount());
    setAccessibleName(QStringLiteral("%1, %2").arg(content_.title, shape));
    setAccessibleDescription(content_.tooltip + QStringLiteral(". ") + keysText());
    image_ = {};
    sum_cell_ = hovered_ = {};
    update();
}

void MatrixView::setLabelWidth(int width) {
    label_width_ = width;
    image_ = {};
    update();
}

QString MatrixView::keysText() {
    return tr(
        "Arrow keys choose a cell; + and − zoom; Home shows all of it; Enter goes to the step "
        "that makes it");
}

void MatrixView::setBelow(bool below) {
    below_ = below;
    image_ = {};
    update();
}

void MatrixView::setRanges(const MatrixRange& rows, const MatrixRange& cols) {
    rows_ = heldRange(rows, content_.rowCount());
    cols_ = heldRange(cols, content_.colCount());
    image_ = {};
    update();
}

void MatrixView::setCurrent(MatrixCell cell) {
    current_ = cell;
    update();
}

void MatrixView::setExplained(bool explained) {
    explained_ = explained;
    update();
}

void MatrixView::setSources(std::vector<MatrixRegion> sources) {
    sources_ = std::move(sources);
    update();
}

void MatrixView::setSum(MatrixCell cell, const QString& sum) {
    sum_cell_ = cell;
    sum_ = sum;
}

void MatrixView::setPointedOut(MatrixCell cell) {
    pointed_out_ = cell;
    update();
}

int MatrixView::headerHeight() const {
    return below_ ? 2 : QFontMetrics(font()).height() + QFontMetrics(labelFont()).height() + 6;
}

QFont MatrixView::labelFont() const {
    return scaledFont(*this, 0.85);
}

QFont MatrixView::cellFont() const {
    return numberFont(*this, 0.85);
}

QRectF MatrixView::area() const {
    return QRectF(rect()).adjusted(label_width_ + 2, headerHeight(), -2, -2);
}

double MatrixView::cellWidth() const {
    return cols_.extent > 0 ? area().width() / cols_.extent : 0;
}

double MatrixView::cellHeight() const {
    return rows_.extent > 0 ? area().height() / rows_.extent : 0;
}

QRectF MatrixView::regionRect(const MatrixRegion& region) const {
    const QRectF in = area();
    const QRectF whole(
        in.left() + (static_cast<double>(region.col_begin) - cols_.begin) * cellWidth(),
        in.top() + (static_cast<double>(region.row_begin) - rows_.begin) * cellHeight(),
        static_cast<double>(region.col_end - region.col_begin) * cellWidth(),
        static_cast<double>(region.row_end - region.row_begin) * cellHeight());
    return whole & in;
}

bool MatrixView::atRightEdge(const MatrixRegion& region) const {
    return regionRect(region).right() > area().right() - 1;
}

QPointF MatrixView::exitOf(const MatrixRegion& region) const {
    const QRectF rect = regionRect(region);
    return {area().right(), atRightEdge(region) ? rect.center().y() : rect.bottom()};
}

QRectF MatrixView::cellRect(MatrixCell cell) const {
    return regionRect({cell.row, cell.row + 1, cell.col, cell.col + 1, MatrixRole::none});
}

MatrixCell MatrixView::cellAt(const QPointF& point) const {
    const QRectF in = area();
    if (!in.contains(point) || content_.rowCount() == 0 || content_.colCount() == 0) {
        return {};
    }
    const auto row =
        static_cast<Index>(std::floor(rows_.begin + (point.y() - in.top()) / cellHeight()));
    const auto col =
        static_cast<Index>(std::floor(cols_.begin + (point.x() - in.left()) / cellWidth()));
    return {std::clamp<Index>(row, 0, content_.rowCount() - 1),
            std::clamp<Index>(col, 0, content_.colCount() - 1)};
}

QString MatrixView::cellText(float value, int decimals) const {
    return content_.scale.map == ColorMap::diverging ? cellNumber(value, decimals)
                                                     : weightCellText(value);
}

int MatrixView::cellDecimals() const {
    return cellWidth() >= widestNumber(2) ? 2 : 1;
}

/// The width in which any number of the matrix fits.
double MatrixView::widestNumber(int decimals) const {
    const QFontMetricsF metrics(cellFont());
    double widest = metrics.horizontalAdvance(cellNumber(-1.0F, decimals));
    if (content_.scale.map == ColorMap::diverging) {
        for (const double end : {content_.scale.low, content_.scale.high}) {
            const QString text = cellNumber(static_cast<float>(end), decimals);
            widest = std::max(widest, metrics.horizontalAdvance(text));
        }
    }
    return widest + 2;
}

bool MatrixView::showsNumbers() const {
    return cellHeight() >= QFontMetricsF(cellFont()).height() && cellWidth() >= widestNumber(1);
}

QString MatrixView::rowLabel(Index row) const {
    return row < content_.rows.labels.size() ? content_.rows.labels[row] : QString::number(row);
}

QString MatrixView::colLabel(Index col) const {
    return col < content_.cols.labels.size() ? content_.cols.labels[col] : QString::number(col);
}

QString MatrixView::describe(MatrixCell cell, bool rich) const {
    if (!cell.valid()) {
        return {};
    }
    const auto place = [&](const MatrixAxis& axis, Index at, const QString& label) {
        const bool token = at < axis.labels.size();
        return axis.name.isEmpty() ? QString()
               : token ? QStringLiteral("%1 %2 “%3”").arg(axis.name).arg(at).arg(label)
                       : QStringLiteral("%1 %2").arg(axis.name).arg(at);
    };
    QStringList places{place(content_.rows, cell.row, rowLabel(cell.row)),
                       place(content_.cols, cell.col, colLabel(cell.col))};
    places.removeAll(QString());
    const bool masked = !content_.mask.visible(cell.row, content_.colCount()).contains(cell.col);
    QString value = exactText(static_cast<double>((*content_.values)(cell.row, cell.col)), 9);
    if (masked) {
        value += QStringLiteral(" (%1)").arg(tr("masked"));
    }
    if (!rich) {
        return QStringLiteral("%1: %2; %3").arg(content_.title, value, places.join(u", "));
    }
    const QString sum =
        cell == sum_cell_ ? QStringLiteral("<p>") + sum_.toHtmlEscaped() : QString();
    return QStringLiteral("<b>%1</b> = %2<br>%3%4")
        .arg(symbolHtml(content_.title), value, places.join(QStringLiteral(", ")).toHtmlEscaped(),
             sum);
}

int MatrixView::tableRows() const {
    return static_cast<int>(content_.rowCount());
}
int MatrixView::tableColumns() const {
    return static_cast<int>(content_.colCount());
}
QString MatrixView::tableCellText(int row, int column) const {
    return describe({row, column}, false);
}
QRect MatrixView::tableCellRect(int row, int column) const {
    return cellRect({row, column}).toAlignedRect();
}
std::pair<int, int> MatrixView::tableCellAt(const QPoint& point) const {
    const MatrixCell cell = cellAt(point);
    return {static_cast<int>(cell.row), static_cast<int>(cell.col)};
}
QString MatrixView::tableRowText(int row) const {
    return QStringLiteral("%1 %2").arg(content_.rows.name, rowLabel(row));
}
QString MatrixView::tableColumnText(int column) const {
    return QStringLiteral("%1 %2").arg(content_.cols.name, colLabel(column));
}
std::pair<int, int> MatrixView::tableCurrent() const {
    return {static_cast<int>(current_.row), static_cast<int>(current_.col)};
}
void MatrixView::tableActivate(int row, int column) {
    choose({row, column});
}

void MatrixView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        scale_.notFinite = rolePalette(*this).notFinite.rgb();
        image_ = {};
        update();
    }
}

} // namespace heedmap
