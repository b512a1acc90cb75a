// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/operators.h"

namespace heedmap {

/// So many rows at once through the feed-forward layers: their hidden layer stays in the cache.
constexpr Index mlp_rows = 512;

/// The steps of one Transformer block over rows of positions, for either placement of the norms.
/// The forward pass and the recomputation of an activation both take these.
class BlockRun {
  public:
    BlockRun(Team& team, const ModelConfig& config, const Block& block, std::stop_token stop)
        : team_(team), config_(config), block_(block), stop_(std::move(stop)) {}

    /// What W_Q, W_K and W_V meet: ln1's output in `scratch`, or x itself where norms come after.
    RowsIn attention_input(RowsIn x, RowsOut scratch, Index rows);
    /// q and k as the projections leave them, and v.
    void project(RowsIn x, RowsOut q, RowsOut k, RowsOut v, Index rows);
    /// q-/k-norm and rotary positions, in place, where the family has them.
    void place_queries(RowsOut q, const RotaryTables& tables, Index rows);
    void place_keys(RowsOut k, const RotaryTables& tables, Index rows);
    /// resid + z · W_O; its norm where norms come after.
    void add_attention(RowsIn z, RowsIn resid, RowsOut out, Index rows);

    void cross_queries(RowsIn x, RowsOut q, Index rows);
    /// k and v of the encoder's output.
    void cross_keys(RowsIn source, RowsOut k, RowsOut v, Index rows);
    void add_cross(RowsIn z, RowsIn resid, RowsOut out, Index rows);

    /// What the feed-forward layers read: ln2's output in `scratch`, or x itself.
    RowsIn mlp_input(RowsIn x, RowsOut scratch, Index rows);
    /// resid + mlp(x), or mlp(x) with an empty `resid`. `hidden` and, for gated units, `gate` are
    /// [rows, intermediate_size].
    void mlp(RowsIn x, RowsIn resid, RowsOut hidden, RowsOut gate, RowsOut out, Index rows);
    /// ln2 of the block's output, in place, where norms come after.
    void finish(RowsOut out, Index rows);

  private:
    [[nodiscard]] bool norms_first() const { return config_.norms == NormPlacement::before; }
    void linear(std::initializer_list<LinearCall> calls, Index rows);
    void add(const Linear& o, const Norm& norm, RowsIn z, RowsIn resid, RowsOut out, Index rows);
    void place(const Norm& norm, RowsOut x, const RotaryTables& tables, Index rows, Index heads);

    Team& team_;
    const ModelConfig& config_;
    const Block& block_;
    std::stop_token stop_;
};

/// k [rows, width] into k_t, whose rows are dimensions: `stride` apart.
void store_keys(Team& team, RowsIn k, Index width, Index rows, float* k_t, Index stride);

} // namespace heedmap
