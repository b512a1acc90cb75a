// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.h"
#include "core/tokenizer/loaders.h"
#include "core/tokenizer/models/bpe_model.h"
#include "core/tokenizer/pipeline.h"
#include "core/tokenizer/pre_tokenizer_json.h"
#include "core/tokenizer/special_tokens.h"
#include "core/tokenizer/vocabulary_json.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace heedmap {

namespace {

using VocabularyPtr = std::shared_ptr<Vocabulary>;

Result<VocabularyPtr> load_vocab_json(const std::filesystem::path& path, Index vocab_size) {
    const auto root = load_json(path);
    if (!root) {
        return root.error();
    }
    auto vocabulary = std::make_shared<Vocabulary>(path.string(), vocab_size);
    if (auto done = read_vocabulary(*root, {}, *vocabulary); !done) {
        return done.error();
    }
    return vocabulary;
}

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

/// What the special tokens add to a tokenizer.
void put(SpecialTokens special, TokenizerParts& parts) {
    parts.added = std::move(special.added);
    parts.roles = special.roles;
    parts.notices = std::move(special.notices);
    for (const TokenId id : special.before) {
        const TemplatePiece piece{TemplatePiece::Kind::special, 0, id};
        for (Template* pieces : {&parts.post_processor.single, &parts.post_processor.pair}) {
            pieces->insert(pieces->begin(), piece);
        }
    }
}

} // namespace

Result<TokenizerPtr> load_vocab_and_merges(const std::filesystem::path& folder, Index vocab_size) {
    auto vocabulary = load_vocab_json(folder / "vocab.json", vocab_size);
    if (!vocabulary) {
        return vocabulary.error();
    }
    const auto list = load_merges_txt(folder / "merges.txt");
    if (!list) {
        return list.error();
    }
    auto special = load_special_tokens(folder, **vocabulary);
    if (!special) {
        return special.error();
    }
    auto words = words_of_gpt2(special->add_prefix_space);
    if (!words) {
        return words.error();
    }
    TokenizerParts parts;
    put(*std::move(special), parts);
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
