// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/tokenizer.h"
#include "core/tokenizer/vocabulary.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>

namespace heedmap {

/// A role's key in tokenizer_config.json and special_tokens_map.json.
struct RoleName {
    const char* key;
    std::optional<TokenId> TokenRoles::*id;
};
inline constexpr RoleName role_names[] = {
    {"bos_token", &TokenRoles::bos},     {"eos_token", &TokenRoles::eos},
    {"unk_token", &TokenRoles::unknown}, {"sep_token", &TokenRoles::sep},
    {"pad_token", &TokenRoles::pad},     {"cls_token", &TokenRoles::cls},
    {"mask_token", &TokenRoles::mask},
};

/// Fills in what special_tokens_map.json and tokenizer_config.json say, where they are; what they
/// leave open is told by the customary text of a special token, such as `[MASK]`.
Result<void> load_roles(const std::filesystem::path& folder, const Vocabulary& vocabulary,
                        const std::vector<AddedToken>& added, TokenRoles& roles);

} // namespace heedmap
