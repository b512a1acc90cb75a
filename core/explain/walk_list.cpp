// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/walk_parts.h"
#include "core/run/activations.h"

#include <array>
#include <string_view>

namespace heedmap {

namespace {

enum class Source : std::uint8_t { activation, weight, between };

struct PartShape {
    WalkPart part;
    std::string_view name;
    Source source;
    WalkAxis rows;
    WalkAxis cols;
};

constexpr WalkAxis queries = WalkAxis::query_pos;
constexpr WalkAxis keys = WalkAxis::key_pos;
constexpr WalkAxis hidden = WalkAxis::hidden;
constexpr WalkAxis dims = WalkAxis::head_dim;
constexpr WalkAxis one = WalkAxis::one;

/// In the order of `WalkPart`.
constexpr std::array<PartShape, walk_parts> shapes{{
    {WalkPart::resid, "resid_pre", Source::activation, queries, hidden},
    {WalkPart::norm_weight, "ln1.weight", Source::weight, one, hidden},
    {WalkPart::norm_bias, "ln1.bias", Source::weight, one, hidden},
    {WalkPart::x, "ln1_out", Source::activation, queries, hidden},
    {WalkPart::x_key, "ln1_out", Source::activation, keys, hidden},
    {WalkPart::w_q, "W_Q", Source::weight, hidden, dims},
    {WalkPart::b_q, "b_Q", Source::weight, one, dims},
    {WalkPart::w_k, "W_K", Source::weight, hidden, dims},
    {WalkPart::b_k, "b_K", Source::weight, one, dims},
    {WalkPart::w_v, "W_V", Source::weight, hidden, dims},
    {WalkPart::b_v, "b_V", Source::weight, one, dims},
    {WalkPart::q_pre, "q_pre", Source::activation, queries, dims},
    {WalkPart::k_pre, "k_pre", Source::activation, keys, dims},
    {WalkPart::q_norm_weight, "q_norm.weight", Source::weight, one, dims},
    {WalkPart::k_norm_weight, "k_norm.weight", Source::weight, one, dims},
    {WalkPart::q_normed, "", Source::between, queries, dims},
    {WalkPart::k_normed, "", Source::between, keys, dims},
    {WalkPart::q, "q", Source::activation, queries, dims},
    {WalkPart::k, "k", Source::activation, keys, dims},
    {WalkPart::v, "v", Source::activation, keys, dims},
    {WalkPart::dots, "", Source::between, queries, keys},
    {WalkPart::scores, "scores", Source::activation, queries, keys},
    {WalkPart::mask, "", Source::between, queries, keys},
    {WalkPart::masked, "", Source::between, queries, keys},
    {WalkPart::pattern, "pattern", Source::activation, queries, keys},
    {WalkPart::z, "z", Source::activation, queries, dims},
    {WalkPart::w_o, "W_O", Source::weight, dims, hidden},
    {WalkPart::out, "", Source::between, queries, hidden},
}};

bool is_weight_or_kept(const WalkParts& parts, WalkPart part) {
    const Matrix* kept = parts.kept(part);
    return kept != nullptr ? !kept->empty()
                           : parts.weights(part) != nullptr || !parts.vector(part).empty();
}

bool exists(const WalkParts& parts, WalkPart part) {
    return (part >= WalkPart::dots && part != WalkPart::w_o) || is_weight_or_kept(parts, part);
}

Index length_of(const WalkParts& parts, WalkAxis axis) {
    switch (axis) {
    case WalkAxis::query_pos:
        return parts.rows.queries();
    case WalkAxis::key_pos:
        return parts.rows.keys();
    case WalkAxis::hidden:
        return parts.x.cols();
    case WalkAxis::head_dim:
        return parts.rows.q().cols();
    case WalkAxis::one:
        break;
    }
    return 1;
}

std::string name_of(const WalkParts& parts, const PartShape& shape) {
    if (shape.source != Source::activation) {
        return std::string(shape.name);
    }
    const ModelConfig& config = parts.trace.model()->config;
    const bool is_x = shape.part == WalkPart::x || shape.part == WalkPart::x_key;
    if (shape.part == WalkPart::x_key && parts.site.stack == Stack::cross) {
        const Index last = config.encoder->num_hidden_layers - 1;
        return site_path(config, {Stack::encoder, last}) + "resid_post";
    }
    const bool post_norm = is_x && parts.norm == nullptr;
    return site_path(config, parts.site) + std::string(post_norm ? "resid_pre" : shape.name);
}

class Stages {
  public:
    explicit Stages(WalkParts& parts) : parts_(parts) {}

    void add(WalkStep step, std::initializer_list<WalkEquation> equations) {
        WalkStage stage{step, {}};
        for (const WalkEquation& equation : equations) {
            if (exists(parts_, equation.result)) {
                WalkEquation own{{}, equation.result};
                for (const WalkPart operand : equation.operands) {
                    if (exists(parts_, operand)) {
                        own.operands.push_back(operand);
                    }
                }
                stage.equations.push_back(std::move(own));
            }
        }
        parts_.stages.push_back(std::move(stage));
    }

  private:
    WalkParts& parts_;
};

void list_stages(WalkParts& parts) {
    using P = WalkPart;
    Stages stages(parts);
    const bool norms_heads = parts.q_norm != nullptr;
    const bool turns = parts.rotary.has_value();
    const bool placed = norms_heads || turns;
    if (parts.site.stack == Stack::cross) {
        stages.add(WalkStep::input, {{{}, P::x}, {{}, P::x_key}});
    } else {
        stages.add(WalkStep::input, {{{P::resid, P::norm_weight, P::norm_bias}, P::x}});
    }
    stages.add(WalkStep::query, {{{P::x, P::w_q, P::b_q}, placed ? P::q_pre : P::q}});
    stages.add(WalkStep::key, {{{P::x_key, P::w_k, P::b_k}, placed ? P::k_pre : P::k}});
    stages.add(WalkStep::value, {{{P::x_key, P::w_v, P::b_v}, P::v}});
    if (norms_heads) {
        stages.add(WalkStep::head_norm,
                   {{{P::q_pre, P::q_norm_weight}, turns ? P::q_normed : P::q},
                    {{P::k_pre, P::k_norm_weight}, turns ? P::k_normed : P::k}});
    }
    if (turns) {
        stages.add(WalkStep::rotation, {{{norms_heads ? P::q_normed : P::q_pre}, P::q},
                                        {{norms_heads ? P::k_normed : P::k_pre}, P::k}});
    }
    stages.add(WalkStep::dot, {{{P::q, P::k}, P::dots}});
    stages.add(WalkStep::scale, {{{P::dots}, P::scores}});
    stages.add(WalkStep::mask, {{{P::scores, P::mask}, P::masked}});
    stages.add(WalkStep::softmax, {{{P::masked}, P::pattern}});
    stages.add(WalkStep::values, {{{P::pattern, P::v}, P::z}});
    stages.add(WalkStep::output, {{{P::z, P::w_o}, P::out}});
}

} // namespace

void list_parts(WalkParts& parts) {
    for (const PartShape& shape : shapes) {
        if (exists(parts, shape.part)) {
            parts.matrices.push_back({shape.part, name_of(parts, shape),
                                      length_of(parts, shape.rows), length_of(parts, shape.cols),
                                      shape.rows, shape.cols});
        }
    }
    list_stages(parts);
}

} // namespace heedmap
