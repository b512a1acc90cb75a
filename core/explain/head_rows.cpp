// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/head_rows.h"

#include "core/kernels/kernels.h"
#include "core/run/operators.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numbers>

namespace heedmap {

namespace {

Error out_of_range(const char* field, Index got, Index count) {
    return {ErrorKind::invalid, "", field, std::to_string(got),
            count == 1 ? "0" : "0 to " + std::to_string(count - 1)};
}

std::string stacks_of(const ModelConfig& config) {
    return config.encoder ? "encoder, decoder or cross" : std::string(name_of(config.stack));
}

Result<void> check(const ModelConfig& config, Site site, Index head) {
    if (!config.has(site.stack)) {
        return Error{ErrorKind::invalid, "", "stack", std::string(name_of(site.stack)),
                     stacks_of(config)};
    }
    const ModelConfig& stack = config.of(site.stack);
    if (site.layer < 0 || site.layer >= stack.num_hidden_layers) {
        return out_of_range("layer", site.layer, stack.num_hidden_layers);
    }
    if (head < 0 || head >= stack.num_attention_heads) {
        return out_of_range("head", head, stack.num_attention_heads);
    }
    return {};
}

/// Σ term(i) over [begin, end), in double, in lanes that the compiler can keep in vectors. The
/// order of the sum depends on the range alone.
template <class Term>
double sum(Index begin, Index end, Term term) {
    constexpr Index count = 8;
    std::array<double, count> lanes{};
    Index i = begin;
    for (; i + count <= end; i += count) {
        for (Index lane = 0; lane < count; ++lane) {
            lanes[static_cast<std::size_t>(lane)] += term(i + lane);
        }
    }
    double result = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) +
                    ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    for (; i < end; ++i) {
        result += term(i);
    }
    return result;
}

} // namespace

Result<HeadRows> HeadRows::of(const Trace& trace, Site site, Index head) {
    if (const auto checked = check(trace.model()->config, site, head); !checked) {
        return checked.error();
    }
    const ModelConfig& config = trace.model()->config.of(site.stack);
    const Index group = config.num_attention_heads / config.num_key_value_heads;
    HeadRows rows;
    rows.trace_ = trace;
    rows.site_ = site;
    rows.key_value_head_ = head / group;
    rows.scale_ = config.attention_scale(site.layer);
    rows.q_ = trace.q(site, head);
    rows.keys_ = trace.keys_of(site.stack).length();
    rows.pages_ = trace.key_rows(site);
    return rows;
}

Matrix HeadRows::k() const {
    return trace_.k(site_, key_value_head_);
}

void HeadRows::scores(Index begin, Index count, float* out) const {
    scaled(begin, count, scale_, out);
}

void HeadRows::dots(Index begin, Index count, float* out) const {
    scaled(begin, count, 1.0F, out);
}

void HeadRows::scaled(Index begin, Index count, float scale, float* out) const {
    ScoresCall call;
    call.q = {q_.data() + begin * q_.cols(), q_.cols()};
    call.rows = count;
    call.pages = pages_;
    call.key_value_head = key_value_head_;
    call.head_dim = q_.cols();
    call.scale = scale;
    call.keys = keys();
    call.scores = {out, keys()};
    heedmap::scores(call);
}

RowSoftmax softmax_row(std::span<const float> scores, KeyRange visible, std::span<float> weights) {
    const auto found = kernels::softmax(scores.data(), visible.begin, visible.end,
                                        static_cast<Index>(scores.size()), weights.data());
    if (visible.count() == 0) {
        return {RowState::all_masked, -std::numeric_limits<float>::infinity(), 0};
    }
    return {found.finite ? RowState::normal : RowState::not_finite, found.max, found.denominator};
}

double entropy_bits(const RowSoftmax& row, std::span<const float> scores,
                    std::span<const float> weights) {
    if (row.state == RowState::all_masked) {
        return 0;
    }
    if (row.state == RowState::not_finite) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    // ln(weight) = score − max − ln(denominator): one logarithm a row instead of one a key.
    const double max = row.max_score;
    const double mean = sum(0, static_cast<Index>(weights.size()), [&](Index j) {
        const auto at = static_cast<std::size_t>(j);
        return weights[at] > 0.0F ? double{weights[at]} * (double{scores[at]} - max) : 0.0;
    });
    return std::max(0.0, (std::log(row.denominator) - mean) / std::numbers::ln2);
}

double future_weight(std::span<const float> weights, Index query_pos) {
    return sum(query_pos + 1, static_cast<Index>(weights.size()),
               [&](Index j) { return double{weights[static_cast<std::size_t>(j)]}; });
}

double attended_distance(std::span<const float> weights, Index query_pos) {
    return sum(0, static_cast<Index>(weights.size()), [&](Index j) {
        return double{weights[static_cast<std::size_t>(j)]} *
               static_cast<double>(std::abs(query_pos - j));
    });
}

} // namespace heedmap
