// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/team.h"
#include "core/kernels/kernels.h"
#include "core/model/model.h"
#include "core/run/mask.h"
#include "core/run/trace.h"

#include <span>
#include <stop_token>

namespace heedmap {

/// The operators of a Transformer block over a team: they split the work and call the kernels.
/// Their results do not depend on the team's size.

/// Rows of a matrix that lies anywhere.
struct RowsIn {
    const float* data = nullptr;
    Index stride = 0;
};
struct RowsOut {
    float* data = nullptr;
    Index stride = 0;
};
[[nodiscard]] inline RowsIn as_input(RowsOut rows) {
    return {rows.data, rows.stride};
}

/// y [rows, out] = function(x [rows, in] · W + bias) ⊙ multiply + add.
struct LinearCall {
    const Linear* linear = nullptr;
    RowsIn x;
    RowsOut y;
    kernels::Epilogue::Function function = kernels::Epilogue::Function::none;
    RowsIn add{};      ///< may be empty
    RowsIn multiply{}; ///< may be empty
};
/// Several of them over the same number of rows, as one round of work.
void linear(Team& team, std::span<const LinearCall> calls, Index rows,
            const std::stop_token& stop = {});

/// y = norm(x) over `norm.weight.size()` columns; may be in place. Of heads that lie side by side,
/// rows × heads rows.
void normalize(Team& team, const Norm& norm, RowsIn x, RowsOut y, Index rows);

/// The angles of rotary positions, cos and sin: [rows, head_dim / 2] each.
struct RotaryTables {
    std::vector<float> cos;
    std::vector<float> sin;
};
/// Turns every head of every row of x [rows, heads × head_dim] by its position, in place.
void rotate(Team& team, const RotaryTables& tables, RowsOut x, Index rows, Index heads,
            Index head_dim);

[[nodiscard]] kernels::Epilogue::Function epilogue_function(Activation activation);

/// Attention of all heads of a site for the queries at positions [first, first + rows).
struct AttentionCall {
    const ModelConfig* config = nullptr;
    Index layer = 0;
    KeyMask mask;
    std::span<const TraceRows> keys; ///< all of the site's keys
    Index first = 0;
    Index rows = 0;
    RowsIn q;  // [rows, num_attention_heads × head_dim]
    RowsOut z; // [rows, num_attention_heads × head_dim]
};
void attention(Team& team, const AttentionCall& call, const std::stop_token& stop = {});

/// Scores q·k × scale of one head, before the mask: queries [rows, head_dim] against the keys
/// [0, keys) of `pages`, into [rows, keys].
struct ScoresCall {
    RowsIn q;
    Index rows = 0;
    std::span<const TraceRows> pages;
    Index key_value_head = 0;
    Index head_dim = 0;
    float scale = 1.0F;
    Index keys = 0;
    RowsOut scores;
};
void scores(const ScoresCall& call);

} // namespace heedmap
