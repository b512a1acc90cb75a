// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.h"
#include "core/tokenizer/byte_level_bpe.h"
#include "core/tokenizer/loaders.h"
#include "core/tokenizer/pre_tokenizer_json.h"
#include "core/tokenizer/special_tokens.h"
#include "core/tokenizer/vocabulary_json.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace heedmap {

namespace {

Result<Vocabulary> load_vocab_json(const std::filesystem::path& path, Index vocab_size) {
    const auto root = load_json(path);
    if (!root) {
        return root.error();
    }
    Vocabulary vocabulary(path.string(), vocab_size);
    if (auto done = read_vocabulary(*root, {}, vocabulary); !done) {
        return done.error();
    }
    return vocabulary;
}

void put(SpecialTokens special, ByteLevelBpeParts& parts) {
    parts.added = std::move(special.added);
    parts.before = std::move(special.before);
    parts.unknown = special.unknown;
    parts.unknown_field = "unk_token";
    parts.pre_tokenizer.add_prefix_space = special.add_prefix_space;
    parts.notices = std::move(special.notices);
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
    auto special = load_special_tokens(folder, *vocabulary);
    if (!special) {
        return special.error();
    }
    auto words = gpt2_words();
    if (!words) {
        return words.error();
    }
    ByteLevelBpeParts parts{*std::move(vocabulary),
                            MergeTable(),
                            {},
                            {},
                            {},
                            {},
                            {},
                            {},
                            false,
                            "byte-level BPE (vocab.json + merges.txt)",
                            {}};
    put(*std::move(special), parts);
    parts.pre_tokenizer.word_splits.push_back(*std::move(words));
    auto merges = resolve_merges(*list, parts.vocabulary, parts.notices);
    if (!merges) {
        return merges.error();
    }
    parts.merges = *std::move(merges);
    return make_byte_level_bpe(std::move(parts));
}

} // namespace heedmap
