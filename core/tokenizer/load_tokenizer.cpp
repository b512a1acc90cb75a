// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/loaders.h"

namespace heedmap {

Result<TokenizerPtr> load_tokenizer(const std::filesystem::path& folder, Index vocab_size) {
    const auto has = [&](const char* name) {
        std::error_code error;
        return std::filesystem::exists(folder / name, error);
    };
    if (has("tokenizer.json")) {
        return load_tokenizer_json(folder, vocab_size);
    }
    if (has("vocab.json") && has("merges.txt")) {
        return load_vocab_and_merges(folder, vocab_size);
    }
    const char* there = has("vocab.json")        ? "vocab.json without merges.txt"
                        : has("merges.txt")      ? "merges.txt without vocab.json"
                        : has("vocab.txt")       ? "vocab.txt alone"
                        : has("tokenizer.model") ? "tokenizer.model alone"
                                                 : "no tokenizer files";
    return Error{ErrorKind::invalid, folder.string(), "tokenizer", there,
                 "tokenizer.json, or vocab.json and merges.txt"};
}

} // namespace heedmap
