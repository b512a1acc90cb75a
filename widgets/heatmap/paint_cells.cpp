// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/heatmap_scene.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace heedmap {

namespace {

constexpr double leastCellForGrid = 12.0;
constexpr double leastCellForValues = 19.0;
constexpr double roomyCell = 42.0;

/// Values too small to be told from 0 by colour are left out of small cells: they would only
/// crowd out those that matter.
bool worthWriting(const HeatmapScene& scene, float value, double cell) {
    if (!std::isfinite(value) || scene.content.quantity == Quantity::scores)
        return true;
    return std::abs(value) >= (cell >= roomyCell ? 0.005F : 0.045F);
}

void paintHatching(QPainter& painter, const HeatmapScene& scene) {
    painter.fillRect(scene.geometry.plot(), scene.palette->card);
    painter.fillRect(scene.geometry.plot(), hatchBrush(*scene.palette));
    if (const Index aside = scene.content.view->aside; aside > 0) {
        QRectF columns = scene.geometry.cellRect(0, 0);
        columns.setWidth(columns.width() * static_cast<double>(aside));
        columns.setTop(scene.geometry.plot().top());
        columns.setBottom(scene.geometry.plot().bottom());
        painter.fillRect(columns, scene.palette->card);
        painter.fillRect(columns, asideBrush(*scene.palette));
    }
}

void paintImage(QPainter& painter, HeatmapScene& scene) {
    const HeatmapGeometry& geometry = scene.geometry;
    const double ratio = painter.device()->devicePixelRatioF();
    const QSize pixels(static_cast<int>(std::lround(geometry.plot().width() * ratio)),
                       static_cast<int>(std::lround(geometry.plot().height() * ratio)));
    const QRectF cells = geometry.visible().translated(0.5, 0.5);
    painter.drawImage(geometry.plot(), cellImage(scene.pyramid, cells, pixels, scene.scale));
}

KeyRange inSight(KeyRange keys, const HeatmapGeometry& geometry) {
    return {std::max(keys.begin, geometry.firstCol()), std::min(keys.end, geometry.lastCol() + 1)};
}

void paintGrid(QPainter& painter, const HeatmapScene& scene) {
    const HeatmapGeometry& geometry = scene.geometry;
    if (geometry.cellWidth() < leastCellForGrid || geometry.cellHeight() < leastCellForGrid)
        return;
    QColor color = scene.palette->card;
    color.setAlpha(70);
    painter.setPen(QPen(color, 1.0));
    const CellField& field = scene.pyramid.field();
    for (Index row = geometry.firstRow(); row <= geometry.lastRow(); ++row) {
        const KeyRange shown = inSight(field.visible(row), geometry);
        for (Index col = shown.begin; col < shown.end; ++col) {
            const QRectF cell = geometry.cellRect(row, col);
            painter.drawLine(cell.topRight(), cell.bottomRight());
            painter.drawLine(cell.bottomLeft(), cell.bottomRight());
        }
    }
}

void paintValues(QPainter& painter, const HeatmapScene& scene) {
    const double cell = std::min(scene.geometry.cellWidth(), scene.geometry.cellHeight());
    if (cell < leastCellForValues)
        return;
    QFont font = scene.numberFont;
    const double largest = std::max(15.0, 1.15 * QFontInfo(font).pixelSize());
    for (const double share : {0.46, 0.4}) { // long numbers want the smaller one
        font.setPixelSize(static_cast<int>(std::clamp(cell * share, 9.0, largest)));
        painter.setFont(font);
        const auto labels = cellLabels(scene, QFontMetricsF(font, painter.device()));
        for (const CellLabel& label : labels) {
            painter.setPen(QColor::fromRgb(textColorOn(scene.scale.colorOfValue(label.value))));
            painter.drawText(scene.geometry.cellRect(label.row, label.col), Qt::AlignCenter,
                             label.text);
        }
        if (!labels.empty())
            return;
    }
}

/// The border, as far as it is in sight, on whose left each row has the keys up to the `back`-th
/// before its own: 0 parts the past from the future.
QPainterPath staircase(const HeatmapGeometry& geometry, Index back) {
    QPainterPath path;
    const bool steps = geometry.cellWidth() >= 3.0;
    for (Index row = std::max(geometry.firstRow(), back); row <= geometry.lastRow(); ++row) {
        const double x = geometry.xOf(static_cast<double>(row - back) + 0.5);
        const double top = geometry.yOf(static_cast<double>(row) - 0.5);
        if (path.elementCount() == 0)
            path.moveTo(x, top);
        else if (steps)
            path.lineTo(x, top);
        if (steps || row == geometry.lastRow())
            path.lineTo(x, top + geometry.cellHeight());
    }
    return path;
}

} // namespace

void paintFutureBorder(QPainter& painter, const HeatmapScene& scene) {
    QPainterPath path = staircase(scene.geometry, 0);
    if (const Index window = scene.content.view->window; window > 0)
        path.addPath(staircase(scene.geometry, window)); // what is left of it is out of the window
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, scene.geometry.cellWidth() < 3.0);
    // A map of signed values is light about its middle, the others are dark where weights are 0.
    const bool light = scene.scale.map == ColorMap::diverging || scene.scale.map == ColorMap::greys;
    QPen under(light ? QColor(255, 255, 255, 150) : QColor(0, 0, 0, 150), 3.0);
    under.setJoinStyle(Qt::MiterJoin);
    painter.strokePath(path, under);
    QPen dashes(light ? Qt::black : Qt::white, 1.5);
    dashes.setDashPattern({3.0, 2.0});
    dashes.setJoinStyle(Qt::MiterJoin);
    painter.strokePath(path, dashes);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

QBrush hatchBrush(const Palette& palette) {
    return {palette.hatch, Qt::BDiagPattern};
}

QBrush asideBrush(const Palette& palette) {
    QColor color = palette.key;
    color.setAlpha(110);
    return {color, Qt::Dense6Pattern};
}

std::vector<CellLabel> cellLabels(const HeatmapScene& scene, const QFontMetricsF& metrics) {
    const HeatmapGeometry& geometry = scene.geometry;
    const double cell = std::min(geometry.cellWidth(), geometry.cellHeight());
    const double room =
        geometry.cellWidth() - 4; // clear of the lines and of the chosen cell's ring
    const CellField& field = scene.pyramid.field();
    std::vector<CellLabel> labels;
    for (Index row = geometry.firstRow(); row <= geometry.lastRow(); ++row) {
        const KeyRange shown = inSight(field.visible(row), geometry);
        for (Index col = shown.begin; col < shown.end; ++col) {
            const float value = field.value(row, col);
            if (!worthWriting(scene, value, cell))
                continue;
            QString text = scene.cellText(value);
            if (text.endsWith(QLatin1String("1.00")) && metrics.horizontalAdvance(text) > room)
                text.chop(3);
            const bool fits = metrics.horizontalAdvance(text) <= room;
            if (!fits && std::isfinite(value))
                return {};
            if (fits)
                labels.push_back({row, col, value, text});
        }
    }
    return labels;
}

void paintHeatmapCells(QPainter& painter, HeatmapScene& scene) {
    if (scene.geometry.empty() || scene.pyramid.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(scene.geometry.plot());
    paintHatching(painter, scene);
    paintImage(painter, scene);
    paintGrid(painter, scene);
    if (scene.showsFuture())
        paintFutureBorder(painter, scene);
    paintValues(painter, scene);
    painter.restore();
    painter.save();
    painter.setPen(QPen(scene.palette->hairline, 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(scene.geometry.plot().adjusted(-0.5, -0.5, 0.5, 0.5));
    painter.restore();
}

} // namespace heedmap
