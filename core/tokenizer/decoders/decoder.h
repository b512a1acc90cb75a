// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/pattern.h"

#include <functional>
#include <string>
#include <vector>

namespace heedmap {

/// A token on its way back to text; its bytes are not always UTF-8.
struct DecodedToken {
    std::string text;
    bool literal = false; ///< stands for its own text, whatever the vocabulary's alphabet
};

/// One step from tokens back to a text, which is what they are when they are joined at the end.
struct Decoder {
    std::function<void(std::vector<DecodedToken>& tokens)> all;
    /// What the step makes of one token that has others before and after it, for labels; null
    /// where that depends on them.
    std::function<void(DecodedToken& token)> one;
};

/// The letters of GPT-2's alphabet as the bytes that they stand for.
Decoder byte_level_decoder();

/// `<0xE4>` as the byte.
Decoder byte_fallback_decoder();

/// A space before each token but the first, or no `prefix` where there is one; `cleanup` takes
/// the space before a full stop and the like.
Decoder word_piece_decoder(std::string prefix, bool cleanup);

/// `replacement` as a space; in the first token as nothing if `prepended`.
Decoder metaspace_decoder(std::string replacement, bool prepended);

/// `suffix` as a space; at the end as nothing.
Decoder bpe_decoder(std::string suffix);

/// Every `from` as `to`.
Decoder replace_decoder(std::string from, std::string to);

/// Every match as `to`; a token that is not UTF-8, or on which the pattern fails, stays.
Decoder replace_decoder(Pattern pattern, std::string to);

/// All tokens as one.
Decoder fuse_decoder();

/// Takes up to `start` times `content` from the front of each token and up to `stop` times from
/// its end.
Decoder strip_decoder(std::string content, std::size_t start, std::size_t stop);

/// A space between tokens.
Decoder space_decoder();

} // namespace heedmap
