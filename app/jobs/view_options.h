// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/walk.h"
#include "core/model/config.h"
#include "widgets/heatmap/attention_options.h"

#include <cstdint>
#include <vector>

namespace heedmap {

/// How the chosen head is drawn in the middle.
enum class Picture : std::uint8_t { heatmap, lines, walk };

/// How far the other mask reaches: this head's softmax alone, or the whole pass.
enum class Scope : std::uint8_t { local, propagated };

/// The mask a site was trained with: a decoder's self-attention is causal, an encoder's and
/// cross-attention see everything.
[[nodiscard]] constexpr MaskView asTrained(Stack stack) {
    return stack == Stack::decoder ? MaskView::masked : MaskView::unmasked;
}

/// Whether the whole model can be run with the other mask on the sites of `stack`: the mask of an
/// encoder-decoder's pass is that of its decoder's self-attention.
[[nodiscard]] bool canPropagate(const ModelConfig& config, Stack stack);

/// What is shown of the focused head. The mask is chosen for decoders and for encoders apart: what
/// is natural for the one is a question put to the other.
struct ViewOptions {
    MaskView mask = asTrained(Stack::decoder);
    MaskView encoderMask = asTrained(Stack::encoder);
    Scope scope = Scope::local;
    Quantity quantity = Quantity::weights;
    bool scaleToLargest = false; ///< the colours of weights end at the largest, not at 1
    Picture picture = Picture::heatmap;
    WalkStep walkStep = WalkStep::input; ///< of the walk, where it is
    bool walkScale = true;               ///< its switches: what the model itself does
    double walkTemperature = 1.0;
    ColorMap map = ColorMap::viridis; ///< of weights
    bool mergeWords = false;          ///< the pieces of a word as one row and column
    bool firstAside = false;          ///< the first key set aside, the others rescaled
    bool forecasts = true;            ///< the probability of each token below it
    bool special = true;              ///< special tokens have chips
    /// Heads of the same layer whose lines are drawn beside those of the chosen one; one that the
    /// layer does not have is passed over.
    std::vector<Index> beside;
    friend bool operator==(const ViewOptions&, const ViewOptions&) = default;

    /// Cross-attention has no mask to put on.
    [[nodiscard]] MaskView maskOf(Stack stack) const;
    void setMask(Stack stack, MaskView shown);
};

/// What is shown of one site: the options as far as they apply to it.
struct SiteView {
    MaskView mask = MaskView::masked;
    Scope scope = Scope::local;
    bool mergeWords = false;
    bool firstAside = false;
    std::vector<Index> beside; ///< where lines are drawn of several heads
    friend bool operator==(const SiteView&, const SiteView&) = default;

    /// Whether the pattern under the other mask is shown.
    [[nodiscard]] bool needsOther(Stack stack) const { return mask != asTrained(stack); }
};

[[nodiscard]] SiteView siteView(const ViewOptions& options, const ModelConfig& config, Stack stack);

} // namespace heedmap
