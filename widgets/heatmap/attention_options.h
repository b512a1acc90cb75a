// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/colormap.h"

#include <cstdint>

namespace heedmap {

/// Which of a head's two patterns are shown.
enum class MaskView : std::uint8_t {
    masked,
    unmasked,
    sideBySide,
    difference, ///< without the mask − with it: what switching the mask off adds and takes
};

/// What a cell's colour means.
enum class Quantity : std::uint8_t {
    weights,    ///< the pattern: softmax of scores + mask
    scores,     ///< q·k × scale, before the mask
    logWeights, ///< the pattern, its colours by the logarithm
};

/// How AttentionView shows a head.
struct AttentionOptions {
    MaskView mask = MaskView::masked;
    Quantity quantity = Quantity::weights;
    ColorMap map = ColorMap::viridis; ///< of weights; signed values have the diverging map
    /// The scale of weights ends at the largest value shown, and says so; else at 1.
    bool scaleToLargest = false;
    bool showFutureWeights = true; ///< the marginal beside the rows
    friend bool operator==(const AttentionOptions&, const AttentionOptions&) = default;
};

} // namespace heedmap
