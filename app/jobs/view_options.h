// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap/attention_options.h"

#include <cstdint>

namespace heedmap {

/// How far the mask's absence reaches: this head's softmax alone, or the whole pass.
enum class Scope : std::uint8_t { local, propagated };

/// What the focused heatmap shows.
struct ViewOptions {
    MaskView mask = MaskView::masked;
    Scope scope = Scope::local;
    Quantity quantity = Quantity::weights;
    bool scaleToLargest = false; ///< the colours of weights end at the largest, not at 1
    friend bool operator==(const ViewOptions&, const ViewOptions&) = default;

    [[nodiscard]] bool needsUnmasked() const { return mask != MaskView::masked; }
};

} // namespace heedmap
