// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/dtype.h"

#include <cassert>
#include <span>
#include <utility>
#include <vector>

namespace heedmap {

/// A dense matrix of F32 values, row-major, that owns its storage. Its shape and axis order are
/// said where it is declared: `Matrix pattern; // [query_pos, key_pos]`.
class Matrix {
  public:
    Matrix() = default;
    Matrix(Index rows, Index cols, float value = 0.0F)
        : rows_(rows), cols_(cols), values_(static_cast<std::size_t>(rows * cols), value) {}

    [[nodiscard]] Index rows() const { return rows_; }
    [[nodiscard]] Index cols() const { return cols_; }
    [[nodiscard]] Index size() const { return rows_ * cols_; }
    [[nodiscard]] bool empty() const { return values_.empty(); }

    float& operator()(Index row, Index col) { return values_[offset(row, col)]; }
    float operator()(Index row, Index col) const { return values_[offset(row, col)]; }

    [[nodiscard]] std::span<float> row(Index r) {
        return {data() + r * cols_, static_cast<std::size_t>(cols_)};
    }
    [[nodiscard]] std::span<const float> row(Index r) const {
        return {data() + r * cols_, static_cast<std::size_t>(cols_)};
    }
    [[nodiscard]] float* data() { return values_.data(); }
    [[nodiscard]] const float* data() const { return values_.data(); }
    [[nodiscard]] std::span<const float> values() const { return values_; }
    /// Hands the storage over, row-major.
    [[nodiscard]] std::vector<float> release() && { return std::move(values_); }

    friend bool operator==(const Matrix&, const Matrix&) = default;

  private:
    [[nodiscard]] std::size_t offset(Index row, Index col) const {
        assert(row >= 0 && row < rows_ && col >= 0 && col < cols_);
        return static_cast<std::size_t>(row * cols_ + col);
    }

    Index rows_ = 0;
    Index cols_ = 0;
    std::vector<float> values_;
};

} // namespace heedmap
