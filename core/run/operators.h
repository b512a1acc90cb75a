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

void layer_norm(Team& team, const LayerNorm& norm, float epsilon, RowsIn x, RowsOut y, Index rows);
/// Over `weight.size()` columns: of heads that lie side by side, rows × heads rows.
void rms_norm(Team& team, std::span<const float> weight, float epsilon, RowsIn x, RowsOut y,
              Index rows);

[[nodiscard]] kernels::Epilogue::Function epilogue_function(Activation activation);

/// Attention of all heads of a layer for the queries at positions [first, first + rows) of `keys`.
struct AttentionCall {
    const ModelConfig* config = nullptr;
    Index layer = 0;
    Mask mask = Mask::causal;        ///< causal or none
    std::span<const TraceRows> keys; ///< all positions of the layer
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
