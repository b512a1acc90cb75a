// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_view.h"

namespace heedmap {

/// One head of a trace, ready to compute blocks of its rows: the one path by which scores and
/// weights reach the screen, the files and the statistics.
class HeadRows {
  public:
    /// Errors: stack, layer or head out of range.
    static Result<HeadRows> of(const Trace& trace, Site site, Index head);

    [[nodiscard]] Index queries() const { return q_.rows(); }
    [[nodiscard]] Index keys() const { return keys_; }
    [[nodiscard]] float scale() const { return scale_; }
    [[nodiscard]] const Matrix& q() const { return q_; } ///< [query_pos, head_dim]
    [[nodiscard]] Matrix k() const;                      ///< [key_pos, head_dim]

    /// q·k × scale, before the mask, of the queries [begin, begin + count) into `out`
    /// [count, keys]. A row has the same bits whatever block it is computed in.
    void scores(Index begin, Index count, float* out) const;
    /// The same before it is scaled: q·k.
    void dots(Index begin, Index count, float* out) const;

  private:
    void scaled(Index begin, Index count, float scale, float* out) const;

    Trace trace_; // keeps the pages alive
    Site site_;
    Index key_value_head_ = 0;
    float scale_ = 1.0F;
    Matrix q_; // [query_pos, head_dim]
    Index keys_ = 0;
    std::vector<TraceRows> pages_; // that hold the keys
};

/// What a row's softmax found, beside its weights.
struct RowSoftmax {
    RowState state = RowState::normal;
    float max_score = 0.0F;
    double denominator = 0;
};

/// weights = softmax of the `visible` scores; +0 for the others.
RowSoftmax softmax_row(std::span<const float> scores, KeyRange visible, std::span<float> weights);

/// A score as the softmax at another temperature reads it.
[[nodiscard]] inline float tempered(float score, double temperature) {
    return static_cast<float>(static_cast<double>(score) / temperature);
}

/// −Σ weight × log2(weight) of a row that `softmax_row` filled; NaN where it is not finite.
[[nodiscard]] double entropy_bits(const RowSoftmax& row, std::span<const float> scores,
                                  std::span<const float> weights);

/// Σ of the weights on key_pos > query_pos.
[[nodiscard]] double future_weight(std::span<const float> weights, Index query_pos);

/// Σ weight × |query_pos − key_pos|, in tokens.
[[nodiscard]] double attended_distance(std::span<const float> weights, Index query_pos);

} // namespace heedmap
