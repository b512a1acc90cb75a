// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/mask.h"
#include "core/tensor/matrix.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace heedmap {

/// The values a heatmap colours, and which of its cells the mask hides. Shares its matrices.
class CellField {
  public:
    CellField() = default;
    /// `values` and `minus` are [query_pos, key_pos] of one shape; the field is values − minus.
    /// The columns before `first` are set aside: hidden in every row.
    CellField(std::shared_ptr<const Matrix> values, KeyMask mask,
              std::shared_ptr<const Matrix> minus = {}, Index first = 0);

    [[nodiscard]] Index rows() const { return values_ ? values_->rows() : 0; }
    [[nodiscard]] Index cols() const { return values_ ? values_->cols() : 0; }
    [[nodiscard]] bool empty() const { return rows() == 0 || cols() == 0; }
    [[nodiscard]] float value(Index row, Index col) const {
        const float value = (*values_)(row, col);
        return minus_ ? value - (*minus_)(row, col) : value;
    }
    /// The columns of the row that the mask leaves visible.
    [[nodiscard]] KeyRange visible(Index row) const {
        const KeyRange seen = mask_.visible(row, cols());
        return {std::min(std::max(seen.begin, first_), seen.end), seen.end};
    }
    [[nodiscard]] bool masked(Index row, Index col) const { return !visible(row).contains(col); }

  private:
    std::shared_ptr<const Matrix> values_;
    std::shared_ptr<const Matrix> minus_;
    KeyMask mask_{Mask::none, 0};
    Index first_ = 0;
};

/// Which value stands for a block of cells.
enum class Reduction {
    largest,          ///< weights, scores
    farthestFromZero, ///< signed differences
};

/// Blocks of 2^level × 2^level cells, each reduced to one value over its visible cells, so that
/// thousands of tokens shrink to a picture without losing a single bright cell. NaN wins over
/// every number, so that it is never lost either. Levels are made when first asked for.
class CellPyramid {
  public:
    CellPyramid() = default;
    CellPyramid(CellField field, Reduction reduction);

    [[nodiscard]] const CellField& field() const { return field_; }
    [[nodiscard]] bool empty() const { return field_.empty(); }

    /// The reduction over visible cells of rows [row_begin, row_end) × columns
    /// [col_begin, col_end), taken from blocks of `level`, whose edges may reach a little beyond
    /// it. −∞ (or 0 for `farthestFromZero`) where no cell is visible.
    [[nodiscard]] float reduced(int level, Index row_begin, Index row_end, Index col_begin,
                                Index col_end);

    /// The extremes over visible, finite cells; 0, 0 without any.
    struct Extremes {
        float low = 0.0F;
        float high = 0.0F;
    };
    [[nodiscard]] Extremes extremes() const;

    /// Makes the levels up to this one. Level 0 is the field itself.
    void prepare(int level);

  private:
    [[nodiscard]] float nothing() const;
    [[nodiscard]] float better(float a, float b) const;
    [[nodiscard]] Matrix firstLevel() const;
    [[nodiscard]] Matrix halved(const Matrix& below) const;
    [[nodiscard]] float cellOf(int level, Index row, Index col) const;

    CellField field_;
    Reduction reduction_ = Reduction::largest;
    mutable std::optional<Extremes> extremes_; ///< once they were asked for
    std::vector<Matrix> levels_; // levels_[l − 1]: [⌈rows / 2^l⌉, ⌈cols / 2^l⌉]
};

} // namespace heedmap
