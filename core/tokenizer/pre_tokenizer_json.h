// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/pre_tokenizer.h"

#include <nlohmann/json_fwd.hpp>

namespace heedmap {

/// GPT-2's pattern for words (openai/gpt-2, encoder.py), as a split.
Result<Split> gpt2_words();

/// Qwen2's (QwenLM/Qwen2, tokenization_qwen2.py).
Result<Split> qwen2_words();

/// BERT's words: at white space, and each punctuation mark alone.
Result<PreTokenizer> bert_words();

/// Reads tokenizer.json's `pre_tokenizer` (null where it has none: the whole text is one word); a
/// type that is not known is an error.
Result<PreTokenizer> read_pre_tokenizer(const nlohmann::json* node, const std::string& file);

} // namespace heedmap
