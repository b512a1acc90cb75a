// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/thumbnail.h"

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

/// The larger one; NaN if one of them is.
float larger(float a, float b) {
    return b > a || b != b ? b : a;
}

} // namespace

Thumbnail::Thumbnail(Index rows, Index cols, Index size)
    : rows_(rows), maxima_(static_cast<std::size_t>(cols)),
      image_(std::min(rows, std::max<Index>(size, 1)), std::min(cols, std::max<Index>(size, 1))) {}

void Thumbnail::add(std::span<const float> row) {
    assert(row.size() == maxima_.size() && seen_ < rows_);
    for (std::size_t j = 0; j < row.size(); ++j) {
        maxima_[j] = larger(maxima_[j], row[j]);
    }
    ++seen_;
    if (seen_ == (block_ + 1) * rows_ / image_.rows()) {
        finish_block();
    }
}

void Thumbnail::finish_block() {
    const auto cols = static_cast<Index>(maxima_.size());
    for (Index b = 0; b < image_.cols(); ++b) {
        float& max = image_(block_, b);
        for (Index j = b * cols / image_.cols(); j < (b + 1) * cols / image_.cols(); ++j) {
            max = larger(max, maxima_[static_cast<std::size_t>(j)]);
        }
    }
    std::fill(maxima_.begin(), maxima_.end(), 0.0F);
    ++block_;
}

} // namespace heedmap
