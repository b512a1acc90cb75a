// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/axis_titles.h"

#include "widgets/figure/text_measure.h"

namespace heedmap {

namespace {

constexpr int mostLines = 3;

} // namespace

AxisTitles::AxisTitles(QString rows, QString columns, const TextStyle& style)
    : rows_(std::move(rows)), columns_(std::move(columns)), style_(style), lines_{rows_} {}

double AxisTitles::line() const {
    return 1.3 * lineHeight(style_);
}

void AxisTitles::fit(AxisRoom& room, double height) {
    lines_ = textWidth(rows_, style_) <= height
                 ? QStringList{rows_}
                 : wrapped(rows_, style_, height + room.columns + line(), mostLines);
    room.rows += static_cast<double>(lines_.size() - 1) * line();
}

void AxisTitles::drawRows(Sheet& sheet, const QRectF& plot, const AxisRoom& labels,
                          double gap) const {
    double length = 0;
    for (const QString& text : lines_) {
        length = std::max(length, textWidth(text, style_));
    }
    const double y = std::min(plot.center().y(), plot.bottom() - length / 2);
    double x = plot.left() - gap - labels.rows - 0.6 * line();
    for (const QString& text : lines_) {
        sheet.text(ItemRole::axisTitle, text, style_, sheet.palette().query,
                   {{x, y}, HAlign::center, VAlign::middle, 90});
        x += line();
    }
}

void AxisTitles::drawColumns(Sheet& sheet, const QRectF& plot, const AxisRoom& labels, double gap,
                             double width) const {
    const double above = labels.overhang > 0 ? 0 : 0.15 * line();
    sheet.text(ItemRole::axisTitle, elided(columns_, style_, width), style_, sheet.palette().key,
               {{plot.left(), plot.top() - 2 * gap - labels.columns - above}});
}

} // namespace heedmap
