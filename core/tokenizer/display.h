// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/tokenizer.h"

#include <functional>

namespace heedmap {

/// A token as people read it.
struct DisplayToken {
    std::string
        text; ///< UTF-8 for a label: leading space as `␣`, controls escaped, bytes as `⟨E4⟩`
    std::string plain; ///< the same without the space mark, for axes where space is short
    /// Tokens that share a character carry the same group number; it grows by one a character
    /// cluster of tokens. The bracket over them shows `group_text`.
    Index group = 0;
    bool shares_character = false; ///< the group has more than one token
    std::string group_text;
    bool special = false;
};

/// `ids` as people read them, one entry a token; bytes are joined to characters across tokens.
[[nodiscard]] std::vector<DisplayToken> display_tokens(const Tokenizer& tokenizer,
                                                       std::span<const TokenId> ids);

/// The text that one token stands for, in UTF-8 for files: its spaces are spaces, a byte that is no
/// whole character is `⟨E4⟩`, and what stands for no text is named as its label names it.
[[nodiscard]] std::string readable_text(const Tokenizer& tokenizer, TokenId id);

/// The same in blocks, in order, for texts so long that all at once would take gigabytes: `take`
/// gets the index of a block's first token, and its tokens, and tells whether to go on. Groups are
/// counted anew in each block; none is cut.
void display_in_blocks(
    const Tokenizer& tokenizer, std::span<const TokenId> ids,
    const std::function<bool(std::size_t first, std::span<const DisplayToken> tokens)>& take);

} // namespace heedmap
