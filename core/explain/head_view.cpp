// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/head_view.h"

#include "core/base/memory.h"
#include "core/explain/head_rows.h"

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

constexpr Index rows_at_once = 64;

RowSummary summary(const RowSoftmax& row, std::span<const float> scores,
                   std::span<const float> weights, Index query_pos) {
    RowSummary result;
    result.state = row.state;
    result.max_score = row.max_score;
    result.denominator = row.denominator;
    if (row.state == RowState::normal) {
        result.argmax = std::max_element(weights.begin(), weights.end()) - weights.begin();
    }
    result.entropy_bits = static_cast<float>(entropy_bits(row, scores, weights));
    result.future_weight = static_cast<float>(future_weight(weights, query_pos));
    return result;
}

/// Fills `pattern` and `rows` of the queries [begin, end) from `all_scores`.
void take_softmax(const Matrix& all_scores, HeadView& view, Index begin, Index end) {
    for (Index i = begin; i < end; ++i) {
        const std::span<const float> scores = all_scores.row(i);
        const std::span<float> weights = view.pattern.row(i);
        const KeyRange visible = view.key_mask().visible(i, view.keys());
        const RowSoftmax row = softmax_row(scores, visible, weights);
        view.rows[static_cast<std::size_t>(i)] = summary(row, scores, weights, i);
    }
}

} // namespace

std::size_t head_view_bytes(Index tokens) {
    const auto count = static_cast<std::size_t>(tokens);
    return count * count * 2 * sizeof(float) + count * sizeof(RowSummary);
}

Result<HeadView> head_view(const Trace& trace, Site site, Index head, Mask mask,
                           const std::stop_token& stop) {
    auto source = HeadRows::of(trace, site, head);
    if (!source) {
        return source.error();
    }
    const Index longer = std::max(source->queries(), source->keys());
    if (const auto enough = check_memory(head_view_bytes(longer),
                                         "a head over " + std::to_string(longer) + " tokens");
        !enough) {
        return enough.error();
    }
    HeadView view;
    view.site = site;
    view.head = head;
    view.run_mask = trace.key_mask(site).mask;
    view.mask = trace.key_mask(site, mask).mask;
    view.window = trace.key_mask(site, Mask::causal).window;
    view.scale = source->scale();
    Matrix scores(source->queries(), source->keys());
    view.pattern = Matrix(source->queries(), source->keys());
    view.rows.resize(static_cast<std::size_t>(source->queries()));
    for (Index begin = 0; begin < view.queries(); begin += rows_at_once) {
        if (stop.stop_requested()) {
            return cancelled();
        }
        const Index end = std::min(begin + rows_at_once, view.queries());
        source->scores(begin, end - begin, scores.row(begin).data());
        take_softmax(scores, view, begin, end);
    }
    view.scores = std::move(scores);
    return view;
}

HeadView with_mask(const HeadView& view, Mask mask) {
    HeadView result;
    result.site = view.site;
    result.head = view.head;
    result.run_mask = view.run_mask;
    const bool fixed = mask == Mask::family || view.site.stack == Stack::cross;
    result.mask = fixed ? view.run_mask : mask;
    result.window = view.window;
    result.scale = view.scale;
    result.scores = view.scores;
    result.pattern = Matrix(view.queries(), view.keys());
    result.rows.resize(view.rows.size());
    take_softmax(result.scores, result, 0, result.queries());
    return result;
}

} // namespace heedmap
