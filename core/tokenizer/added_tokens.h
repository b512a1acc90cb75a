// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/config.h"
#include "core/tokenizer/byte_span.h"

#include <array>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

/// A token that is found in the text before anything else is done to it; the flags are those of
/// tokenizer.json's `added_tokens`.
struct AddedToken {
    std::string content; ///< never empty
    TokenId id = -1;
    bool special = false;
    bool lstrip = false;      ///< takes the white space before it
    bool rstrip = false;      ///< takes the white space after it
    bool single_word = false; ///< only where no word character touches it
    bool normalized = false;  ///< looked for after those that are not
};

/// A part of a text: an added token, or what stands between two (id -1).
struct TextPart {
    ByteSpan span;
    TokenId id = -1;
};

/// Finds added tokens: the leftmost first, of those the longest.
class AddedTokens {
  public:
    AddedTokens() = default;
    explicit AddedTokens(std::vector<AddedToken> tokens);

    /// The parts of `text`, in order, none empty. Special tokens are found only if `special`.
    Result<std::vector<TextPart>> split(std::string_view text, bool special,
                                        const std::stop_token& stop) const;
    [[nodiscard]] const std::vector<AddedToken>& tokens() const { return tokens_; }

  private:
    /// Indices of tokens by their first byte, the longest first.
    using ByFirstByte = std::array<std::vector<std::uint32_t>, 256>;
    struct Work;
    bool split_part(const ByFirstByte& index, TextPart part, Work& work) const;
    const AddedToken* match(const ByFirstByte& index, std::string_view text, std::size_t at,
                            Work& work) const;

    std::vector<AddedToken> tokens_;
    ByFirstByte as_written_;
    ByFirstByte normalized_;
    bool any_normalized_ = false;
};

} // namespace heedmap
