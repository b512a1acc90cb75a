// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/vocabulary.h"
#include "core/tokenizer/word_model.h"

#include <memory>
#include <optional>
#include <vector>

namespace heedmap {

struct UnigramOptions {
    std::vector<double> scores;     ///< of each id: the logarithm of its probability
    std::optional<TokenId> unknown; ///< for characters that are no token
    bool byte_fallback = false;     ///< such characters are `<0x..>` tokens
};

/// Kudo's unigram language model (2018): of all ways to cut a word into tokens the one with the
/// highest sum of scores. A character that is no token scores 10 below the lowest. Tokens that the
/// vocabulary has as texts of their own are not found within words.
[[nodiscard]] std::unique_ptr<const WordModel>
make_unigram(std::shared_ptr<const Vocabulary> vocabulary, UnigramOptions options);

} // namespace heedmap
