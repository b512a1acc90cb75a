// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_view.h"

#include <optional>

namespace heedmap {

/// Means over a head's rows of what says how it attends. Rows that are not finite, or have every
/// key masked, are left out; a mean over no rows is 0. Of cross-attention, whose queries and keys
/// are of different texts, only the weight on the first token (over all rows) and the entropy are
/// taken: the rest is 0, and `induction` none.
struct HeadStatistics {
    double previous_token = 0; ///< weight on key_pos = query_pos − 1, over rows from 1 on
    double first_token = 0;    ///< weight on key_pos = 0, over rows from 1 on
    double itself = 0;         ///< weight on key_pos = query_pos
    double entropy_bits = 0;
    double mean_distance = 0;   ///< Σ weight × |query_pos − key_pos|, in tokens
    double future_unmasked = 0; ///< weight on later keys if this head's mask were off (local)
    /// Weight on the tokens that follow an earlier occurrence of the query's token (Olsson et al.
    /// 2022, "In-context Learning and Induction Heads"): Σ over key_pos ≤ query_pos where the
    /// token at key_pos − 1 is the query's, over rows that have such a key; none without repeats.
    std::optional<double> induction;
};

/// What the grid needs of one head.
struct HeadSummary {
    Site site;
    Index head = 0;
    KeyMask mask; ///< of the thumbnail and the statistics
    HeadStatistics statistics;
    Matrix thumbnail;        // [≤ size, ≤ size]: the pattern, max-reduced by blocks
    bool not_finite = false; ///< a row's weights are NaN
};

struct SummaryOptions {
    Mask mask = Mask::family; ///< put on every site (local scope)
    Index thumbnail_size = 64;
    int threads = 0;
    std::stop_token stop = {};
    Progress progress = {}; ///< called from the threads that work, one at a time
};

/// Every head's summary, in the order of `sites_of`, reduced by row blocks: no T×T matrix is kept.
/// The same bits whatever the number of threads. Errors: a stop.
Result<std::vector<HeadSummary>> head_summaries(const Trace& trace, const SummaryOptions& options);

} // namespace heedmap
