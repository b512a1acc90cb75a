// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_view.h"
#include "core/tokenizer/display.h"
#include "widgets/heatmap/attention_options.h"

#include <QString>

#include <memory>
#include <vector>

namespace heedmap {

/// A cell of an attention matrix; none where either is negative.
struct HeatmapCell {
    Index query_pos = -1;
    Index key_pos = -1;
    [[nodiscard]] bool valid() const { return query_pos >= 0 && key_pos >= 0; }
    friend bool operator==(const HeatmapCell&, const HeatmapCell&) = default;
};

/// What one heatmap shows: const values, shared with whoever made them.
struct HeatmapContent {
    std::shared_ptr<const HeadView> view;
    /// If given, of the same shape: shown is `view` − `base`, signed, and masked is what both mask.
    std::shared_ptr<const HeadView> base;
    bool compared = false; ///< `view` and `base` are two heads, A and B, not one under two masks
    Quantity quantity = Quantity::weights;
    std::vector<DisplayToken> query_tokens; // [query_pos]
    std::vector<DisplayToken> key_tokens;   // [key_pos]
    /// Beside the rows: the weight each puts on the future when the mask is off. Empty for none.
    std::vector<float> future_weights; // [query_pos]
    bool second = false; ///< beside another one, whose legend says what holds for both
    bool words = false;  ///< rows and columns are words: the pieces of each are merged
    QString title;
};

} // namespace heedmap
