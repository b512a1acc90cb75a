// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/layer.h"

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

RowsIn in(const Matrix& m) {
    return {m.data(), m.cols()};
}
RowsOut out(Matrix& m) {
    return {m.data(), m.cols()};
}

/// Queries that one core takes at a time.
struct QueryBlock {
    const float* q = nullptr; // [count, num_attention_heads × head_dim]
    Index q_stride = 0;
    Index begin = 0;
    Index count = 0;
};

std::vector<QueryBlock> blocks_of(const std::vector<TraceRows>& pages) {
    constexpr Index height = 64;
    std::vector<QueryBlock> blocks;
    for (const TraceRows& page : pages) {
        for (Index row = 0; row < page.count; row += height) {
            blocks.push_back({page.q + row * page.q_stride, page.q_stride, page.begin + row,
                              std::min(height, page.count - row)});
        }
    }
    return blocks;
}

} // namespace

Layer::Layer(Team& team, const Trace& trace, const Place& place, std::stop_token stop)
    : team_(team), trace_(trace), site_{config().stack, place.layer}, place_(place),
      stop_(std::move(stop)), block_(team_, config(), block(), stop_) {}

Matrix Layer::resid_pre() const {
    return trace_.resid_pre(site_.layer, place_.begin, place_.count);
}

Matrix Layer::ln1_out() {
    const Matrix x = resid_pre();
    Matrix y(x.rows(), x.cols());
    block_.attention_input(in(x), out(y), x.rows());
    return y;
}

Layer::Projections Layer::projections() {
    const Matrix x = ln1_out(); // rotary families have norms before
    Projections all{Matrix(rows(), config().query_width()), Matrix(rows(), config().key_width())};
    Matrix v(rows(), config().key_width());
    block_.project(in(x), out(all.q), out(all.k), out(v), rows());
    return all;
}

Matrix Layer::z() {
    return attend(site_, query_rows(site_));
}

Matrix Layer::attn_out() {
    return project(block().attention.o, z());
}

Matrix Layer::after_attention() {
    const Matrix before = resid_pre();
    const Matrix z = this->z();
    Matrix y(rows(), before.cols());
    block_.add_attention(in(z), in(before), out(y), rows());
    return y;
}

Matrix Layer::cross_z() {
    const Site cross{Stack::cross, site_.layer};
    if (own_mask()) {
        return attend(cross, query_rows(cross));
    }
    const Matrix before = after_attention();
    Matrix q(rows(), config().query_width());
    block_.cross_queries(in(before), out(q), rows());
    TraceRows row;
    row.begin = place_.begin;
    row.count = rows();
    row.q = q.data();
    row.q_stride = q.cols();
    return attend(cross, {row});
}

Matrix Layer::cross_attn_out() {
    return project(block().cross.o, cross_z());
}

Matrix Layer::resid_mid() {
    Matrix before = after_attention();
    if (!trace_.encoder()) {
        return before;
    }
    const Matrix z = cross_z();
    Matrix y(rows(), before.cols());
    block_.add_cross(in(z), in(before), out(y), rows());
    return y;
}

Matrix Layer::mlp_out() {
    return feed_forward(resid_mid(), false);
}

Matrix Layer::resid_post() {
    const Index next = site_.layer + 1;
    if (own_mask() && next < config().num_hidden_layers) {
        return trace_.resid_pre(next, place_.begin, place_.count);
    }
    Matrix y = feed_forward(resid_mid(), true);
    block_.finish(out(y), rows());
    return y;
}

std::vector<float> Layer::scores_of(Site site, bool softmax, Index first, Index count) {
    const KeyMask mask = mask_of(site);
    const std::vector<TraceRows> keys = trace_.key_rows(site);
    const Index length = trace_.keys_of(site.stack).length();
    const Index group = config().num_attention_heads / config().num_key_value_heads;
    std::vector<float> all(static_cast<std::size_t>(count * rows() * length));
    const std::vector<QueryBlock> blocks = blocks_of(query_rows(site));
    const auto blocks_a_head = static_cast<Index>(blocks.size());
    team_.run(count * blocks_a_head, [&](Index task) {
        if (stop_.stop_requested()) {
            return;
        }
        const Index head = first + task / blocks_a_head;
        const QueryBlock& block = blocks[static_cast<std::size_t>(task % blocks_a_head)];
        float* to = all.data() + ((head - first) * rows() + block.begin - place_.begin) * length;
        scores({{block.q + head * config().head_dim, block.q_stride},
                block.count,
                keys,
                head / group,
                config().head_dim,
                config().attention_scale(site.layer),
                length,
                {to, length}});
        for (Index r = 0; softmax && r < block.count; ++r) {
            float* row = to + r * length;
            const KeyRange visible = mask.visible(block.begin + r, length);
            kernels::softmax(row, visible.begin, visible.end, length, row);
        }
    });
    return all;
}

/// The site's rows that hold q, of this layer's positions.
std::vector<TraceRows> Layer::query_rows(Site site) const {
    std::vector<TraceRows> own;
    for (const TraceRows& page : trace_.query_rows(site)) {
        const Index begin = std::max(page.begin, place_.begin);
        const Index end = std::min(page.begin + page.count, place_.begin + place_.count);
        if (begin < end) {
            TraceRows& rows = own.emplace_back();
            rows.begin = begin;
            rows.count = end - begin;
            rows.q = page.q + (begin - page.begin) * page.q_stride;
            rows.q_stride = page.q_stride;
        }
    }
    return own;
}

Matrix Layer::attend(Site site, const std::vector<TraceRows>& queries) {
    const std::vector<TraceRows> keys = trace_.key_rows(site);
    Matrix z(rows(), config().query_width());
    for (const TraceRows& page : queries) {
        attention(team_,
                  {&config(),
                   site.layer,
                   mask_of(site),
                   keys,
                   page.begin,
                   page.count,
                   {page.q, page.q_stride},
                   {z.row(page.begin - place_.begin).data(), z.cols()}},
                  stop_);
    }
    return z;
}

Matrix Layer::project(const Linear& weights, const Matrix& x) {
    Matrix y(x.rows(), weights.weight.out);
    const LinearCall call{&weights, in(x), out(y)};
    linear(team_, {&call, 1}, x.rows(), stop_);
    return y;
}

Matrix Layer::feed_forward(const Matrix& resid_mid, bool add) {
    Matrix normed(rows(), resid_mid.cols());
    Matrix hidden(rows(), config().intermediate_size);
    Matrix gate(block().mlp_gate.empty() ? 0 : rows(), config().intermediate_size);
    Matrix y(rows(), resid_mid.cols());
    const RowsIn x = block_.mlp_input(in(resid_mid), out(normed), rows());
    block_.mlp(x, add ? in(resid_mid) : RowsIn{}, out(hidden), out(gate), out(y), rows());
    return y;
}

Matrix last_resid_post(Team& team, const Trace& trace, Index begin, Index count,
                       const std::stop_token& stop) {
    const ModelConfig& config = trace.model()->config;
    const Index last = config.num_hidden_layers - 1;
    const KeyMask mask = trace.key_mask({config.stack, last});
    Matrix all(count, config.hidden_size);
    for (Index row = 0; row < count && !stop.stop_requested(); row += mlp_rows) {
        const Index rows = std::min(mlp_rows, count - row);
        const Matrix some = Layer(team, trace, {last, mask, begin + row, rows}, stop).resid_post();
        std::copy_n(some.data(), some.size(), all.row(row).data());
    }
    return all;
}

Index layer_scratch(const ModelConfig& config, Index rows) {
    return rows * (4 * config.hidden_size + 2 * config.intermediate_size +
                   2 * config.query_width() + 2 * config.key_width());
}

Index last_layer_scratch(const ModelConfig& config, Index rows) {
    return rows * config.hidden_size + layer_scratch(config, std::min(rows, mlp_rows));
}

} // namespace heedmap
