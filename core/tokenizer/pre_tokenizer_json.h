// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/pre_tokenizer.h"

#include <nlohmann/json_fwd.hpp>

namespace heedmap {

/// GPT-2's pattern for words (openai/gpt-2, encoder.py), as a split.
Result<Split> gpt2_words();

/// Reads tokenizer.json's `pre_tokenizer` (null where it has none): ByteLevel, before and after
/// it Split, Digits and Punctuation, in any depth of Sequence. Any other type is an error.
Result<PreTokenizer> read_pre_tokenizer(const nlohmann::json* node, const std::string& file);

} // namespace heedmap
