// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/head_summary.h"

#include "core/explain/head_rows.h"
#include "core/explain/summary_tasks.h"
#include "core/explain/thumbnail.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace heedmap {

namespace {

constexpr Index rows_at_once = 64;

/// For each position the latest earlier one of the same token; −1 where there is none.
std::vector<Index> earlier_occurrences(std::span<const TokenId> ids) {
    std::vector<Index> earlier(ids.size());
    std::unordered_map<TokenId, Index> latest;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto [entry, first] = latest.try_emplace(ids[i], -1);
        earlier[i] = entry->second;
        entry->second = static_cast<Index>(i);
    }
    return earlier;
}

class Mean {
  public:
    void add(double value) {
        sum_ += value;
        ++count_;
    }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] double value() const {
        return empty() ? 0.0 : sum_ / static_cast<double>(count_);
    }

  private:
    double sum_ = 0;
    Index count_ = 0;
};

/// Takes a head's rows one after the other and keeps what the summary says of them.
class Reduction {
  public:
    /// `earlier` is empty where queries and keys are of different texts.
    Reduction(KeyMask mask, Index queries, Index keys, Index thumbnail_size,
              std::span<const Index> earlier)
        : mask_(mask), earlier_(earlier), thumbnail_(queries, keys, thumbnail_size),
          weights_(static_cast<std::size_t>(keys)), unmasked_(weights_.size()) {}

    /// Adds the row of `query_pos`: [keys] scores, before the mask.
    void add(Index query_pos, std::span<const float> scores) {
        const auto keys = static_cast<Index>(scores.size());
        const KeyRange visible = mask_.visible(query_pos, keys);
        const RowSoftmax row = softmax_row(scores, visible, weights_);
        thumbnail_.add(weights_);
        if (row.state == RowState::not_finite) {
            not_finite_ = true;
        }
        if (row.state == RowState::normal) {
            const auto count = static_cast<std::size_t>(visible.end);
            const auto weights = std::span<const float>(weights_).first(count);
            if (earlier_.empty()) {
                first_token_.add(double{weights[0]});
            } else {
                add_weights(query_pos, weights);
            }
            entropy_bits_.add(entropy_bits(row, scores.first(count), weights));
        }
        if (!earlier_.empty()) {
            add_future(query_pos, scores, visible, row);
        }
    }

    void move_to(HeadSummary& summary) {
        summary.thumbnail = thumbnail_.take();
        summary.not_finite = not_finite_;
        HeadStatistics& statistics = summary.statistics;
        statistics.previous_token = previous_token_.value();
        statistics.first_token = first_token_.value();
        statistics.itself = itself_.value();
        statistics.entropy_bits = entropy_bits_.value();
        statistics.mean_distance = distance_.value();
        statistics.future_unmasked = future_.value();
        if (!induction_.empty()) {
            statistics.induction = induction_.value();
        }
    }

  private:
    /// `weights`: up to the last visible key.
    void add_weights(Index query_pos, std::span<const float> weights) {
        const auto at = [&](Index key) {
            return key < static_cast<Index>(weights.size())
                       ? double{weights[static_cast<std::size_t>(key)]}
                       : 0.0;
        };
        if (query_pos >= 1) {
            previous_token_.add(at(query_pos - 1));
            first_token_.add(at(0));
        }
        itself_.add(at(query_pos));
        distance_.add(attended_distance(weights, query_pos));
        Index same = earlier_[static_cast<std::size_t>(query_pos)];
        if (same >= 0) {
            double sum = 0;
            for (; same >= 0; same = earlier_[static_cast<std::size_t>(same)]) {
                sum += at(same + 1);
            }
            induction_.add(sum);
        }
    }

    /// What the row would give to later keys without the mask; `row` is what it gives with it.
    void add_future(Index query_pos, std::span<const float> scores, KeyRange visible,
                    const RowSoftmax& row) {
        const auto keys = static_cast<Index>(scores.size());
        if (visible.count() == keys) {
            if (row.state == RowState::normal) {
                future_.add(future_weight(weights_, query_pos));
            }
        } else if (softmax_row(scores, {0, keys}, unmasked_).state == RowState::normal) {
            future_.add(future_weight(unmasked_, query_pos));
        }
    }

    KeyMask mask_;
    std::span<const Index> earlier_;
    Thumbnail thumbnail_;
    std::vector<float> weights_;  // [keys]
    std::vector<float> unmasked_; // [keys]
    bool not_finite_ = false;
    Mean previous_token_, first_token_, itself_, entropy_bits_, distance_, future_, induction_;
};

/// False if it was stopped.
bool summarise(const Trace& trace, Index thumbnail_size, std::span<const Index> earlier,
               const std::stop_token& stop, HeadSummary& summary) {
    const HeadRows rows = HeadRows::of(trace, summary.site, summary.head).value();
    Reduction reduction(summary.mask, rows.queries(), rows.keys(), thumbnail_size, earlier);
    Matrix scores(std::min(rows_at_once, rows.queries()), rows.keys());
    for (Index begin = 0; begin < rows.queries(); begin += rows_at_once) {
        if (stop.stop_requested()) {
            return false;
        }
        const Index count = std::min(rows_at_once, rows.queries() - begin);
        rows.scores(begin, count, scores.data());
        for (Index i = 0; i < count; ++i) {
            reduction.add(begin + i, std::as_const(scores).row(i));
        }
    }
    reduction.move_to(summary);
    return true;
}

} // namespace

Result<std::vector<HeadSummary>> head_summaries(const Trace& trace, const SummaryOptions& options) {
    const ModelConfig& config = trace.model()->config;
    std::vector<HeadSummary> summaries;
    for (const Site& site : sites_of(config)) {
        for (Index head = 0; head < config.of(site.stack).num_attention_heads; ++head) {
            summaries.push_back({site, head, trace.key_mask(site, options.mask), {}, {}, false});
        }
    }
    const auto earlier = earlier_occurrences(trace.ids());
    const auto of_source =
        trace.encoder() ? earlier_occurrences(trace.encoder()->ids()) : std::vector<Index>();
    const auto earlier_of = [&](Stack stack) -> std::span<const Index> {
        if (stack == Stack::cross) {
            return {};
        }
        return &trace.queries_of(stack) == &trace ? earlier : of_source;
    };
    const Result<void> done =
        run_tasks(static_cast<Index>(summaries.size()), options, [&](Index task) {
            HeadSummary& summary = summaries[static_cast<std::size_t>(task)];
            return summarise(trace, options.thumbnail_size, earlier_of(summary.site.stack),
                             options.stop, summary);
        });
    if (!done) {
        return done.error();
    }
    return summaries;
}

} // namespace heedmap
