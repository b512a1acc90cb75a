// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/run/trace.h"
#include "core/tensor/shared_matrix.h"

namespace heedmap {

/// What is notable about a row of attention.
enum class RowState : std::uint8_t {
    normal,
    all_masked, ///< no key was visible: weights and output are 0
    not_finite, ///< a visible score was NaN or +Inf, or all were −Inf: its weights are NaN
};

struct RowSummary {
    RowState state = RowState::normal;
    float max_score = 0.0F; ///< over the visible keys
    double denominator = 0; ///< Σ exp(score − max) over the visible keys
    Index argmax = 0;       ///< the first key with the largest weight; 0 unless `normal`
    float entropy_bits = 0.0F;
    float future_weight =
        0.0F; ///< Σ of the weights on key_pos > query_pos; 0 under the causal mask
};

/// One head's attention, complete and const: made by a job, handed to views.
struct HeadView {
    Site site;
    Index head = 0;
    Mask run_mask = Mask::causal; ///< the site's pass ran under it (the propagated scope)
    Mask mask = Mask::causal;     ///< the softmax of `pattern` was taken under it
    Index window = 0;             ///< of the site under a causal mask; 0: none
    Index aside = 0;              ///< so many first keys are set aside: no part of `pattern`
    float scale = 1.0F;           ///< what q·k was multiplied by
    SharedMatrix scores;          // [query_pos, key_pos]: q·k × scale, before the mask; or empty
    Matrix pattern;               // [query_pos, key_pos]: softmax of scores + mask
    std::vector<RowSummary> rows; // [query_pos]

    [[nodiscard]] Index queries() const { return pattern.rows(); }
    [[nodiscard]] Index keys() const { return pattern.cols(); }
    [[nodiscard]] KeyMask key_mask() const { return {mask, mask == Mask::causal ? window : 0}; }
    /// The keys whose weights say something: those the mask leaves visible, less those set aside.
    [[nodiscard]] KeyRange visible(Index query_pos) const {
        const KeyRange seen = key_mask().visible(query_pos, keys());
        return {seen.begin < aside ? (aside < seen.end ? aside : seen.end) : seen.begin, seen.end};
    }
    /// Whether the key is hidden from the query (its weight is +0 by decree, not by value).
    [[nodiscard]] bool masked(Index query_pos, Index key_pos) const {
        return !visible(query_pos).contains(key_pos);
    }
};

/// The head's scores and its weights under `mask` (the local scope; `Mask::family` is the
/// trace's own). Errors: stack, layer or head out of range, a stop, too little memory.
Result<HeadView> head_view(const Trace& trace, Site site, Index head, Mask mask,
                           const std::stop_token& stop = {});

/// What a head's view over `tokens` tokens takes.
[[nodiscard]] std::size_t head_view_bytes(Index tokens);

/// The same scores under another mask: instant, no products. Cross-attention stays as it is.
[[nodiscard]] HeadView with_mask(const HeadView& view, Mask mask);

} // namespace heedmap
