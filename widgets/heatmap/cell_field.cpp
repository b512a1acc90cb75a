// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/cell_field.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace heedmap {

CellField::CellField(std::shared_ptr<const Matrix> values, KeyMask mask,
                     std::shared_ptr<const Matrix> minus, Index first)
    : values_(std::move(values)), minus_(std::move(minus)), mask_(mask), first_(first) {
    assert(values_ != nullptr);
    assert(minus_ == nullptr ||
           (minus_->rows() == values_->rows() && minus_->cols() == values_->cols()));
}

CellPyramid::CellPyramid(CellField field, Reduction reduction)
    : field_(std::move(field)), reduction_(reduction) {}

float CellPyramid::nothing() const {
    return reduction_ == Reduction::largest ? -std::numeric_limits<float>::infinity() : 0.0F;
}

float CellPyramid::better(float a, float b) const {
    if (std::isnan(a) || std::isnan(b))
        return std::numeric_limits<float>::quiet_NaN();
    if (reduction_ == Reduction::largest)
        return std::max(a, b);
    return std::abs(a) >= std::abs(b) ? a : b;
}

float CellPyramid::cellOf(int level, Index row, Index col) const {
    if (level == 0)
        return field_.masked(row, col) ? nothing() : field_.value(row, col);
    return levels_[static_cast<std::size_t>(level - 1)](row, col);
}

Matrix CellPyramid::firstLevel() const {
    Matrix blocks((field_.rows() + 1) / 2, (field_.cols() + 1) / 2, nothing());
    for (Index row = 0; row < field_.rows(); ++row) {
        const std::span<float> out = blocks.row(row / 2);
        const KeyRange visible = field_.visible(row);
        for (Index col = visible.begin; col < visible.end; ++col) {
            float& block = out[static_cast<std::size_t>(col / 2)];
            block = better(block, field_.value(row, col));
        }
    }
    return blocks;
}

Matrix CellPyramid::halved(const Matrix& below) const {
    Matrix blocks((below.rows() + 1) / 2, (below.cols() + 1) / 2, nothing());
    for (Index row = 0; row < below.rows(); ++row)
        for (Index col = 0; col < below.cols(); ++col)
            blocks(row / 2, col / 2) = better(blocks(row / 2, col / 2), below(row, col));
    return blocks;
}

void CellPyramid::prepare(int level) {
    while (static_cast<int>(levels_.size()) < level)
        levels_.push_back(levels_.empty() ? firstLevel() : halved(levels_.back()));
}

float CellPyramid::reduced(int level, Index row_begin, Index row_end, Index col_begin,
                           Index col_end) {
    prepare(level);
    float value = nothing();
    for (Index row = row_begin >> level; row <= (row_end - 1) >> level; ++row)
        for (Index col = col_begin >> level; col <= (col_end - 1) >> level; ++col)
            value = better(value, cellOf(level, row, col));
    return value;
}

CellPyramid::Extremes CellPyramid::extremes() const {
    if (extremes_)
        return *extremes_;
    Extremes found{std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()};
    for (Index row = 0; row < field_.rows(); ++row) {
        const KeyRange visible = field_.visible(row);
        for (Index col = visible.begin; col < visible.end; ++col) {
            const float value = field_.value(row, col);
            if (!std::isfinite(value))
                continue;
            found.low = std::min(found.low, value);
            found.high = std::max(found.high, value);
        }
    }
    extremes_ = found.low > found.high ? Extremes{} : found;
    return *extremes_;
}

} // namespace heedmap
