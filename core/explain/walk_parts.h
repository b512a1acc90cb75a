// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_rows.h"
#include "core/explain/walk.h"
#include "core/run/operators.h"

#include <optional>

namespace heedmap {

/// One head's columns of a projection (its rows, of W_O).
struct HeadLinear {
    WeightView weight;       // [in, out]
    std::vector<float> bias; // [out], or empty
};

/// What a HeadWalk keeps: activations of [T, hidden] or smaller, and views of the weights.
struct WalkParts {
    explicit WalkParts(HeadRows head_rows) : rows(std::move(head_rows)) {}

    Trace trace; // keeps the weights mapped
    Site site;
    Index head = 0;
    Index key_value_head = 0;
    Index group_size = 1;
    HeadRows rows; // q, k, dots and scores
    Matrix resid;  // [query_pos, hidden]; empty where no norm stands before
    Matrix x;      // [query_pos, hidden]
    Matrix source; // [key_pos, hidden]; cross only, else the keys' X is `x`
    Matrix q_pre;  // these four: empty where nothing follows the projection
    Matrix k_pre;
    Matrix q_normed;
    Matrix k_normed;
    Matrix k;                     // [key_pos, head_dim]
    Matrix v;                     // [key_pos, head_dim]
    const Norm* norm = nullptr;   ///< before X; null where none stands there
    const Norm* q_norm = nullptr; ///< null where there is none
    const Norm* k_norm = nullptr;
    std::optional<RotaryTables> rotary; // [pos, head_dim / 2]
    HeadLinear to_q;
    HeadLinear to_k;
    HeadLinear to_v;
    HeadLinear to_out; ///< without the bias, which belongs to all heads together
    std::vector<WalkMatrix> matrices;
    std::vector<WalkStage> stages;

    [[nodiscard]] const Matrix& keys_x() const { return source.empty() ? x : source; }
    /// The matrix of a part that is kept; null for weights and for [query_pos, key_pos].
    [[nodiscard]] const Matrix* kept(WalkPart part) const;
    /// The weights of a part that is one; null for others.
    [[nodiscard]] const WeightView* weights(WalkPart part) const;
    /// The vector of a part that is one; empty for others.
    [[nodiscard]] std::span<const float> vector(WalkPart part) const;
};

/// Errors as `HeadWalk::of`.
Result<std::shared_ptr<const WalkParts>> gather_parts(const Trace& trace, Site site, Index head,
                                                      const std::stop_token& stop);

/// Fills `matrices` and `stages` from the rest.
void list_parts(WalkParts& parts);

} // namespace heedmap
