// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/heatmap_geometry.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr double largestCell = 96.0;    // a lone token does not fill the card
constexpr double smallestExtent = 48.0; // of a plot with few rows and very many columns
constexpr double cellsAtLargestZoom = 4.0;

} // namespace

void HeatmapGeometry::setShape(Index rows, Index cols) {
    if (rows == rows_ && cols == cols_)
        return;
    rows_ = rows;
    cols_ = cols;
    reset();
}

void HeatmapGeometry::setArea(const QRectF& area, bool centered) {
    if (rows_ == 0 || cols_ == 0 || area.width() < 1.0 || area.height() < 1.0) {
        plot_ = {};
        return;
    }
    const double n_rows = static_cast<double>(rows_);
    const double n_cols = static_cast<double>(cols_);
    double cell = std::min({area.width() / n_cols, area.height() / n_rows, largestCell});
    if (cell >= 6.0)
        cell = std::floor(cell); // whole pixels keep all cells alike
    const auto extent = [](double wanted, double room) {
        return std::round(std::min(room, std::max(wanted, smallestExtent)));
    };
    const QSizeF size(extent(cell * n_cols, area.width()), extent(cell * n_rows, area.height()));
    const double shift = centered ? std::floor((area.width() - size.width()) / 2) : 0.0;
    plot_ = QRectF(QPointF(std::round(area.left() + shift), std::round(area.top())), size);
}

QRectF HeatmapGeometry::whole() const {
    return {-0.5, -0.5, static_cast<double>(cols_), static_cast<double>(rows_)};
}

bool HeatmapGeometry::zoomed() const {
    return visible_.width() < whole().width() * 0.999;
}

double HeatmapGeometry::largestZoom() const {
    return std::max(1.0, static_cast<double>(std::max(rows_, cols_)) / cellsAtLargestZoom);
}

double HeatmapGeometry::cellWidth() const {
    return visible_.width() > 0 ? plot_.width() / visible_.width() : 0.0;
}

double HeatmapGeometry::cellHeight() const {
    return visible_.height() > 0 ? plot_.height() / visible_.height() : 0.0;
}

double HeatmapGeometry::xOf(double key) const {
    return plot_.left() + (key - visible_.left()) * cellWidth();
}

double HeatmapGeometry::yOf(double query) const {
    return plot_.top() + (query - visible_.top()) * cellHeight();
}

QRectF HeatmapGeometry::cellRect(Index query, Index key) const {
    return {xOf(static_cast<double>(key) - 0.5), yOf(static_cast<double>(query) - 0.5), cellWidth(),
            cellHeight()};
}

HeatmapCell HeatmapGeometry::cellAt(const QPointF& point) const {
    if (empty() || point.x() < plot_.left() || point.x() >= plot_.right() ||
        point.y() < plot_.top() || point.y() >= plot_.bottom())
        return {};
    const double key = visible_.left() + (point.x() - plot_.left()) / cellWidth();
    const double query = visible_.top() + (point.y() - plot_.top()) / cellHeight();
    return {std::clamp<Index>(static_cast<Index>(std::floor(query + 0.5)), 0, rows_ - 1),
            std::clamp<Index>(static_cast<Index>(std::floor(key + 0.5)), 0, cols_ - 1)};
}

Index HeatmapGeometry::firstRow() const {
    return std::clamp<Index>(static_cast<Index>(std::floor(visible_.top() + 0.5)), 0, rows_ - 1);
}

Index HeatmapGeometry::lastRow() const {
    return std::clamp<Index>(static_cast<Index>(std::ceil(visible_.bottom() + 0.5)) - 1, 0,
                             rows_ - 1);
}

Index HeatmapGeometry::firstCol() const {
    return std::clamp<Index>(static_cast<Index>(std::floor(visible_.left() + 0.5)), 0, cols_ - 1);
}

Index HeatmapGeometry::lastCol() const {
    return std::clamp<Index>(static_cast<Index>(std::ceil(visible_.right() + 0.5)) - 1, 0,
                             cols_ - 1);
}

void HeatmapGeometry::reset() {
    visible_ = whole();
}

void HeatmapGeometry::setVisible(const QRectF& visible) {
    const QRectF all = whole();
    if (all.isEmpty() || visible.isEmpty())
        return;
    const double zoom =
        std::clamp(std::min(all.width() / visible.width(), all.height() / visible.height()), 1.0,
                   largestZoom());
    const QSizeF size(all.width() / zoom, all.height() / zoom);
    QRectF kept(QPointF(), size);
    kept.moveCenter(visible.center());
    kept.moveLeft(std::clamp(kept.left(), all.left(), all.right() - size.width()));
    kept.moveTop(std::clamp(kept.top(), all.top(), all.bottom() - size.height()));
    visible_ = kept;
}

void HeatmapGeometry::zoom(double factor, const QPointF& anchor) {
    if (empty() || !(factor > 0))
        return;
    const double now = whole().width() / visible_.width();
    const double next = std::clamp(now * factor, 1.0, largestZoom());
    const double shrink = now / next;
    const double x = (anchor.x() - plot_.left()) / plot_.width();
    const double y = (anchor.y() - plot_.top()) / plot_.height();
    const QSizeF size = visible_.size() * shrink;
    setVisible({visible_.left() + x * (visible_.width() - size.width()),
                visible_.top() + y * (visible_.height() - size.height()), size.width(),
                size.height()});
}

void HeatmapGeometry::zoomTo(const QRectF& pixels) {
    const QRectF inside = pixels.normalized() & plot_;
    if (empty() || inside.isEmpty())
        return;
    setVisible({visible_.left() + (inside.left() - plot_.left()) / cellWidth(),
                visible_.top() + (inside.top() - plot_.top()) / cellHeight(),
                inside.width() / cellWidth(), inside.height() / cellHeight()});
}

void HeatmapGeometry::panPixels(const QPointF& delta) {
    if (!empty())
        setVisible(visible_.translated(-delta.x() / cellWidth(), -delta.y() / cellHeight()));
}

void HeatmapGeometry::reveal(const HeatmapCell& cell) {
    if (!cell.valid() || empty())
        return;
    const auto shift = [](double cell_middle, double begin, double end) {
        if (cell_middle - 0.5 < begin)
            return cell_middle - 0.5 - begin;
        return cell_middle + 0.5 > end ? cell_middle + 0.5 - end : 0.0;
    };
    setVisible(visible_.translated(
        shift(static_cast<double>(cell.key_pos), visible_.left(), visible_.right()),
        shift(static_cast<double>(cell.query_pos), visible_.top(), visible_.bottom())));
}

} // namespace heedmap
