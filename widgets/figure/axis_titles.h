// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/token_axis.h"

namespace heedmap {

/// What a matrix' rows and columns are, beside and above their labels. The rows' title stands
/// turned, in several lines where it is longer than the plot is high.
class AxisTitles {
  public:
    AxisTitles(QString rows, QString columns, const TextStyle& style);

    [[nodiscard]] double line() const; ///< mm that a line of a title takes

    /// Adds to `room` what the rows' title takes beyond one line, at the left of a plot `height` mm
    /// high and of the room of its columns' labels.
    void fit(AxisRoom& room, double height);

    /// `labels` is the room that was kept for the labels and this title.
    void drawRows(Sheet& sheet, const QRectF& plot, const AxisRoom& labels, double gap) const;
    /// In `width` mm from the plot's left edge.
    void drawColumns(Sheet& sheet, const QRectF& plot, const AxisRoom& labels, double gap,
                     double width) const;

  private:
    QString rows_;
    QString columns_;
    TextStyle style_;
    QStringList lines_; ///< the rows' title, as it was fitted
};

} // namespace heedmap
