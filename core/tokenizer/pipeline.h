// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/decoders/decoder.h"
#include "core/tokenizer/normalizers/normalizer.h"
#include "core/tokenizer/post_processor.h"
#include "core/tokenizer/pre_tokenizer.h"
#include "core/tokenizer/tokenizer.h"
#include "core/tokenizer/vocabulary.h"
#include "core/tokenizer/word_model.h"

namespace heedmap {

/// The parts of a tokenizer, from whatever files, in the order in which a text passes them.
struct TokenizerParts {
    std::vector<AddedToken> added;
    std::vector<Normalizer> normalizers;
    PreTokenizer pre_tokenizer;
    std::unique_ptr<const WordModel> model;
    PostProcessor post_processor;
    std::vector<Decoder> decoders;

    std::shared_ptr<const Vocabulary> vocabulary;
    TokenRoles roles;
    std::string description;
    std::vector<std::string> notices;
};

/// An error if the normalizers fail on an added token.
Result<TokenizerPtr> make_tokenizer(TokenizerParts parts);

} // namespace heedmap
