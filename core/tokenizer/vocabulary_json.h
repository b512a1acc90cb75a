// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/vocabulary.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <memory>
#include <stop_token>

namespace heedmap {

/// The id `value` of `token`: a whole number below the vocabulary's limit.
Result<TokenId> read_token_id(const nlohmann::json& value, std::string_view token,
                              const Vocabulary& vocabulary, const std::string& file);

/// Adds the tokens of `object`, which maps each to its id. `field` is where it stands, for errors.
Result<void> read_vocabulary(const nlohmann::json& object, const std::string& field,
                             Vocabulary& vocabulary);

/// The vocabulary of a file that maps tokens to ids: vocab.json.
Result<std::shared_ptr<Vocabulary>> load_vocabulary(const std::filesystem::path& path,
                                                    Index vocab_size, const std::stop_token& stop);

/// Reads an added token's `content` and flags from an object; its id stays -1.
Result<AddedToken> read_added_token(const nlohmann::json& object, const std::string& file,
                                    const std::string& prefix);

/// Adds `token` to the vocabulary as a text that stands for itself.
Result<void> add_to_vocabulary(const AddedToken& token, Vocabulary& vocabulary);

} // namespace heedmap
