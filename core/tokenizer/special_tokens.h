// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/tokenizer.h"
#include "core/tokenizer/vocabulary.h"

#include <filesystem>

namespace heedmap {

/// What the files beside a vocab.json say about it.
struct SpecialTokens {
    std::vector<AddedToken> added;
    std::vector<TokenId> before; ///< put before a text (`add_bos_token`)
    TokenRoles roles;
    bool add_prefix_space = false;
    std::vector<std::string> notices;
};

/// Reads tokenizer_config.json, special_tokens_map.json and added_tokens.json where they are, and
/// puts their tokens into `vocabulary`. GPT-2's `<|endoftext|>` is special without being named.
Result<SpecialTokens> load_special_tokens(const std::filesystem::path& folder,
                                          Vocabulary& vocabulary);

} // namespace heedmap
