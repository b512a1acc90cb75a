// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/bpe.h"
#include "core/tokenizer/vocabulary.h"

#include <memory>
#include <optional>
#include <string>

namespace heedmap {

/// What a word begins as.
enum class BpeUnit {
    byte,      ///< each written as its letter of GPT-2's alphabet
    character, ///< of a valid UTF-8 word
};

/// The fields of tokenizer.json's BPE.
struct BpeOptions {
    BpeUnit unit = BpeUnit::byte;
    std::string continuing_subword_prefix; ///< of a symbol that is not the word's first
    std::string end_of_word_suffix;        ///< of the last one
    std::optional<TokenId> unknown;        ///< for a symbol that has no token
    std::string unknown_field;             ///< where `unknown` would stand, for errors
    bool fuse_unknown = false;             ///< unknown symbols side by side are one token
    bool byte_fallback = false;            ///< characters without a token are `<0x..>` tokens
    bool ignore_merges = false;            ///< a word that is a token is taken without merging
};

[[nodiscard]] std::unique_ptr<const WordModel>
make_bpe(std::shared_ptr<const Vocabulary> vocabulary, MergeTable merges, BpeOptions options);

} // namespace heedmap
