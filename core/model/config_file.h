// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/family.h"

#include <filesystem>

namespace heedmap {

/// A model folder's config.json, read and checked.
struct ConfigFile {
    ModelConfig config;
    const Family* family = nullptr;
    std::vector<std::string> notices;
};

Result<ConfigFile> read_config_file(const std::filesystem::path& path);

/// The largest sizes that are taken: far above any model, far below what could overflow.
namespace config_limits {
constexpr Index hidden_size = Index{1} << 20;
constexpr Index layers = 10'000;
constexpr Index heads = Index{1} << 16;
constexpr Index head_dim = Index{1} << 16;
constexpr Index vocab_size = Index{1} << 24;
constexpr Index positions = Index{1} << 24;
} // namespace config_limits

/// What families share. Each reads under the first of the names that is there.
Index read_size(JsonFields& fields, std::initializer_list<const char*> names, Index limit);
Activation read_activation(JsonFields& fields, const char* name, Activation fallback);
/// An id outside the vocabulary is left out with a notice: configs carry other models' defaults.
std::optional<TokenId> read_token_id(JsonFields& fields, const char* name, Index vocab_size,
                                     std::vector<std::string>& notices);
/// One id, or a list of them.
std::vector<TokenId> read_token_ids(JsonFields& fields, const char* name, Index vocab_size,
                                    std::vector<std::string>& notices);
/// That the heads divide the hidden size (unless the family gives its own head_dim) and the
/// key/value heads divide the heads.
void check_heads(JsonFields& fields, const ModelConfig& config, const char* hidden_name,
                 const char* heads_name);

} // namespace heedmap
