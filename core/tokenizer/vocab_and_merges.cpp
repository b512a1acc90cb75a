// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/loaders.h"
#include "core/tokenizer/models/bpe_model.h"
#include "core/tokenizer/pipeline.h"
#include "core/tokenizer/pre_tokenizer_json.h"
#include "core/tokenizer/special_tokens.h"
#include "core/tokenizer/vocabulary_json.h"

#include <utility>

namespace heedmap {

namespace {

constexpr std::string_view gpt2_classes[] = {"GPT2Tokenizer", "GPT2TokenizerFast",
                                             "PreTrainedTokenizerFast"};
constexpr TokenizerClass gpt2_class{gpt2_classes,
                                    "GPT2Tokenizer, the byte-level BPE of vocab.json"};

Result<PreTokenizer> words_of_gpt2(bool add_prefix_space) {
    PreTokenizer out;
    out.byte_level = true;
    if (add_prefix_space) {
        out.steps.emplace_back(PrefixSpace{});
    }
    auto words = gpt2_words();
    if (!words) {
        return words.error();
    }
    out.steps.emplace_back(*std::move(words));
    return out;
}

/// `<|endoftext|>`, which is special and begins texts without being named.
SpecialTokens tokens_of_gpt2(const Vocabulary& vocabulary) {
    SpecialTokens out;
    if (auto token = special_token(vocabulary, "<|endoftext|>")) {
        out.roles.bos = token->id;
        out.added.push_back(*std::move(token));
    }
    return out;
}

} // namespace

Result<TokenizerPtr> load_vocab_and_merges(const std::filesystem::path& folder, Index vocab_size) {
    auto vocabulary = load_vocabulary(folder / "vocab.json", vocab_size);
    if (!vocabulary) {
        return vocabulary.error();
    }
    const auto list = load_merges_txt(folder / "merges.txt");
    if (!list) {
        return list.error();
    }
    auto special =
        load_special_tokens(folder, gpt2_class, **vocabulary, tokens_of_gpt2(**vocabulary));
    if (!special) {
        return special.error();
    }
    auto words = words_of_gpt2(special->add_prefix_space);
    if (!words) {
        return words.error();
    }
    TokenizerParts parts;
    put_special_tokens(*std::move(special), parts);
    parts.pre_tokenizer = *std::move(words);
    parts.decoders.push_back(byte_level_decoder());
    parts.description = "byte-level BPE (vocab.json + merges.txt)";
    auto merges = resolve_merges(*list, **vocabulary, parts.notices);
    if (!merges) {
        return merges.error();
    }
    BpeOptions options;
    options.unknown = parts.roles.unknown;
    options.unknown_field = "unk_token";
    parts.model = make_bpe(*vocabulary, *std::move(merges), std::move(options));
    parts.vocabulary = *std::move(vocabulary);
    return make_tokenizer(std::move(parts));
}

} // namespace heedmap
