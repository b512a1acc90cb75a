// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/merges.h"
#include "core/tokenizer/word_model.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <string>

namespace heedmap {

/// What tokenizer.json's `model` says.
struct ModelFromJson {
    std::shared_ptr<Vocabulary> vocabulary; ///< added tokens may follow
    std::unique_ptr<const WordModel> model;
    std::string kind; ///< `byte-level BPE`
    MergeList merges; ///< of BPE
    std::optional<TokenId> unknown;
    std::vector<std::string> notices;
};

/// Reads tokenizer.json's `model` into a vocabulary that is still empty; a type that is not known
/// is an error. `byte_level` is whether the words come from a ByteLevel pre-tokenizer.
Result<ModelFromJson> read_model(const nlohmann::json* node, bool byte_level,
                                 std::shared_ptr<Vocabulary> vocabulary);

} // namespace heedmap
