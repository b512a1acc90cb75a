// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.h"
#include "core/tokenizer/loaders.h"
#include "core/tokenizer/models/bpe_model.h"
#include "core/tokenizer/pipeline.h"
#include "core/tokenizer/pre_tokenizer_json.h"
#include "core/tokenizer/special_tokens.h"
#include "core/tokenizer/vocabulary_json.h"

#include <algorithm>
#include <span>
#include <utility>

namespace heedmap {

namespace {

/// A tokenizer class that has these two files.
struct Kind {
    std::string_view name;
    std::span<const CustomaryToken> tokens;
    Result<Split> (*words)();
    bool composes = false; ///< NFC first
    bool around = false;   ///< <s> A </s>, and </s> B </s> for a pair
};

constexpr CustomaryToken gpt2_tokens[] = {{&TokenRoles::bos, "<|endoftext|>"},
                                          {&TokenRoles::eos, "<|endoftext|>"}};
constexpr CustomaryToken qwen2_tokens[] = {{&TokenRoles::eos, "<|endoftext|>"},
                                           {&TokenRoles::pad, "<|endoftext|>"}};
constexpr CustomaryToken roberta_tokens[] = {
    {&TokenRoles::bos, "<s>"},           {&TokenRoles::eos, "</s>"},
    {&TokenRoles::cls, "<s>"},           {&TokenRoles::sep, "</s>"},
    {&TokenRoles::unknown, "<unk>"},     {&TokenRoles::pad, "<pad>"},
    {&TokenRoles::mask, "<mask>", true},
};

constexpr Kind kinds[] = {
    {"GPT2Tokenizer", gpt2_tokens, gpt2_words, false, false},
    {"Qwen2Tokenizer", qwen2_tokens, qwen2_words, true, false},
    {"RobertaTokenizer", roberta_tokens, gpt2_words, false, true},
};

/// GPT-2's where nothing tells.
Result<Kind> kind_of(const std::filesystem::path& folder) {
    auto named = named_class(folder);
    if (!named) {
        return named.error();
    }
    const auto kind = std::find_if(std::begin(kinds), std::end(kinds), [&](const Kind& known) {
        return named->name.empty() || named->name == known.name;
    });
    if (kind == std::end(kinds)) {
        named->unknown.expected =
            "GPT2Tokenizer, Qwen2Tokenizer or RobertaTokenizer, which have vocab.json and "
            "merges.txt";
        return std::move(named->unknown);
    }
    return *kind;
}

Result<PreTokenizer> read_words(const Kind& kind, bool add_prefix_space) {
    PreTokenizer out;
    out.byte_level = true;
    if (add_prefix_space) {
        out.steps.emplace_back(PrefixSpace{});
    }
    auto words = kind.words();
    if (!words) {
        return words.error();
    }
    out.steps.emplace_back(*std::move(words));
    return out;
}

/// All but the model, which needs the merges.
Result<TokenizerParts> read_parts(const std::filesystem::path& folder, Vocabulary& vocabulary) {
    const auto kind = kind_of(folder);
    if (!kind) {
        return kind.error();
    }
    auto special =
        load_special_tokens(folder, {{&kind->name, 1}, "the class of config.json's model_type"},
                            vocabulary, customary_tokens(vocabulary, kind->tokens));
    if (!special) {
        return special.error();
    }
    TokenizerParts parts;
    auto words = read_words(*kind, special->add_prefix_space);
    if (!words) {
        return words.error();
    }
    parts.pre_tokenizer = *std::move(words);
    const TokenRoles& roles = special->roles;
    if (kind->around) {
        if (!roles.cls || !roles.sep) {
            return wrong_value(vocabulary.file(), roles.cls ? "sep_token" : "cls_token", nullptr,
                               "a token of the vocabulary");
        }
        parts.post_processor = roberta_processor(*roles.cls, *roles.sep);
    }
    if (kind->composes) {
        parts.normalizers.push_back(unicode_form(UnicodeForm::nfc));
    }
    parts.decoders.push_back(byte_level_decoder());
    parts.description = "byte-level BPE (vocab.json + merges.txt)";
    put_special_tokens(*std::move(special), parts);
    return parts;
}

} // namespace

Result<TokenizerPtr> load_vocab_and_merges(const std::filesystem::path& folder, Index vocab_size,
                                           const std::stop_token& stop) {
    auto vocabulary = load_vocabulary(folder / "vocab.json", vocab_size, stop);
    if (!vocabulary) {
        return vocabulary.error();
    }
    const auto list = load_merges_txt(folder / "merges.txt", stop);
    if (!list) {
        return list.error();
    }
    auto parts = read_parts(folder, **vocabulary);
    if (!parts) {
        return parts.error();
    }
    auto merges = resolve_merges(*list, **vocabulary, parts->notices);
    if (!merges) {
        return merges.error();
    }
    BpeOptions options;
    options.unknown = parts->roles.unknown;
    options.unknown_field = "unk_token";
    parts->model = make_bpe(*vocabulary, *std::move(merges), std::move(options));
    parts->vocabulary = *std::move(vocabulary);
    return make_tokenizer(*std::move(parts));
}

} // namespace heedmap
