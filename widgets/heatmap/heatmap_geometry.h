// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap/heatmap_content.h"

#include <QRectF>

namespace heedmap {

/// Where a heatmap's cells are on the widget, and which of them zoom and pan leave in sight. Rows
/// count downwards, row 0 on top; a cell's middle is at its index, so that the whole heatmap spans
/// −0.5 to n − 0.5 on both axes.
class HeatmapGeometry {
  public:
    /// The whole matrix in sight. Keeps the zoom if the shape is the same.
    void setShape(Index rows, Index cols);
    /// Where the plot may stand; it takes as much of it as square cells can use, from the top left,
    /// or in the middle if `centered`.
    void setArea(const QRectF& area, bool centered);

    [[nodiscard]] Index rows() const { return rows_; }
    [[nodiscard]] Index cols() const { return cols_; }
    [[nodiscard]] bool empty() const { return rows_ == 0 || cols_ == 0 || plot_.isEmpty(); }
    [[nodiscard]] const QRectF& plot() const { return plot_; }
    /// What is in sight, in axis coordinates.
    [[nodiscard]] const QRectF& visible() const { return visible_; }
    [[nodiscard]] bool zoomed() const;

    /// Pixels of a cell.
    [[nodiscard]] double cellWidth() const;
    [[nodiscard]] double cellHeight() const;
    [[nodiscard]] double xOf(double key) const;
    [[nodiscard]] double yOf(double query) const;
    [[nodiscard]] QRectF cellRect(Index query, Index key) const;
    /// The cell under the point; none outside the plot.
    [[nodiscard]] HeatmapCell cellAt(const QPointF& point) const;
    /// The rows and columns in sight, even in part: [first, last].
    [[nodiscard]] Index firstRow() const;
    [[nodiscard]] Index lastRow() const;
    [[nodiscard]] Index firstCol() const;
    [[nodiscard]] Index lastCol() const;

    void reset();
    /// `factor` > 1 comes closer; what is under `anchor` stays there.
    void zoom(double factor, const QPointF& anchor);
    /// Shows what the rectangle on the widget covers, widened to the plot's proportions.
    void zoomTo(const QRectF& pixels);
    void panPixels(const QPointF& delta);
    void setVisible(const QRectF& visible);
    /// Pans as little as brings the cell into sight.
    void reveal(const HeatmapCell& cell);

  private:
    [[nodiscard]] QRectF whole() const;
    [[nodiscard]] double largestZoom() const;

    Index rows_ = 0;
    Index cols_ = 0;
    QRectF plot_;
    QRectF visible_;
};

} // namespace heedmap
