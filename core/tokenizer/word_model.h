// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/token.h"
#include "core/tokenizer/encode_budget.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace heedmap {

/// A token of a word and the number of the word's bytes that it covers.
struct TokenPiece {
    TokenId id = -1;
    std::uint32_t length = 0;
    friend bool operator==(const TokenPiece&, const TokenPiece&) = default;
};

/// Encodes one word after another in one thread, with buffers of its own.
class WordEncoder {
  public:
    virtual ~WordEncoder() = default;
    /// Puts the tokens of `word` (not empty) in `pieces`; their lengths add up to the word's, or
    /// less where its end stands for nothing.
    virtual Result<void> encode(std::string_view word, std::vector<TokenPiece>& pieces) = 0;
};

/// How a word falls into tokens: tokenizer.json's `model`. Immutable.
class WordModel {
  public:
    virtual ~WordModel() = default;
    /// For one text; the model and `budget` must outlive it.
    [[nodiscard]] virtual std::unique_ptr<WordEncoder> encoder(EncodeBudget& budget) const = 0;
};

} // namespace heedmap
