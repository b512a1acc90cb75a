// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/layer_mean.h"

#include "core/explain/head_rows.h"
#include "core/explain/summary_tasks.h"
#include "core/explain/thumbnail.h"

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

constexpr Index rows_at_once = 16;

/// Adds the weights of the queries [begin, begin + count) of one head to `sums` [count, keys].
/// False if some of them are not finite.
bool add_head(const HeadRows& rows, KeyMask mask, Index begin, Index count, Matrix& scores,
              std::vector<double>& sums) {
    const Index keys = rows.keys();
    bool finite = true;
    std::vector<float> weights(static_cast<std::size_t>(keys));
    rows.scores(begin, count, scores.data());
    for (Index i = 0; i < count; ++i) {
        const RowSoftmax row =
            softmax_row(std::as_const(scores).row(i), mask.visible(begin + i, keys), weights);
        finite &= row.state != RowState::not_finite;
        double* const out = sums.data() + i * keys;
        for (Index j = 0; j < keys; ++j) {
            out[j] += double{weights[static_cast<std::size_t>(j)]};
        }
    }
    return finite;
}

/// False if it was stopped.
bool take_mean(const Trace& trace, Index thumbnail_size, const std::stop_token& stop,
               LayerMean& mean) {
    const Index heads = trace.model()->config.of(mean.site.stack).num_attention_heads;
    std::vector<HeadRows> all;
    for (Index head = 0; head < heads; ++head) {
        all.push_back(HeadRows::of(trace, mean.site, head).value());
    }
    const Index queries = all.front().queries();
    const Index keys = all.front().keys();
    Thumbnail thumbnail(queries, keys, thumbnail_size);
    Matrix scores(std::min(rows_at_once, queries), keys);
    std::vector<double> sums(static_cast<std::size_t>(scores.size()));
    std::vector<float> row(static_cast<std::size_t>(keys));
    for (Index begin = 0; begin < queries; begin += rows_at_once) {
        if (stop.stop_requested()) {
            return false;
        }
        const Index count = std::min(rows_at_once, queries - begin);
        std::fill(sums.begin(), sums.end(), 0.0);
        for (const HeadRows& head : all) {
            mean.not_finite |= !add_head(head, mean.mask, begin, count, scores, sums);
        }
        for (Index i = 0; i < count; ++i) {
            const double* const sum = sums.data() + i * keys;
            std::transform(sum, sum + keys, row.begin(), [heads](double weights) {
                return static_cast<float>(weights / static_cast<double>(heads));
            });
            thumbnail.add(row);
        }
    }
    mean.thumbnail = thumbnail.take();
    return true;
}

} // namespace

Result<std::vector<LayerMean>> layer_means(const Trace& trace, const SummaryOptions& options) {
    std::vector<LayerMean> means;
    for (const Site& site : sites_of(trace.model()->config)) {
        means.push_back({site, trace.key_mask(site, options.mask), {}, false});
    }
    const Result<void> done = run_tasks(static_cast<Index>(means.size()), options, [&](Index task) {
        return take_mean(trace, options.thumbnail_size, options.stop,
                         means[static_cast<std::size_t>(task)]);
    });
    if (!done) {
        return done.error();
    }
    return means;
}

} // namespace heedmap
