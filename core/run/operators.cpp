// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/operators.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <vector>

namespace heedmap {

namespace {

/// A block of one call's columns × rows: what a member of the team does at a time.
struct Tile {
    const LinearCall* call;
    Index row;
    Index rows;
    Index col;
    Index cols;
};

constexpr Index few_rows = 4;        // reading the weights is then all the work
constexpr Index norm_block = 16'384; // values that a member of the team norms at a time

Index tiles_at(std::span<const LinearCall> calls, Index width) {
    Index tiles = 0;
    for (const LinearCall& call : calls) {
        tiles += (call.linear->weight.out + width - 1) / width;
    }
    return tiles;
}

/// The width at which a round is over first: five tiles of 192 leave one of two threads idle for
/// a sixth of the time, ten of 96 do not. `start` is what a tile costs besides its width.
Index best_width(std::span<const LinearCall> calls, std::span<const Index> widths, Index start,
                 int threads) {
    Index best = widths.front();
    Index least = std::numeric_limits<Index>::max();
    for (const Index width : widths) {
        const Index turns = (tiles_at(calls, width) + threads - 1) / threads;
        if (const Index time = turns * (width + start); time < least) {
            least = time;
            best = width;
        }
    }
    return best;
}

/// Of the tiles of one round: multiples of the kernels' panels, and narrow enough to share out
/// unless the weights are only read through.
Index tile_width(std::span<const LinearCall> calls, Index rows, int threads) {
    constexpr std::array<Index, 4> packed{192, 144, 96, 48};
    constexpr std::array<Index, 5> streamed{768, 384, 288, 192, 96};
    if (rows > few_rows) {
        return best_width(calls, packed, 4, threads);
    }
    // Stored by rows, narrow tiles would cut memory into short stretches.
    const bool by_columns = std::ranges::all_of(
        calls, [](const LinearCall& call) { return call.linear->weight.out_stride != 1; });
    return best_width(calls, std::span(streamed).first(by_columns ? 5 : 2), 32, threads);
}

Index tile_height(Index rows, Index tiles, int threads) {
    constexpr Index shortest = 128; // below it, packing the weights again costs too much
    Index height = rows;
    while (height > shortest && tiles * ((rows + height - 1) / height) < 2 * threads) {
        height = (height / 2 + 7) / 8 * 8;
    }
    return height;
}

std::vector<Tile> tiles_of(std::span<const LinearCall> calls, Index rows, int threads) {
    const Index width = tile_width(calls, rows, threads);
    const Index height = tile_height(rows, tiles_at(calls, width), threads);
    std::vector<Tile> tiles;
    for (Index row = 0; row < rows; row += height) {
        for (const LinearCall& call : calls) {
            const Index out = call.linear->weight.out;
            for (Index col = 0; col < out; col += width) {
                tiles.push_back(
                    {&call, row, std::min(height, rows - row), col, std::min(width, out - col)});
            }
        }
    }
    return tiles;
}

/// Tells a product which weights are wanted after it.
void announce(const Tile& tile, const Tile& next, kernels::Product& p) {
    const WeightView& own = tile.call->linear->weight;
    const WeightView& other = next.call->linear->weight;
    if (own.in == other.in && own.dtype == other.dtype && own.in_stride == other.in_stride &&
        own.out_stride == other.out_stride) {
        p.next_b = other.outputs(next.col, next.cols).data;
        p.next_cols = next.cols;
    }
}

/// `next` is what the same member of the team runs after it, in the same round; may be null.
void run_tile(const Tile& tile, const Tile* next, std::uint64_t round) {
    const LinearCall& call = *tile.call;
    const WeightView weight = call.linear->weight.outputs(tile.col, tile.cols);
    kernels::Product p;
    p.a = call.x.data + tile.row * call.x.stride;
    p.a_stride = call.x.stride;
    p.b = weight.data;
    p.b_type = weight.dtype;
    p.c = call.y.data + tile.row * call.y.stride + tile.col;
    p.c_stride = call.y.stride;
    p.rows = tile.rows;
    p.inner = weight.in;
    p.cols = tile.cols;
    if (!call.linear->bias.empty()) {
        p.epilogue.bias = call.linear->bias.data() + tile.col;
    }
    p.epilogue.function = call.function;
    if (call.multiply.data != nullptr) {
        p.epilogue.multiply = call.multiply.data + tile.row * call.multiply.stride + tile.col;
        p.epilogue.multiply_stride = call.multiply.stride;
    }
    if (call.add.data != nullptr) {
        p.epilogue.add = call.add.data + tile.row * call.add.stride + tile.col;
        p.epilogue.add_stride = call.add.stride;
    }
    p.b_by_columns = weight.out_stride != 1;
    p.b_stride = p.b_by_columns ? weight.out_stride : weight.in_stride;
    p.round = round;
    if (next != nullptr) {
        announce(tile, *next, p);
    }
    kernels::product(p);
}

} // namespace

void linear(Team& team, std::span<const LinearCall> calls, Index rows,
            const std::stop_token& stop) {
    static std::atomic<std::uint64_t> rounds{0};
    const std::uint64_t round = ++rounds;
    const std::vector<Tile> tiles = tiles_of(calls, rows, team.size());
    const Index members = std::min<Index>(team.size(), std::ssize(tiles));
    std::atomic<Index> taken{members};
    const auto at = [&](Index index) {
        return index < std::ssize(tiles) && !stop.stop_requested()
                   ? &tiles[static_cast<std::size_t>(index)]
                   : nullptr;
    };
    team.run(members, [&](Index member) {
        const Tile* tile = at(member);
        while (tile != nullptr) { // one is taken ahead: its weights are made ready meanwhile
            const Tile* next = at(taken++);
            run_tile(*tile, next, round);
            tile = next;
        }
    });
}

void normalize(Team& team, const Norm& norm, RowsIn x, RowsOut y, Index rows) {
    const auto cols = static_cast<Index>(norm.weight.size());
    const Index block = std::max<Index>(1, norm_block / cols);
    team.run((rows + block - 1) / block, [&](Index task) {
        const Index first = task * block;
        const Index count = std::min(block, rows - first);
        const float* from = x.data + first * x.stride;
        float* to = y.data + first * y.stride;
        if (norm.kind == Norm::Kind::rms_norm) {
            kernels::rms_norm(from, x.stride, norm.weight.data(), norm.epsilon, to, y.stride, count,
                              cols);
        } else {
            kernels::layer_norm(from, x.stride, norm.weight.data(), norm.bias.data(), norm.epsilon,
                                to, y.stride, count, cols);
        }
    });
}

void rotate(Team& team, const RotaryTables& tables, RowsOut x, Index rows, Index heads,
            Index head_dim) {
    const Index block = std::max<Index>(1, norm_block / (heads * head_dim));
    team.run((rows + block - 1) / block, [&](Index task) {
        const Index first = task * block;
        const Index angle = first * head_dim / 2;
        kernels::rotary({x.data + first * x.stride, x.stride, std::min(block, rows - first), heads,
                         head_dim, tables.cos.data() + angle, tables.sin.data() + angle});
    });
}

kernels::Epilogue::Function epilogue_function(Activation activation) {
    using Function = kernels::Epilogue::Function;
    switch (activation) {
    case Activation::gelu:
        return Function::gelu;
    case Activation::gelu_new:
        return Function::gelu_new;
    case Activation::relu:
        return Function::relu;
    case Activation::silu:
        return Function::silu;
    case Activation::quick_gelu:
        return Function::quick_gelu;
    case Activation::tanh:
        return Function::tanh;
    }
    return Function::none;
}

void scores(const ScoresCall& call) {
    for (const TraceRows& page : call.pages) {
        if (page.begin >= call.keys) {
            break;
        }
        kernels::Product p;
        p.a = call.q.data;
        p.a_stride = call.q.stride;
        p.b = page.k_t + call.key_value_head * call.head_dim * page.k_t_stride;
        p.b_stride = page.k_t_stride;
        p.c = call.scores.data + page.begin;
        p.c_stride = call.scores.stride;
        p.rows = call.rows;
        p.inner = call.head_dim;
        p.cols = std::min(page.count, call.keys - page.begin);
        p.epilogue.scale = call.scale;
        kernels::product(p);
    }
}

namespace {

/// z += weights[rows, begin … end) · v over the pages, each element's chain in key order.
struct ValuesCall {
    std::span<const TraceRows> pages;
    Index column = 0; ///< of the key/value head in v
    Index head_dim = 0;
    RowsIn weights;
    RowsOut z;
    Index rows = 0;
};

void add_values(const ValuesCall& call, Index begin, Index end) {
    for (const TraceRows& page : call.pages) {
        const Index from = std::max(begin, page.begin);
        const Index to = std::min(end, page.begin + page.count);
        if (from >= to) {
            continue;
        }
        kernels::Product p;
        p.a = call.weights.data + from;
        p.a_stride = call.weights.stride;
        p.b = page.v + (from - page.begin) * page.v_stride + call.column;
        p.b_stride = page.v_stride;
        p.c = call.z.data;
        p.c_stride = call.z.stride;
        p.rows = call.rows;
        p.inner = to - from;
        p.cols = call.head_dim;
        p.accumulate = true;
        kernels::product(p);
    }
}

ValuesCall rows_of(ValuesCall call, Index first, Index rows) {
    call.weights.data += first * call.weights.stride;
    call.z.data += first * call.z.stride;
    call.rows = rows;
    return call;
}

/// Row r sees the keys of `mask` at position first + r. What all rows see is one product; the
/// triangle after it is walked in groups of rows, so that no masked value is ever multiplied:
/// 0 × NaN would be NaN. A window's lower edge is such a triangle too, before the common part.
void add_visible_values(const ValuesCall& call, const KeyMask& mask, Index first, Index keys) {
    constexpr Index group = 4;
    const auto visible = [&](Index row) { return mask.visible(first + row, keys); };
    const KeyRange common = {visible(call.rows - 1).begin, visible(0).end};
    if (common.begin >= common.end) {
        for (Index r = 0; r < call.rows; ++r) {
            add_values(rows_of(call, r, 1), visible(r).begin, visible(r).end);
        }
        return;
    }
    for (Index r = 0; r < call.rows && visible(r).begin < common.begin; ++r) {
        add_values(rows_of(call, r, 1), visible(r).begin, common.begin);
    }
    add_values(call, common.begin, common.end);
    for (Index r = 0; r < call.rows && visible(call.rows - 1).end > common.end; r += group) {
        const Index rows = std::min(group, call.rows - r);
        const Index shared = visible(r).end;
        add_values(rows_of(call, r, rows), common.end, shared);
        for (Index i = 1; i < rows; ++i) {
            add_values(rows_of(call, r + i, 1), shared, visible(r + i).end);
        }
    }
}

struct HeadBlock {
    Index head;
    Index row;
    Index rows;
};

/// One head, a block of queries: scores, softmax, values.
void attend_block(const AttentionCall& call, const HeadBlock& block, Index length) {
    const ModelConfig& config = *call.config;
    const Index first = call.first + block.row;
    const Index keys = call.mask.visible(first + block.rows - 1, length).end;
    const Index key_value_head =
        block.head / (config.num_attention_heads / config.num_key_value_heads);

    thread_local std::vector<float> weights;
    weights.resize(static_cast<std::size_t>(block.rows * keys));
    const float* q = call.q.data + block.row * call.q.stride + block.head * config.head_dim;
    float* z = call.z.data + block.row * call.z.stride + block.head * config.head_dim;

    scores({{q, call.q.stride},
            block.rows,
            call.keys,
            key_value_head,
            config.head_dim,
            config.attention_scale(call.layer),
            keys,
            {weights.data(), keys}});
    for (Index r = 0; r < block.rows; ++r) {
        float* row = weights.data() + r * keys;
        const KeyRange visible = call.mask.visible(first + r, keys);
        kernels::softmax(row, visible.begin, visible.end, keys, row);
        std::fill_n(z + r * call.z.stride, config.head_dim, 0.0F);
    }
    const ValuesCall values{call.keys,          key_value_head * config.head_dim,
                            config.head_dim,    {weights.data(), keys},
                            {z, call.z.stride}, block.rows};
    add_visible_values(values, call.mask, first, keys);
}

} // namespace

void attention(Team& team, const AttentionCall& call, const std::stop_token& stop) {
    constexpr Index block_rows = 64;
    const Index length = call.keys.empty() ? 0 : call.keys.back().begin + call.keys.back().count;
    const Index heads = call.config->num_attention_heads;
    const Index blocks = (call.rows + block_rows - 1) / block_rows;
    team.run(heads * blocks, [&](Index task) {
        if (stop.stop_requested()) {
            return;
        }
        // The longest rows first, so that no thread is left with them at the end.
        const Index row = (blocks - 1 - task / heads) * block_rows;
        attend_block(call, {task % heads, row, std::min(block_rows, call.rows - row)}, length);
    });
}

} // namespace heedmap
