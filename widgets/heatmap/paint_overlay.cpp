// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/heatmap_scene.h"

#include <QPainter>

namespace heedmap {

namespace {

/// An outline that stays visible on every colour of the map: the role's colour on a halo of the
/// panel's ground.
void outline(QPainter& painter, const QRectF& rect, const QColor& color, const QColor& halo,
             double width) {
    painter.setBrush(Qt::NoBrush);
    QPen under(halo, width + 2);
    under.setJoinStyle(Qt::MiterJoin);
    painter.setPen(under);
    painter.drawRect(rect);
    QPen line(color, width);
    line.setJoinStyle(Qt::MiterJoin);
    painter.setPen(line);
    painter.drawRect(rect);
}

QRectF rowBand(const HeatmapGeometry& geometry, Index row) {
    const QRectF cell = geometry.cellRect(row, 0);
    return QRectF(geometry.plot().left(), cell.top(), geometry.plot().width(), cell.height());
}

QRectF columnBand(const HeatmapGeometry& geometry, Index col) {
    const QRectF cell = geometry.cellRect(0, col);
    return QRectF(cell.left(), geometry.plot().top(), cell.width(), geometry.plot().height());
}

void paintSelection(QPainter& painter, const HeatmapScene& scene) {
    const HeatmapGeometry& geometry = scene.geometry;
    const Palette& palette = *scene.palette;
    QColor halo = palette.card;
    halo.setAlpha(200);
    outline(painter, columnBand(geometry, scene.selected.key_pos), palette.key, halo, 2);
    outline(painter, rowBand(geometry, scene.selected.query_pos), palette.query, halo, 2);
    const QRectF cell = geometry.cellRect(scene.selected.query_pos, scene.selected.key_pos);
    if (cell.width() >= 30)
        outline(painter, cell.adjusted(2.5, 2.5, -2.5, -2.5), palette.text, halo, 1);
}

void paintHover(QPainter& painter, const HeatmapScene& scene) {
    const HeatmapGeometry& geometry = scene.geometry;
    const Palette& palette = *scene.palette;
    QColor halo = palette.card;
    halo.setAlpha(90);
    outline(painter, columnBand(geometry, scene.hovered.key_pos), palette.key, halo, 1);
    outline(painter, rowBand(geometry, scene.hovered.query_pos), palette.query, halo, 1);
}

bool isCellOf(const HeatmapCell& cell, const HeatmapGeometry& geometry) {
    return cell.valid() && cell.query_pos < geometry.rows() && cell.key_pos < geometry.cols();
}

} // namespace

void paintHeatmapOverlay(QPainter& painter, const HeatmapScene& scene) {
    const HeatmapGeometry& geometry = scene.geometry;
    if (geometry.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(geometry.plot().adjusted(-2, -2, 2, 2));
    if (isCellOf(scene.hovered, geometry) && scene.hovered != scene.selected)
        paintHover(painter, scene);
    if (isCellOf(scene.selected, geometry))
        paintSelection(painter, scene);
    if (scene.showsFuture() && !scene.pyramid.empty())
        paintFutureBorder(painter, scene); // again: a frame may run along it
    if (!scene.rubberBand.isEmpty())
        outline(painter, scene.rubberBand, scene.palette->focusRing, scene.palette->card, 1.5);
    painter.restore();
    if (!scene.focusRing)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(scene.palette->focusRing, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(geometry.plot().adjusted(-4, -4, 4, 4), 4, 4);
    painter.restore();
}

} // namespace heedmap
