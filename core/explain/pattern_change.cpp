// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/pattern_change.h"

#include "core/explain/head_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace heedmap {

namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

double entropy_of(std::span<const float> weights) {
    double bits = 0;
    for (const float weight : weights) {
        bits -= weight > 0 ? double{weight} * std::log2(double{weight}) : 0.0;
    }
    return std::max(0.0, bits);
}

/// What the weights of a row say by themselves, without its scores.
RowSummary summary_of(RowState state, std::span<const float> weights, Index query_pos) {
    RowSummary row;
    row.state = state;
    if (state == RowState::normal) {
        row.argmax = std::max_element(weights.begin(), weights.end()) - weights.begin();
        row.entropy_bits = static_cast<float>(entropy_of(weights));
        row.future_weight = static_cast<float>(future_weight(weights, query_pos));
    } else if (state == RowState::not_finite) {
        row.entropy_bits = row.future_weight = not_a_number;
    }
    return row;
}

RowState merged_state(const HeadView& view, const TokenRange& pieces) {
    RowState state = RowState::all_masked;
    for (std::size_t i = pieces.begin; i < pieces.end; ++i) {
        if (view.rows[i].state == RowState::not_finite) {
            return RowState::not_finite;
        }
        if (view.rows[i].state == RowState::normal) {
            state = RowState::normal;
        }
    }
    return state;
}

float merged_weight(const HeadView& view, const TokenRange& query, const TokenRange& key) {
    double sum = 0;
    for (std::size_t i = query.begin; i < query.end; ++i) {
        for (std::size_t j = key.begin; j < key.end; ++j) {
            sum += double{view.pattern(static_cast<Index>(i), static_cast<Index>(j))};
        }
    }
    return static_cast<float>(sum / static_cast<double>(query.end - query.begin));
}

/// All but what the change is about.
HeadView like(const HeadView& view, Index queries, Index keys) {
    HeadView result;
    result.site = view.site;
    result.head = view.head;
    result.run_mask = view.run_mask;
    result.mask = view.mask;
    result.window = view.window;
    result.aside = view.aside;
    result.scale = view.scale;
    result.pattern = Matrix(queries, keys);
    result.rows.resize(static_cast<std::size_t>(queries));
    return result;
}

} // namespace

HeadView merge_words(const HeadView& view, std::span<const TokenRange> query_words,
                     std::span<const TokenRange> key_words) {
    HeadView merged =
        like(view, static_cast<Index>(query_words.size()), static_cast<Index>(key_words.size()));
    merged.window = 0;
    for (Index q = 0; q < merged.queries(); ++q) {
        const TokenRange& query = query_words[static_cast<std::size_t>(q)];
        const RowState state = merged_state(view, query);
        const KeyRange visible = merged.visible(q);
        for (Index k = visible.begin; k < visible.end; ++k) {
            merged.pattern(q, k) =
                state == RowState::not_finite
                    ? not_a_number
                    : merged_weight(view, query, key_words[static_cast<std::size_t>(k)]);
        }
        merged.rows[static_cast<std::size_t>(q)] =
            summary_of(state, std::as_const(merged.pattern).row(q), q);
    }
    return merged;
}

HeadView without_first_key(const HeadView& view) {
    HeadView rest = like(view, view.queries(), view.keys());
    rest.scores = view.scores;
    rest.aside = 1;
    for (Index q = 0; q < rest.queries(); ++q) {
        const KeyRange visible = rest.visible(q);
        double sum = 0;
        for (Index k = visible.begin; k < visible.end; ++k) {
            sum += double{view.pattern(q, k)};
        }
        RowState state = view.rows[static_cast<std::size_t>(q)].state;
        if (state == RowState::normal && !(sum > 0)) {
            state = RowState::all_masked;
        }
        for (Index k = visible.begin; k < visible.end && state != RowState::all_masked; ++k) {
            rest.pattern(q, k) = static_cast<float>(double{view.pattern(q, k)} / sum);
        }
        rest.rows[static_cast<std::size_t>(q)] =
            summary_of(state, std::as_const(rest.pattern).row(q), q);
    }
    return rest;
}

} // namespace heedmap
