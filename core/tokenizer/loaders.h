// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/merges.h"
#include "core/tokenizer/tokenizer.h"

namespace heedmap {

/// The tokenizer of a tokenizer.json.
Result<TokenizerPtr> load_tokenizer_json(const std::filesystem::path& folder, Index vocab_size);

/// The tokenizer of vocab.json and merges.txt, with the special tokens that
/// tokenizer_config.json, special_tokens_map.json and added_tokens.json name.
Result<TokenizerPtr> load_vocab_and_merges(const std::filesystem::path& folder, Index vocab_size);

/// What tells that vocab.json or merges.txt of `folder`, where they are, say something else than
/// tokenizer.json, which is used; nothing where they agree.
[[nodiscard]] std::vector<std::string> disagreements(const std::filesystem::path& folder,
                                                     const Vocabulary& used,
                                                     const MergeList& used_merges);

} // namespace heedmap
