// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/cell_text.h"
#include "widgets/heatmap/heatmap_scene.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace heedmap {

namespace {

/// Every how many labels one is shown, so that they do not touch: 1, 2, 5, 10, 20, …
Index labelStep(double cell, double needed) {
    Index step = 1;
    for (int i = 0; static_cast<double>(step) * cell < needed; ++i)
        step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

bool nearOneOf(Index position, std::initializer_list<Index> others, double cell, double needed) {
    return std::any_of(others.begin(), others.end(), [&](Index other) {
        return other >= 0 && other != position &&
               std::abs(static_cast<double>(other - position)) * cell < needed;
    });
}

struct LabelStyle {
    QColor text;
    QColor ground; ///< invalid for none
    bool bold = false;
};

LabelStyle styleOf(Index position, Index selected, Index hovered, const QColor& role,
                   const QColor& ground, const Palette& palette) {
    if (position == selected)
        return {role, ground, true};
    if (position == hovered)
        return {role, {}, false};
    return {palette.text, {}, false};
}

/// How far the ground of a label may reach from its middle line, so that it covers no neighbour.
struct GroundRoom {
    double above = std::numeric_limits<double>::infinity();
    double below = std::numeric_limits<double>::infinity();
};

/// What the slanted labels beside a column's leave its ground, where every column has one. They are
/// written as they are measured: the chosen one alone is bold.
GroundRoom roomBeside(const HeatmapScene& scene, Index col, const QFontMetricsF& metrics) {
    const double apart = scene.geometry.cellWidth() * std::sqrt(0.5); // middle line to middle line
    const double baseline = metrics.ascent() - metrics.height() / 2;  // below the middle line
    GroundRoom room;
    if (col > 0) {
        const QRectF ink = metrics.tightBoundingRect(scene.keyLabel(col - 1));
        room.above = std::max(0.0, apart - (baseline + ink.bottom()) - 1);
    }
    if (col + 1 < scene.geometry.cols()) {
        const QRectF ink = metrics.tightBoundingRect(scene.keyLabel(col + 1));
        room.below = std::max(0.0, apart + (baseline + ink.top()) - 1);
    }
    return room;
}

/// Draws a label whose box begins, has its middle or ends at the painter's origin and is `room`
/// wide at most.
void paintLabel(QPainter& painter, const HeatmapScene& scene, const QString& text,
                const LabelStyle& style, double room, Qt::AlignmentFlag side,
                const GroundRoom& around = {}) {
    QFont font = scene.labelFont;
    font.setBold(style.bold);
    painter.setFont(font);
    const QFontMetricsF metrics(font, painter.device());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
    const double width = std::min(std::ceil(metrics.horizontalAdvance(shown)) + 1, room + 2);
    const double left = side == Qt::AlignLeft ? 0.0 : side == Qt::AlignRight ? -width : -width / 2;
    const QRectF box(left, -metrics.height() / 2, width, metrics.height());
    if (style.ground.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.ground);
        QRectF ground = box.adjusted(-4, 0, 4, 0);
        ground.setTop(std::max(ground.top(), -around.above));
        ground.setBottom(std::min(ground.bottom(), around.below));
        painter.drawRoundedRect(ground, 3, 3);
    }
    painter.setPen(style.text);
    painter.drawText(box, Qt::AlignVCenter | side, shown);
}

void paintQueryLabels(QPainter& painter, const HeatmapScene& scene) {
    const HeatmapGeometry& geometry = scene.geometry;
    const double needed = QFontMetricsF(scene.labelFont).height();
    const Index step = labelStep(geometry.cellHeight(), needed * rowPitch);
    const double room = geometry.plot().left() - scene.bounds.left() - 12;
    const auto paint = [&](Index row) {
        const double y = geometry.yOf(static_cast<double>(row));
        if (y < geometry.plot().top() || y > geometry.plot().bottom())
            return;
        painter.save();
        painter.translate(geometry.plot().left() - 8, y);
        paintLabel(painter, scene, scene.queryLabel(row),
                   styleOf(row, scene.selected.query_pos, scene.hovered.query_pos,
                           scene.palette->query, scene.palette->queryGround, *scene.palette),
                   room, Qt::AlignRight);
        painter.restore();
    };
    const Index special[] = {scene.selected.query_pos, scene.hovered.query_pos};
    for (Index row = geometry.firstRow(); row <= geometry.lastRow(); ++row)
        if (row % step == 0 && row != special[0] && row != special[1] &&
            !(step > 1 && nearOneOf(row, {special[0], special[1]}, geometry.cellHeight(), needed)))
            paint(row);
    for (const Index row : special)
        if (row >= 0 && row < geometry.rows())
            paint(row);
    if (step == 1)
        paintRowBrackets(painter, scene);
}

void paintKeyLabels(QPainter& painter, const HeatmapScene& scene) {
    const HeatmapGeometry& geometry = scene.geometry;
    const QFontMetricsF metrics(scene.labelFont);
    const double height = metrics.height();
    const double needed = height * std::sqrt(2.0); // whole lines, at 45°
    const Index step = labelStep(geometry.cellWidth(), height * columnPitch);
    const double rise = geometry.plot().top() - scene.bounds.top() - scene.titleRoom() - 6;
    const auto paint = [&](Index col) {
        const double x = geometry.xOf(static_cast<double>(col));
        if (x < geometry.plot().left() || x > geometry.plot().right())
            return;
        const LabelStyle style =
            styleOf(col, scene.selected.key_pos, scene.hovered.key_pos, scene.palette->key,
                    scene.palette->keyGround, *scene.palette);
        painter.save();
        if (scene.flatKeys) {
            painter.translate(x, geometry.plot().top() - 4 - height / 2);
            paintLabel(painter, scene, scene.keyLabel(col), style, geometry.cellWidth(),
                       Qt::AlignHCenter);
        } else {
            const double reach = std::min(rise * std::sqrt(2.0) - height,
                                          (scene.bounds.right() - x) * std::sqrt(2.0) - height / 2);
            painter.translate(x, geometry.plot().top() - 8);
            painter.rotate(-keyLabelAngle);
            const bool beside = step == 1 && style.ground.isValid();
            paintLabel(painter, scene, scene.keyLabel(col), style, reach, Qt::AlignLeft,
                       beside ? roomBeside(scene, col, metrics) : GroundRoom());
        }
        painter.restore();
    };
    const Index special[] = {scene.selected.key_pos, scene.hovered.key_pos};
    for (Index col = geometry.firstCol(); col <= geometry.lastCol(); ++col)
        if (col % step == 0 && col != special[0] && col != special[1] &&
            !(step > 1 && nearOneOf(col, {special[0], special[1]}, geometry.cellWidth(), needed)))
            paint(col);
    for (const Index col : special)
        if (col >= 0 && col < geometry.cols())
            paint(col);
    if (step == 1)
        paintColumnBrackets(painter, scene);
}

/// The largest weight of the rows that share a pixel.
float futureWeight(const HeatmapScene& scene, Index first, Index last) {
    float largest = 0.0F;
    const auto count = static_cast<Index>(scene.content.future_weights.size());
    for (Index row = first; row <= last && row < count; ++row) {
        const float weight = scene.content.future_weights[static_cast<std::size_t>(row)];
        if (!std::isfinite(weight))
            return weight;
        largest = std::max(largest, weight);
    }
    return largest;
}

void paintMarginal(QPainter& painter, const HeatmapScene& scene) {
    const HeatmapGeometry& geometry = scene.geometry;
    const double left = geometry.plot().right() + 8;
    constexpr double full = 56.0;
    QFont font = scene.numberFont;
    font.setPixelSize(static_cast<int>(std::clamp(geometry.cellHeight() * 0.36, 9.0, 12.0)));
    painter.setFont(font);
    const Index step = std::max<Index>(1, static_cast<Index>(1.0 / geometry.cellHeight()));
    const bool numbers = geometry.cellHeight() >= QFontMetricsF(font).ascent() + 1;
    for (Index row = geometry.firstRow(); row <= geometry.lastRow(); row += step) {
        const float weight = futureWeight(scene, row, row + step - 1);
        const double height = geometry.cellHeight() * static_cast<double>(step);
        const double inset = height >= 8 ? std::max(height * 0.22, (height - 18) / 2) : 0.0;
        QRectF bar(left, geometry.yOf(static_cast<double>(row) - 0.5) + inset, full,
                   height - 2 * inset);
        bar = bar.intersected(QRectF(left, geometry.plot().top(), full, geometry.plot().height()));
        painter.fillRect(bar, scene.palette->futureGround);
        if (std::isfinite(weight))
            bar.setWidth(full * std::clamp(static_cast<double>(weight), 0.0, 1.0));
        painter.fillRect(bar,
                         std::isfinite(weight) ? scene.palette->future : scene.palette->notFinite);
        if (!numbers || bar.height() < 4)
            continue;
        painter.setPen(row == scene.selected.query_pos ? scene.palette->text
                                                       : scene.palette->mutedText);
        painter.drawText(QRectF(left + full + 4, bar.center().y() - 10, 40, 20),
                         Qt::AlignVCenter | Qt::AlignLeft, weightCellText(weight));
    }
}

void paintMark(QPainter& painter, const HeatmapScene& scene, HeatmapLegend::Mark mark,
               const QRectF& box) {
    const Palette& palette = *scene.palette;
    painter.setPen(QPen(palette.outline, 1.0));
    painter.setBrush(Qt::NoBrush);
    switch (mark) {
    case HeatmapLegend::Mark::masked: // so small, it needs stronger lines than the cells
        painter.fillRect(box, QBrush(palette.outline, hatchBrush(palette).style()));
        painter.drawRect(box);
        break;
    case HeatmapLegend::Mark::aside:
        painter.fillRect(box, asideBrush(palette));
        painter.drawRect(box);
        break;
    case HeatmapLegend::Mark::future: {
        QPen dashes(palette.text, 1.5);
        dashes.setDashPattern({3.0, 2.0});
        painter.setPen(dashes);
        painter.drawLine(QPointF(box.left(), box.center().y()),
                         QPointF(box.right(), box.center().y()));
        break;
    }
    case HeatmapLegend::Mark::futureWeight:
        painter.fillRect(box.adjusted(0, 2, 0, -2), palette.future);
        break;
    case HeatmapLegend::Mark::words:
        break;
    case HeatmapLegend::Mark::notFinite:
        painter.fillRect(box, palette.notFinite);
        painter.drawRect(box);
        break;
    }
}

void paintLegend(QPainter& painter, const HeatmapScene& scene) {
    QFont font = scene.font;
    painter.setFont(font);
    const QFontMetricsF metrics(font, painter.device());
    const QRectF& plot = scene.geometry.plot();
    const double left = scene.legendLeft();
    for (const HeatmapLegend& item : scene.legend) {
        const double y = plot.bottom() + 8 + item.line * (metrics.height() + 2);
        const QRectF mark(left + item.x, std::round(y + (metrics.height() - 11) / 2), 16, 11);
        paintMark(painter, scene, item.mark, mark);
        painter.setPen(scene.palette->mutedText);
        const double room = scene.bounds.right() - mark.left() - item.markWidth() - 1;
        painter.drawText(QRectF(mark.left() + item.markWidth(), y, room, metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(item.text, Qt::ElideRight, room));
    }
}

void paintTitle(QPainter& painter, const HeatmapScene& scene) {
    QFont font = scene.font;
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(scene.palette->text);
    const QFontMetricsF metrics(font, painter.device());
    const double left = scene.geometry.plot().left();
    painter.drawText(
        QRectF(left, scene.bounds.top(), scene.bounds.right() - left, metrics.height()),
        Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(scene.content.title, Qt::ElideRight, scene.bounds.right() - left));
}

} // namespace

void paintHeatmapAxes(QPainter& painter, const HeatmapScene& scene) {
    if (scene.geometry.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (!scene.content.title.isEmpty())
        paintTitle(painter, scene);
    if (scene.rowLabels)
        paintQueryLabels(painter, scene);
    paintKeyLabels(painter, scene);
    if (!scene.content.future_weights.empty())
        paintMarginal(painter, scene);
    paintLegend(painter, scene);
    painter.restore();
}

} // namespace heedmap
