// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/roles.h"

#include "core/tokenizer/json_beside.h"

#include <algorithm>

namespace heedmap {

namespace {

/// A token is named by its text, or by an object that holds it.
std::string content_of(const nlohmann::json& value) {
    if (value.is_object()) {
        const auto content = value.find("content");
        return content != value.end() && content->is_string() ? content->get<std::string>()
                                                              : std::string();
    }
    return value.is_string() ? value.get<std::string>() : std::string();
}

void read_roles(const nlohmann::json& root, const Vocabulary& vocabulary, TokenRoles& roles) {
    for (const RoleName& role : role_names) {
        const auto value = root.find(role.key);
        const auto id = value == root.end() ? std::nullopt : vocabulary.find(content_of(*value));
        if (id) {
            roles.*role.id = id;
        }
    }
}

struct CustomaryRole {
    const char* content;
    std::optional<TokenId> TokenRoles::*id;
};
constexpr CustomaryRole customary_roles[] = {
    {"[PAD]", &TokenRoles::pad}, {"<pad>", &TokenRoles::pad},   {"[CLS]", &TokenRoles::cls},
    {"[SEP]", &TokenRoles::sep}, {"[MASK]", &TokenRoles::mask}, {"<mask>", &TokenRoles::mask},
};

} // namespace

Result<void> load_roles(const std::filesystem::path& folder, const Vocabulary& vocabulary,
                        const std::vector<AddedToken>& added, TokenRoles& roles) {
    for (const char* name : {"special_tokens_map.json", "tokenizer_config.json"}) {
        const auto root = load_json_beside(folder, name);
        if (!root) {
            return root.error();
        }
        if (*root) {
            read_roles(**root, vocabulary, roles);
        }
    }
    for (const CustomaryRole& token : customary_roles) {
        const auto named = std::find_if(added.begin(), added.end(), [&](const AddedToken& known) {
            return known.special && known.content == token.content;
        });
        if (named != added.end() && !(roles.*token.id)) {
            roles.*token.id = named->id;
        }
    }
    return {};
}

} // namespace heedmap
