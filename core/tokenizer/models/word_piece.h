// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/vocabulary.h"
#include "core/tokenizer/word_model.h"

#include <memory>
#include <string>

namespace heedmap {

/// The fields of tokenizer.json's WordPiece.
struct WordPieceOptions {
    TokenId unknown = -1; ///< for a word that does not fall into tokens
    std::string continuing_subword_prefix = "##";
    std::size_t max_input_chars_per_word = 100; ///< a longer word is unknown
};

/// From left to right, always the longest token (google-research/bert, tokenization.py,
/// WordpieceTokenizer).
[[nodiscard]] std::unique_ptr<const WordModel>
make_word_piece(std::shared_ptr<const Vocabulary> vocabulary, WordPieceOptions options);

} // namespace heedmap
