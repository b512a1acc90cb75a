// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/merges.h"
#include "core/tokenizer/tokenizer.h"

namespace heedmap {

/// The tokenizer of a tokenizer.json.
Result<TokenizerPtr> load_tokenizer_json(const std::filesystem::path& folder, Index vocab_size,
                                         const std::stop_token& stop);

/// The tokenizer of vocab.json and merges.txt, with the special tokens that
/// tokenizer_config.json, special_tokens_map.json and added_tokens.json name.
Result<TokenizerPtr> load_vocab_and_merges(const std::filesystem::path& folder, Index vocab_size,
                                           const std::stop_token& stop);

/// The tokenizer of a SentencePiece file tokenizer.model, as Llama's and Mistral's, with the
/// special tokens that the files beside it name.
Result<TokenizerPtr> load_tokenizer_model(const std::filesystem::path& folder, Index vocab_size,
                                          const std::stop_token& stop);

/// Marian's tokenizers: source.spm, target.spm, and vocab.json, which gives the pieces of both
/// their ids; with `separate_vocabs` in tokenizer_config.json, target_vocab.json gives the target's.
/// A source ends with `</s>`. A target is what the decoder reads: it begins with `<pad>`.
Result<TokenizerPair> load_marian(const std::filesystem::path& folder, VocabularySizes sizes,
                                  const std::stop_token& stop);

/// The tokenizer of BERT's vocab.txt, with the special tokens and options that the same files
/// name.
Result<TokenizerPtr> load_vocab_txt(const std::filesystem::path& folder, Index vocab_size,
                                    const std::stop_token& stop);

/// What tells that vocab.json or merges.txt of `folder`, where they are, say something else than
/// tokenizer.json, which is used; nothing where they agree.
[[nodiscard]] std::vector<std::string> disagreements(const std::filesystem::path& folder,
                                                     const Vocabulary& used,
                                                     const MergeList& used_merges);

} // namespace heedmap
