// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/matrix.h"

#include <utility>

namespace heedmap {

/// A matrix made small by the maximum of its blocks, row by row, so that the whole never exists.
/// Block b of n covers [b × total / n, (b + 1) × total / n); a matrix that is small enough stays
/// itself. Values are weights (≥ 0); a block with a NaN is NaN.
class Thumbnail {
  public:
    /// Of a [rows, cols] matrix, `size` at most in both directions.
    Thumbnail(Index rows, Index cols, Index size);

    /// Adds the next row, in order from 0: [cols].
    void add(std::span<const float> row);
    [[nodiscard]] Matrix take() { return std::move(image_); }

  private:
    void finish_block();

    Index rows_;
    Index seen_ = 0;            // rows added
    Index block_ = 0;           // row of the image they go to
    std::vector<float> maxima_; // [cols] of the block so far
    Matrix image_;
};

} // namespace heedmap
