// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_view.h"
#include "core/tokenizer/display.h"
#include "widgets/heatmap/attention_options.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace heedmap {

/// A head with the mask and without it. Either may be missing: while it is being computed, or
/// where it is not shown. Cross-attention is without.
struct AttentionContent {
    std::shared_ptr<const HeadView> masked;
    std::shared_ptr<const HeadView> unmasked; ///< of the same shape as `masked`
    std::vector<DisplayToken> queryTokens;    // [query_pos]
    std::vector<DisplayToken> keyTokens;      // [key_pos]
    bool words = false; ///< rows and columns are words: the pieces of each are merged
    /// Another head of the layer, drawn as lines beside this one.
    struct Beside {
        Index head = 0;
        std::shared_ptr<const HeadView> masked;
        std::shared_ptr<const HeadView> unmasked;
    };
    std::vector<Beside> beside = {};
    /// `masked` and `unmasked` are two heads, A and B, of one shape or not, rather than one under
    /// two masks; side by side or A − B. B's tokens, and what the two are called.
    struct Compared {
        std::vector<DisplayToken> queryTokens; // [query_pos of B]
        std::vector<DisplayToken> keyTokens;   // [key_pos of B]
        QString first;
        QString second;
    };
    std::optional<Compared> compared = {};

    /// The stack of either; a decoder's without any.
    [[nodiscard]] Stack stack() const;
};

/// What stands above a pattern of the content.
[[nodiscard]] QString attentionTitle(const AttentionContent& content, MaskView which);
/// That of a head under a mask: an encoder's own one is that without a mask.
[[nodiscard]] QString attentionTitle(Stack stack, MaskView which);

/// A token as axes name it: without the mark of its space; its number where there is none.
[[nodiscard]] QString axisLabel(const std::vector<DisplayToken>& tokens, Index position);

} // namespace heedmap
