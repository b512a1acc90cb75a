// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/block.h"

#include <algorithm>

namespace heedmap {

void BlockRun::linear(std::initializer_list<LinearCall> calls, Index rows) {
    heedmap::linear(team_, {calls.begin(), calls.size()}, rows, stop_);
}

RowsIn BlockRun::attention_input(RowsIn x, RowsOut scratch, Index rows) {
    if (!norms_first()) {
        return x;
    }
    normalize(team_, block_.ln1, x, scratch, rows);
    return as_input(scratch);
}

void BlockRun::project(RowsIn x, RowsOut q, RowsOut k, RowsOut v, Index rows) {
    const Attention& attention = block_.attention;
    linear({{&attention.q, x, q}, {&attention.k, x, k}, {&attention.v, x, v}}, rows);
}

void BlockRun::place(const Norm& norm, RowsOut x, const RotaryTables& tables, Index rows,
                     Index heads) {
    if (!norm.empty()) {
        const Index width = config_.head_dim;
        normalize(team_, norm, {x.data, width}, {x.data, width}, rows * heads);
    }
    if (config_.rope) {
        rotate(team_, tables, x, rows, heads, config_.head_dim);
    }
}

void BlockRun::place_queries(RowsOut q, const RotaryTables& tables, Index rows) {
    place(block_.attention.q_norm, q, tables, rows, config_.num_attention_heads);
}

void BlockRun::place_keys(RowsOut k, const RotaryTables& tables, Index rows) {
    place(block_.attention.k_norm, k, tables, rows, config_.num_key_value_heads);
}

void BlockRun::add(const Linear& o, const Norm& norm, RowsIn z, RowsIn resid, RowsOut out,
                   Index rows) {
    LinearCall call{&o, z, out};
    call.add = resid;
    linear({call}, rows);
    if (!norms_first()) {
        normalize(team_, norm, as_input(out), out, rows);
    }
}

void BlockRun::add_attention(RowsIn z, RowsIn resid, RowsOut out, Index rows) {
    add(block_.attention.o, block_.ln1, z, resid, out, rows);
}

void BlockRun::cross_queries(RowsIn x, RowsOut q, Index rows) {
    linear({{&block_.cross.q, x, q}}, rows);
}

void BlockRun::cross_keys(RowsIn source, RowsOut k, RowsOut v, Index rows) {
    linear({{&block_.cross.k, source, k}, {&block_.cross.v, source, v}}, rows);
}

void BlockRun::add_cross(RowsIn z, RowsIn resid, RowsOut out, Index rows) {
    add(block_.cross.o, block_.ln_cross, z, resid, out, rows);
}

RowsIn BlockRun::mlp_input(RowsIn x, RowsOut scratch, Index rows) {
    if (!norms_first()) {
        return x;
    }
    normalize(team_, block_.ln2, x, scratch, rows);
    return as_input(scratch);
}

void BlockRun::mlp(RowsIn x, RowsIn resid, RowsOut hidden, RowsOut gate, RowsOut out, Index rows) {
    const auto function = epilogue_function(config_.hidden_act);
    if (block_.mlp_gate.empty()) {
        linear({{&block_.mlp_in, x, hidden, function}}, rows);
    } else { // gated units (Shazeer 2020)
        linear({{&block_.mlp_gate, x, gate, function}}, rows);
        LinearCall in{&block_.mlp_in, x, hidden};
        in.multiply = as_input(gate);
        linear({in}, rows);
    }
    LinearCall down{&block_.mlp_out, as_input(hidden), out};
    down.add = resid;
    linear({down}, rows);
}

void BlockRun::finish(RowsOut out, Index rows) {
    if (!norms_first()) {
        normalize(team_, block_.ln2, as_input(out), out, rows);
    }
}

void store_keys(Team& team, RowsIn k, Index width, Index rows, float* k_t, Index stride) {
    constexpr Index values = 16'384; // less is not worth waking another thread for
    const Index block = std::max<Index>(64, values / rows);
    team.run((width + block - 1) / block, [&](Index task) {
        const Index d = task * block;
        kernels::transpose(k.data + d, k.stride, k_t + d * stride, stride,
                           std::min(block, width - d), rows);
    });
}

} // namespace heedmap
