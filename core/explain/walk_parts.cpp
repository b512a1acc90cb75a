// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/walk_parts.h"

#include "core/base/memory.h"
#include "core/run/activations.h"
#include "core/run/layer.h"
#include "core/run/positions.h"

#include <algorithm>

namespace heedmap {

namespace {

HeadLinear columns_of(const Linear& all, Index first, Index width) {
    HeadLinear own{all.weight.outputs(first, width), {}};
    if (!all.bias.empty()) {
        own.bias.assign(all.bias.begin() + first, all.bias.begin() + first + width);
    }
    return own;
}

/// x · W + b of one head, by the operator of the forward pass.
Matrix project(Team& team, const HeadLinear& head, const Matrix& x, const std::stop_token& stop) {
    const Linear own{head.weight, head.bias};
    Matrix y(x.rows(), own.weight.out);
    LinearCall call;
    call.linear = &own;
    call.x = {x.data(), x.cols()};
    call.y = {y.data(), y.cols()};
    linear(team, {&call, 1}, x.rows(), stop);
    return y;
}

Matrix normed(Team& team, const Norm& norm, const Matrix& x) {
    Matrix y(x.rows(), x.cols());
    normalize(team, norm, {x.data(), x.cols()}, {y.data(), y.cols()}, x.rows());
    return y;
}

Result<Matrix> activation_matrix(const Trace& trace, const std::string& name,
                                 const std::stop_token& stop) {
    ForwardOptions options;
    options.stop = stop;
    const auto found = activation(trace, name, Mask::family, options);
    if (!found) {
        return found.error();
    }
    Matrix whole(found->shape[0], found->shape[1]);
    std::copy(found->values.begin(), found->values.end(), whole.data());
    return whole;
}

/// What W_Q, W_K and W_V meet.
Result<void> gather_inputs(WalkParts& parts, const Block& block, NormPlacement placement,
                           const std::stop_token& stop) {
    const Trace& own = parts.trace.queries_of(parts.site.stack);
    const bool cross = parts.site.stack == Stack::cross;
    const bool norm_before = !cross && placement == NormPlacement::before;
    auto x = activation_matrix(parts.trace,
                               site_path(parts.trace.model()->config, parts.site) +
                                   (norm_before ? "ln1_out" : "resid_pre"),
                               stop);
    if (!x) {
        return x.error();
    }
    parts.x = *std::move(x);
    if (norm_before) {
        parts.norm = &block.ln1;
        parts.resid = own.resid_pre(parts.site.layer);
    }
    if (cross) {
        const Trace& source = *parts.trace.encoder();
        Team team;
        parts.source = last_resid_post(team, source, 0, source.length(), stop);
    }
    return {};
}

void gather_weights(WalkParts& parts, const Attention& attention, Index width) {
    const Index key_value = parts.key_value_head * width;
    parts.to_q = columns_of(attention.q, parts.head * width, width);
    parts.to_k = columns_of(attention.k, key_value, width);
    parts.to_v = columns_of(attention.v, key_value, width);
    parts.to_out = {attention.o.weight.inputs(parts.head * width, width), {}};
    parts.q_norm = attention.q_norm.empty() ? nullptr : &attention.q_norm;
    parts.k_norm = attention.k_norm.empty() ? nullptr : &attention.k_norm;
}

/// What lies between the projections and q and k, where the family has anything there.
void gather_placing(WalkParts& parts, const ModelConfig& config, const std::stop_token& stop) {
    parts.k = parts.rows.k();
    parts.v = parts.trace.v(parts.site, parts.key_value_head);
    if (config.rope) {
        const Index length = parts.x.rows();
        parts.rotary = rotary_tables(config, 0, length, length);
    }
    if (!config.rope && parts.q_norm == nullptr) {
        return;
    }
    Team team(1);
    parts.q_pre = project(team, parts.to_q, parts.x, stop);
    parts.k_pre = project(team, parts.to_k, parts.keys_x(), stop);
    if (parts.rotary && parts.q_norm != nullptr) {
        parts.q_normed = normed(team, *parts.q_norm, parts.q_pre);
        parts.k_normed = normed(team, *parts.k_norm, parts.k_pre);
    }
}

/// Bytes of what a walk keeps.
std::size_t walk_bytes(const ModelConfig& config, Index queries, Index keys) {
    const Index wide = 2 * queries + keys;
    const Index narrow = 3 * queries + 4 * keys;
    return static_cast<std::size_t>(wide * config.hidden_size + narrow * config.head_dim) *
           sizeof(float);
}

} // namespace

const Matrix* WalkParts::kept(WalkPart part) const {
    switch (part) {
    case WalkPart::resid:
        return &resid;
    case WalkPart::x:
        return &x;
    case WalkPart::x_key:
        return &keys_x();
    case WalkPart::q_pre:
        return &q_pre;
    case WalkPart::k_pre:
        return &k_pre;
    case WalkPart::q_normed:
        return &q_normed;
    case WalkPart::k_normed:
        return &k_normed;
    case WalkPart::q:
        return &rows.q();
    case WalkPart::k:
        return &k;
    case WalkPart::v:
        return &v;
    default:
        return nullptr;
    }
}

const WeightView* WalkParts::weights(WalkPart part) const {
    switch (part) {
    case WalkPart::w_q:
        return &to_q.weight;
    case WalkPart::w_k:
        return &to_k.weight;
    case WalkPart::w_v:
        return &to_v.weight;
    case WalkPart::w_o:
        return &to_out.weight;
    default:
        return nullptr;
    }
}

std::span<const float> WalkParts::vector(WalkPart part) const {
    const auto weight_of = [](const Norm* of) {
        return of == nullptr ? std::span<const float>() : std::span<const float>(of->weight);
    };
    switch (part) {
    case WalkPart::norm_weight:
        return weight_of(norm);
    case WalkPart::norm_bias:
        return norm == nullptr ? std::span<const float>() : std::span<const float>(norm->bias);
    case WalkPart::q_norm_weight:
        return weight_of(q_norm);
    case WalkPart::k_norm_weight:
        return weight_of(k_norm);
    case WalkPart::b_q:
        return to_q.bias;
    case WalkPart::b_k:
        return to_k.bias;
    case WalkPart::b_v:
        return to_v.bias;
    default:
        return {};
    }
}

Result<std::shared_ptr<const WalkParts>> gather_parts(const Trace& trace, Site site, Index head,
                                                      const std::stop_token& stop) {
    auto rows = HeadRows::of(trace, site, head);
    if (!rows) {
        return rows.error();
    }
    const ModelConfig& config = trace.model()->config.of(site.stack);
    if (auto enough = check_memory(walk_bytes(config, rows->queries(), rows->keys()),
                                   "the walk through a head over " +
                                       std::to_string(rows->queries()) + " tokens");
        !enough) {
        return enough.error();
    }
    auto parts = std::make_shared<WalkParts>(*std::move(rows));
    parts->trace = trace;
    parts->site = site;
    parts->head = head;
    parts->group_size = config.num_attention_heads / config.num_key_value_heads;
    parts->key_value_head = head / parts->group_size;
    const Model& model = *trace.queries_of(site.stack).model();
    const Block& block = model.blocks[static_cast<std::size_t>(site.layer)];
    gather_weights(*parts, site.stack == Stack::cross ? block.cross : block.attention,
                   config.head_dim);
    if (auto inputs = gather_inputs(*parts, block, config.norms, stop); !inputs) {
        return inputs.error();
    }
    gather_placing(*parts, config, stop);
    if (stop.stop_requested()) {
        return cancelled();
    }
    if (auto intact = model.storage->intact(); !intact) {
        return intact.error();
    }
    list_parts(*parts);
    return std::shared_ptr<const WalkParts>(std::move(parts));
}

} // namespace heedmap
