// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/pipeline.h"
#include "core/tokenizer/tokenizer_class.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace heedmap {

/// The special tokens of a tokenizer.
struct SpecialTokens {
    std::vector<AddedToken> added;
    std::vector<TokenId> before; ///< put before a text (`add_bos_token`)
    std::vector<TokenId> after;  ///< put after it (`add_eos_token`)
    TokenRoles roles;
    bool add_prefix_space = false;
    std::vector<std::string> notices;
};

/// Reads tokenizer_config.json, special_tokens_map.json and added_tokens.json where they are, and
/// puts their tokens into `vocabulary`. `known` are those that need not be named there.
Result<SpecialTokens> load_special_tokens(const std::filesystem::path& folder,
                                          const TokenizerClass& kind, Vocabulary& vocabulary,
                                          SpecialTokens known);

/// What the special tokens make of a tokenizer that has none yet.
void put_special_tokens(SpecialTokens special, TokenizerParts& parts);

/// A special token that need not be named, and its role.
struct CustomaryToken {
    std::optional<TokenId> TokenRoles::*role;
    const char* content;
    bool lstrip = false;
};
/// Those that are in `vocabulary`.
[[nodiscard]] SpecialTokens customary_tokens(const Vocabulary& vocabulary,
                                             std::span<const CustomaryToken> tokens);

/// `content` as a special token, if it is in `vocabulary`.
[[nodiscard]] std::optional<AddedToken> special_token(const Vocabulary& vocabulary,
                                                      std::string_view content);

} // namespace heedmap
