// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a MatrixView looks.
#include "widgets/figure/palette.h"
#include "widgets/heatmap/heatmap_scene.h"
#include "widgets/theme/application_theme.h"
#include "widgets/walk/matrix_view.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr double leastCellForGrid = 8.0;

Index firstOf(const MatrixRange& range) {
    return static_cast<Index>(std::floor(range.begin));
}
Index endOf(const MatrixRange& range) {
    return static_cast<Index>(std::ceil(range.begin + range.extent - 1e-9));
}

/// Every how many cells there is room for a label.
Index strideFor(double cell, double label) {
    return cell <= 0 ? 1 : std::max<Index>(1, static_cast<Index>(std::ceil(label / cell)));
}

/// The key's line is dashed, so that the two roles differ by more than colour.
QPen rolePen(MatrixRole role, const Palette& palette, double width) {
    QPen pen(roleColor(role, palette), width);
    pen.setJoinStyle(Qt::MiterJoin);
    if (role == MatrixRole::key) {
        pen.setDashPattern({3.0, 1.5});
    }
    return pen;
}

void outline(QPainter& painter, const QRectF& rect, const QPen& pen, const Palette& palette) {
    QColor halo = palette.card;
    halo.setAlpha(200);
    QPen under(halo, pen.widthF() + 2);
    under.setJoinStyle(Qt::MiterJoin);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(under);
    painter.drawRect(rect);
    painter.setPen(pen);
    painter.drawRect(rect);
}

/// A ground for a label, so that no line behind it strikes it through.
void layGround(QPainter& painter, const QRectF& text, const Palette& palette) {
    painter.fillRect(text.adjusted(-2, 1, 2, -1), palette.card);
}

/// `W_Q` with a lower Q; returns where it ends.
double drawSymbol(QPainter& painter, QPointF at, const QString& symbol, const QFont& font) {
    const auto split = symbol.indexOf(u'_');
    const QString base = split < 0 ? symbol : symbol.left(split);
    painter.setFont(font);
    painter.drawText(at, base);
    at.rx() += QFontMetricsF(font).horizontalAdvance(base);
    if (split >= 0) {
        QFont lower = font;
        lower.setPointSizeF(font.pointSizeF() * 0.75);
        painter.setFont(lower);
        painter.drawText(at + QPointF(0, QFontMetricsF(font).descent()), symbol.mid(split + 1));
        at.rx() += QFontMetricsF(lower).horizontalAdvance(symbol.mid(split + 1));
    }
    return at.x();
}

} // namespace

void MatrixView::paintEvent(QPaintEvent*) {
    const Palette& palette = rolePalette(*this);
    QPainter painter(this);
    paintTitle(painter, palette);
    if (area().isEmpty() || pyramid_.empty()) {
        return;
    }
    if (!below_) {
        paintRowLabels(painter, palette);
        paintColLabels(painter, palette);
    }
    painter.save();
    painter.setClipRect(area().adjusted(-1, -1, 1, 1));
    paintCells(painter, palette);
    paintNumbers(painter);
    painter.restore();
    paintBands(painter, palette);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette.focusRing, 2));
        painter.drawRect(area().adjusted(-1, -1, 1, 1));
    }
}

void MatrixView::paintTitle(QPainter& painter, const Palette& palette) {
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    painter.setPen(palette.text);
    if (below_) {
        const double baseline = area().center().y() + metrics.ascent() / 2.0 - 2;
        drawSymbol(painter, {0.0, baseline}, content_.title, bold);
        return;
    }
    const double left = area().left();
    const double end =
        drawSymbol(painter, {left, static_cast<double>(metrics.ascent())}, content_.title, bold);
    QString shape = QStringLiteral("%1 × %2").arg(content_.rowCount()).arg(content_.colCount());
    if (content_.hypothetical) {
        shape = tr("what if");
    }
    painter.setFont(labelFont());
    painter.setPen(content_.hypothetical ? palette.warning : palette.mutedText);
    const QRectF room(end + 8, 0, area().right() - end - 8, metrics.height());
    if (QFontMetricsF(labelFont()).horizontalAdvance(shape) <= room.width()) {
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shape);
    }
}

void MatrixView::paintRowLabels(QPainter& painter, const Palette& palette) {
    if (label_width_ < 12 || content_.rows.name.isEmpty()) { // a single row has no number
        return;
    }
    const QFont face = labelFont();
    const QFontMetricsF metrics(face);
    const QRectF in = area();
    const Index stride = strideFor(cellHeight(), metrics.height());
    for (Index row = firstOf(rows_); row < endOf(rows_); ++row) {
        const bool current = row == current_.row;
        const bool crowded =
            current_.row >= 0 && !current &&
            std::abs(static_cast<double>(row - current_.row)) * cellHeight() < metrics.height();
        if ((row % stride != 0 && !current) || crowded) {
            continue;
        }
        const double middle =
            in.top() + (static_cast<double>(row) + 0.5 - rows_.begin) * cellHeight();
        const double top = std::min(middle - metrics.height() / 2, height() - metrics.height());
        const QRectF box(0, top, label_width_ - 4, metrics.height());
        if (middle < in.top() || middle > in.bottom()) {
            continue;
        }
        QFont own = face;
        own.setBold(current);
        painter.setFont(own);
        const QString text =
            QFontMetricsF(own).elidedText(rowLabel(row), Qt::ElideRight, box.width());
        const double width = QFontMetricsF(own).horizontalAdvance(text);
        layGround(painter, {box.right() - width, box.top(), width, box.height()}, palette);
        painter.setPen(current ? roleColor(content_.rows.role, palette) : palette.text);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
    }
}

void MatrixView::paintColLabels(QPainter& painter, const Palette& palette) {
    const QFont face = labelFont();
    const QFontMetricsF metrics(face);
    const QRectF in = area();
    double widest = metrics.horizontalAdvance(QString::number(content_.colCount())) + 6;
    if (!content_.cols.labels.isEmpty()) {
        widest = 34;
    }
    const Index stride = strideFor(cellWidth(), widest);
    const double room = std::max(widest, static_cast<double>(stride) * cellWidth()) - 2;
    const double height = metrics.height();
    for (Index col = firstOf(cols_); col < endOf(cols_); ++col) {
        const bool current = col == current_.col;
        const bool crowded = current_.col >= 0 && !current &&
                             std::abs(static_cast<double>(col - current_.col)) * cellWidth() < room;
        const double middle =
            in.left() + (static_cast<double>(col) + 0.5 - cols_.begin) * cellWidth();
        if ((col % stride != 0 && !current) || crowded || middle < in.left() ||
            middle > in.right()) {
            continue;
        }
        QFont own = face;
        own.setBold(current);
        const QString text =
            QFontMetricsF(own).elidedText(colLabel(col), Qt::ElideRight, current ? 80 : room);
        const double width = QFontMetricsF(own).horizontalAdvance(text);
        const double left = std::clamp(middle - width / 2, 0.0,
                                       std::max(0.0, static_cast<double>(this->width()) - width));
        const QRectF box(left, in.top() - height - 2, width + 1, height);
        layGround(painter, box, palette);
        painter.setFont(own);
        painter.setPen(current ? roleColor(content_.cols.role, palette) : palette.mutedText);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

const QImage& MatrixView::image() {
    const QRectF in = area();
    const double ratio = devicePixelRatioF();
    const QSize pixels(static_cast<int>(std::lround(in.width() * ratio)),
                       static_cast<int>(std::lround(in.height() * ratio)));
    if (image_.size() != pixels) {
        image_ = cellImage(pyramid_, QRectF(cols_.begin, rows_.begin, cols_.extent, rows_.extent),
                           pixels, scale_);
    }
    return image_;
}

void MatrixView::paintCells(QPainter& painter, const Palette& palette) {
    const QRectF in = area();
    painter.fillRect(in, palette.card);
    painter.fillRect(in, hatchBrush(palette));
    painter.drawImage(in, image());
    if (cellWidth() >= leastCellForGrid && cellHeight() >= leastCellForGrid) {
        QColor color = palette.card;
        color.setAlpha(110);
        painter.setPen(QPen(color, 1.0));
        for (Index row = firstOf(rows_) + 1; row < endOf(rows_); ++row) {
            const double y = in.top() + (static_cast<double>(row) - rows_.begin) * cellHeight();
            painter.drawLine(QPointF(in.left(), y), QPointF(in.right(), y));
        }
        for (Index col = firstOf(cols_) + 1; col < endOf(cols_); ++col) {
            const double x = in.left() + (static_cast<double>(col) - cols_.begin) * cellWidth();
            painter.drawLine(QPointF(x, in.top()), QPointF(x, in.bottom()));
        }
    }
    painter.setPen(QPen(palette.outline, 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(in.adjusted(0.5, 0.5, -0.5, -0.5));
}

void MatrixView::paintNumbers(QPainter& painter) {
    if (!showsNumbers()) {
        return;
    }
    const QFont face = cellFont();
    painter.setFont(face);
    const QFontMetricsF metrics(face);
    const int decimals = cellDecimals();
    for (Index row = firstOf(rows_); row < endOf(rows_); ++row) {
        const KeyRange visible = pyramid_.field().visible(row);
        const Index begin = std::max(firstOf(cols_), visible.begin);
        const Index end = std::min(endOf(cols_), visible.end);
        for (Index col = begin; col < end; ++col) {
            const float value = (*content_.values)(row, col);
            const QString text = cellText(value, decimals);
            if (metrics.horizontalAdvance(text) > cellWidth()) {
                continue;
            }
            painter.setPen(QColor::fromRgb(textColorOn(scale_.colorOfValue(value))));
            painter.drawText(
                QRectF(area().left() + (static_cast<double>(col) - cols_.begin) * cellWidth(),
                       area().top() + (static_cast<double>(row) - rows_.begin) * cellHeight(),
                       cellWidth(), cellHeight()),
                Qt::AlignCenter, text);
        }
    }
}

/// The line from a source begins at its lower right corner, and goes along the row's border.
void MatrixView::paintWayOut(QPainter& painter, const MatrixRegion& source,
                             const Palette& palette) const {
    if (atRightEdge(source)) {
        return;
    }
    const QPointF from = regionRect(source).bottomRight();
    QColor halo = palette.card;
    halo.setAlpha(190);
    painter.setPen(QPen(halo, 4));
    painter.drawLine(from, exitOf(source));
    const QPen pen = rolePen(source.role, palette, 1.6);
    painter.setPen(pen);
    painter.drawLine(from, exitOf(source));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawEllipse(from, 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void MatrixView::paintBands(QPainter& painter, const Palette& palette) {
    for (const MatrixRegion& source : sources_) {
        const QRectF rect = regionRect(source);
        if (!rect.isEmpty()) {
            outline(painter, rect, rolePen(source.role, palette, 2), palette);
            paintWayOut(painter, source, palette);
        }
    }
    if (pointed_out_.valid()) {
        outline(painter, cellRect(pointed_out_), QPen(palette.text, 2), palette);
    }
    if (!current_.valid()) {
        return;
    }
    const MatrixRegion row{current_.row, current_.row + 1, 0, content_.colCount(),
                           content_.rows.role};
    const MatrixRegion col{0, content_.rowCount(), current_.col, current_.col + 1,
                           content_.cols.role};
    if (sources_.empty()) { // the cross-hair
        for (const MatrixRegion& band : {col, row}) {
            if (band.role != MatrixRole::none || explained_) {
                outline(painter, regionRect(band), rolePen(band.role, palette, 1), palette);
            }
        }
    }
    if (explained_) {
        QRectF cell = cellRect(current_);
        const double grow = std::max(0.0, (6 - std::min(cell.width(), cell.height())) / 2);
        outline(painter, cell.adjusted(-grow, -grow, grow, grow), QPen(palette.text, 2), palette);
    }
}

} // namespace heedmap
