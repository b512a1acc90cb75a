// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/token.h"
#include "core/tokenizer/byte_span.h"
#include "core/tokenizer/encode_budget.h"

#include <array>
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
    /// `content` of a normalized token must be normalized as the text will be.
    explicit AddedTokens(std::vector<AddedToken> tokens);

    /// The parts of `text`, in order, none empty, cut at the tokens that are not normalized.
    /// Special tokens are found only if `special`.
    Result<std::vector<TextPart>> split_as_written(std::string_view text, bool special,
                                                   EncodeBudget& budget) const {
        return split(as_written_, text, special, budget);
    }
    /// The same for the tokens that are normalized, in what lies between the others.
    Result<std::vector<TextPart>> split_normalized(std::string_view text, bool special,
                                                   EncodeBudget& budget) const {
        return split(normalized_, text, special, budget);
    }
    [[nodiscard]] bool any_normalized() const { return !normalized_.tokens.empty(); }

  private:
    /// Tokens in the order of their bytes, so that those with one beginning stand together.
    struct Sorted {
        std::vector<AddedToken> tokens;
        std::array<bool, 256> first_bytes{};
    };
    static void fill(Sorted& index, std::vector<AddedToken> tokens);
    static const AddedToken* match(const Sorted& index, std::string_view text,
                                   EncodeBudget& budget);
    static Result<std::vector<TextPart>> split(const Sorted& index, std::string_view text,
                                               bool special, EncodeBudget& budget);

    Sorted as_written_;
    Sorted normalized_;
};

} // namespace heedmap
