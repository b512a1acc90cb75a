// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/bpe.h"
#include "core/tokenizer/pre_tokenizer.h"
#include "core/tokenizer/tokenizer.h"
#include "core/tokenizer/vocabulary.h"

namespace heedmap {

/// Everything that makes a byte-level BPE tokenizer, from whatever files.
struct ByteLevelBpeParts {
    Vocabulary vocabulary;
    MergeTable merges;
    std::vector<AddedToken> added;
    PreTokenizer pre_tokenizer;
    std::vector<TokenId> before;    ///< put before a text when special tokens are
    std::vector<TokenId> after;     ///< and after it
    std::optional<TokenId> unknown; ///< for a byte that has no token
    std::string unknown_field;      ///< where `unknown` would stand, for errors
    bool whole_words_first = false; ///< a word that is a token is taken without merging
    std::string description;
    std::vector<std::string> notices;
};

[[nodiscard]] TokenizerPtr make_byte_level_bpe(ByteLevelBpeParts parts);

} // namespace heedmap
