// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/post_processor.h"
#include "core/tokenizer/vocabulary.h"

#include <nlohmann/json_fwd.hpp>

namespace heedmap {

/// Reads tokenizer.json's `post_processor` (null where it has none); a type that is not known, or
/// a second one that puts special tokens, is an error.
Result<PostProcessor> read_post_processor(const nlohmann::json* node, const Vocabulary& vocabulary);

} // namespace heedmap
