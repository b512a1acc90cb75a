// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/lines/attention_lines.h"

#include <QRectF>

namespace heedmap {

/// Where the two columns of tokens stand, and which part of them is scrolled into sight. Queries
/// stand at the left, keys at the right, both from row 0 down in rows of the same height.
class LinesGeometry {
  public:
    void setShape(Index queries, Index keys);
    /// `area` is what the rows may use; `left` and `right` of it are kept for labels. A row is
    /// `comfortable` pixels high unless all of them are seen at once in higher ones.
    void setArea(const QRectF& area, double left, double right, double comfortable);

    [[nodiscard]] Index queries() const { return queries_; }
    [[nodiscard]] Index keys() const { return keys_; }
    [[nodiscard]] Index rows() const { return std::max(queries_, keys_); }
    [[nodiscard]] bool empty() const { return queries_ == 0 || keys_ == 0 || area_.isEmpty(); }
    [[nodiscard]] const QRectF& area() const { return area_; }
    [[nodiscard]] double rowHeight() const { return row_height_; }
    /// Where lines begin and end.
    [[nodiscard]] double lineLeft() const { return area_.left() + left_; }
    [[nodiscard]] double lineRight() const { return area_.right() - right_; }
    /// The middle of a row.
    [[nodiscard]] double yOf(Index position) const;
    [[nodiscard]] QRectF rowRect(const LineToken& token) const;
    /// The token whose label, or whose end of the lines, is there.
    [[nodiscard]] LineToken tokenAt(const QPointF& point) const;
    /// The rows in sight, even in part.
    [[nodiscard]] Index firstRow() const;
    [[nodiscard]] Index lastRow() const;

    /// How far the rows are scrolled, in pixels, and how far they can be.
    [[nodiscard]] double offset() const { return offset_; }
    [[nodiscard]] double largestOffset() const;
    void setOffset(double offset);
    /// `factor` > 1 makes rows higher; the row under `y` stays there.
    void zoom(double factor, double y);
    void resetZoom();
    /// Scrolls as little as brings the row into sight.
    void reveal(Index position);

  private:
    void updateRowHeight();

    Index queries_ = 0;
    Index keys_ = 0;
    QRectF area_;
    double left_ = 0;
    double right_ = 0;
    double comfortable_ = 20;
    double zoom_ = 1; ///< of the row height that is natural here
    double row_height_ = 20;
    double offset_ = 0;
};

} // namespace heedmap
