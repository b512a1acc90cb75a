// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lines/lines_geometry.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr double highestRow = 44.0; // a few tokens do not fill the card

} // namespace

void LinesGeometry::setShape(Index queries, Index keys) {
    if (queries == queries_ && keys == keys_) {
        return;
    }
    queries_ = queries;
    keys_ = keys;
    updateRowHeight();
}

void LinesGeometry::setArea(const QRectF& area, double left, double right, double comfortable) {
    area_ = area;
    left_ = left;
    right_ = right;
    comfortable_ = comfortable;
    updateRowHeight();
}

void LinesGeometry::updateRowHeight() {
    if (empty()) {
        return;
    }
    const double all = area_.height() / static_cast<double>(rows());
    const double natural = std::clamp(all, comfortable_, highestRow);
    zoom_ = std::clamp(zoom_, std::min(1.0, all / natural), std::max(1.0, highestRow / natural));
    row_height_ = natural * zoom_;
    setOffset(offset_);
}

double LinesGeometry::yOf(Index position) const {
    return area_.top() + (static_cast<double>(position) + 0.5) * row_height_ - offset_;
}

QRectF LinesGeometry::rowRect(const LineToken& token) const {
    const double top = yOf(token.position) - row_height_ / 2;
    return token.column == LineToken::Column::query ? QRectF(area_.left(), top, left_, row_height_)
                                                    : QRectF(lineRight(), top, right_, row_height_);
}

LineToken LinesGeometry::tokenAt(const QPointF& point) const {
    if (empty() || !area_.contains(point)) {
        return {};
    }
    constexpr double reach = 12; // of the lines' ends
    const bool query = point.x() < lineLeft() + reach;
    if (!query && point.x() < lineRight() - reach) {
        return {};
    }
    const double row = std::floor((point.y() - area_.top() + offset_) / row_height_);
    const Index count = query ? queries_ : keys_;
    if (row < 0 || row >= static_cast<double>(count)) {
        return {};
    }
    return {query ? LineToken::Column::query : LineToken::Column::key, static_cast<Index>(row)};
}

Index LinesGeometry::firstRow() const {
    const auto row = static_cast<Index>(std::floor(offset_ / row_height_));
    return std::clamp<Index>(row, 0, std::max<Index>(0, rows() - 1));
}

Index LinesGeometry::lastRow() const {
    const auto row = static_cast<Index>(std::ceil((offset_ + area_.height()) / row_height_)) - 1;
    return std::clamp<Index>(row, 0, std::max<Index>(0, rows() - 1));
}

double LinesGeometry::largestOffset() const {
    return std::max(0.0, std::ceil(row_height_ * static_cast<double>(rows()) - area_.height()));
}

void LinesGeometry::setOffset(double offset) {
    offset_ = std::clamp(offset, 0.0, largestOffset());
}

void LinesGeometry::zoom(double factor, double y) {
    if (empty() || !(factor > 0)) {
        return;
    }
    const double row = (y - area_.top() + offset_) / row_height_;
    zoom_ *= factor;
    updateRowHeight();
    setOffset(row * row_height_ - (y - area_.top()));
}

void LinesGeometry::resetZoom() {
    zoom_ = 1;
    updateRowHeight();
}

void LinesGeometry::reveal(Index position) {
    if (empty() || position < 0) {
        return;
    }
    const double top = static_cast<double>(position) * row_height_;
    if (top < offset_) {
        setOffset(top);
    } else if (top + row_height_ > offset_ + area_.height()) {
        setOffset(top + row_height_ - area_.height());
    }
}

} // namespace heedmap
