// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_summary.h"

namespace heedmap {

/// The mean of a site's heads, weight by weight: what the layer as a whole looks at.
struct LayerMean {
    Site site;
    KeyMask mask;            ///< of the thumbnail
    Matrix thumbnail;        // [≤ size, ≤ size]: the mean pattern, max-reduced by blocks
    bool not_finite = false; ///< a row of a head is NaN, and so is the mean's
};

/// The mean pattern of every site, in the order of `sites_of`, reduced by row blocks: no T×T matrix
/// is kept. Heads are added in their order, in double: the same bits whatever the number of
/// threads. Errors: a stop.
Result<std::vector<LayerMean>> layer_means(const Trace& trace, const SummaryOptions& options);

} // namespace heedmap
