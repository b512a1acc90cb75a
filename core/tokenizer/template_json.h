// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/vocabulary.h"

#include <nlohmann/json_fwd.hpp>

namespace heedmap {

/// The special tokens that a post-processor puts around a text.
struct SpecialsAround {
    std::vector<TokenId> before;
    std::vector<TokenId> after;
};

/// Reads tokenizer.json's `post_processor` (null where it has none): ByteLevel, which changes no
/// ids, TemplateProcessing, and a Sequence of them. Any other type is an error.
Result<SpecialsAround> read_post_processor(const nlohmann::json* node,
                                           const Vocabulary& vocabulary);

/// An error unless `node` is null, of type `type`, or a Sequence (under the key `list`) of such.
/// With an empty `type` nothing but null and an empty Sequence will do.
Result<void> accept_only(const nlohmann::json* node, const std::string& field, const char* list,
                         std::string_view type, const std::string& file);

} // namespace heedmap
