// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_view.h"

namespace heedmap {

/// Every operand behind one weight, recomputed in the order of the formula
/// softmax(q·k × scale + mask) (Vaswani et al. 2017, §3.2.1).
struct CellExplanation {
    Site site;
    Index head = 0;
    Index query_pos = 0;
    Index key_pos = 0;
    std::vector<float> q;             // [head_dim]
    std::vector<float> k;             // [head_dim]
    std::vector<double> products;     // [head_dim]: q × k, exact
    std::vector<double> partial_sums; // [head_dim]
    double dot = 0;                   ///< the last partial sum
    float scale = 1.0F;
    float score = 0.0F;            ///< dot × scale, as the heatmap shows it (in F32)
    bool masked = false;           ///< the mask adds −∞ rather than 0
    std::vector<float> row_scores; // [key_pos]: the whole row, before the mask
    KeyRange visible;              ///< the keys of it that the softmax sees
    float row_max = 0.0F;
    std::vector<double> exponentials; // [key_pos]: exp(score − row_max), 0 where masked
    double denominator = 0;
    double weight = 0;                     ///< exponentials[key_pos] / denominator
    float shown = 0.0F;                    ///< the weight in the head's pattern
    bool agrees = false;                   ///< |weight − shown| ≤ 5e-7 (or both not finite)
    RowState row_state = RowState::normal; ///< where `not_finite`, the exponentials are NaN
};

/// Explains one weight of the head's pattern under `mask`. Errors: stack, layer, head, query or
/// key out of range.
Result<CellExplanation> explain_cell(const Trace& trace, Site site, Index head, Mask mask,
                                     Index query_pos, Index key_pos);

} // namespace heedmap
