// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_view.h"
#include "core/explain/walk.h"

#include <optional>

namespace heedmap {

/// How an element of a walk is made.
enum class WalkRule : std::uint8_t {
    given,  ///< the layers below hand it over
    weight, ///< a number of the model's file
    norm, ///< (left − mean) ÷ √(variance + ε) × gain + bias (LayerNorm; RMSNorm has no mean)
    product,  ///< Σ left × right + bias
    rotation, ///< left₀ × cos ∓ left₁ × sin: two terms, the second with its sign in `right`
    scaling,  ///< left × scale
    mask,     ///< 0 where the key is visible, else −∞
    masking,  ///< left + 0 or −∞
    softmax,  ///< exp(left ÷ temperature − max) ÷ Σ: one term a visible key
};

/// One line of the sum on paper. What `left` and `right` are, the rule says.
struct WalkTerm {
    Index index = 0; ///< along the summed axis: of `hidden`, `head_dim` or `key_pos`
    WalkCell left_cell;
    std::optional<WalkCell> right_cell; ///< none where the right is no matrix's (cos, sin, exp)
    double left = 0;
    double right = 0;   ///< of a softmax: exp(left ÷ temperature − max)
    double product = 0; ///< left × right; of a softmax its share, right ÷ denominator
};

/// Cells of a matrix that an element was made from.
struct WalkRegion {
    WalkPart part = WalkPart::x;
    Index row_begin = 0;
    Index row_end = 0;
    Index col_begin = 0;
    Index col_end = 0;
    friend bool operator==(const WalkRegion&, const WalkRegion&) = default;
};

/// Mean, spread and parameters of a norm's row.
struct WalkNorm {
    bool centred = true; ///< LayerNorm; RMSNorm does not take the mean away
    double mean = 0;     ///< 0 where it is not taken away
    double variance = 0; ///< the mean of (x − mean)²
    double epsilon = 0;
    double gain = 1;
    double noise = 0; ///< what the F32 rounding of the row may put into its mean
};

/// Every operand of one element, recomputed in double precision from the numbers that the walk
/// shows in the matrices before it.
struct WalkExplanation {
    WalkCell cell;
    WalkRule rule = WalkRule::given;
    std::vector<WalkTerm> terms;
    std::optional<double> bias;
    std::optional<WalkCell> bias_cell;
    std::optional<WalkNorm> norm;
    double scale = 1;       ///< scaling
    double temperature = 1; ///< softmax
    double row_max = 0;     ///< softmax: of left ÷ temperature over the visible keys
    double denominator = 0; ///< softmax
    bool visible = true;    ///< mask, masking, softmax: the mask lets the key be seen
    RowState row_state = RowState::normal; ///< softmax
    double sum = 0;                        ///< Σ of the terms' products, in order
    double value = 0;                      ///< recomputed
    float shown = 0.0F;                    ///< what the matrix holds
    /// How far F32 may lie from it: for a sum of n terms (n + 2) u Σ|terms| (Higham 2002, §3.1,
    /// u = 2⁻²⁴), for a softmax 5e-7.
    double bound = 0;
    /// What the operands' own rounding to F32 may have put into a sum: a value that is no larger is
    /// a zero, for all that the operands can tell.
    double noise = 0;
    bool agrees = false; ///< |value − shown| ≤ bound, or both are not finite
    bool hypothetical = false;
    std::vector<WalkRegion> sources;
};

/// Explains one element of a part that the walk has. Errors: no such part, a cell outside it.
Result<WalkExplanation> explain_element(const HeadWalk& walk, const WalkCell& cell);

/// Whether `shown` is `value` within `bound`; numbers that are not finite agree with their like,
/// and an F32 that overflowed with a value that F32 cannot hold.
[[nodiscard]] bool agrees_within(double value, float shown, double bound);

} // namespace heedmap
