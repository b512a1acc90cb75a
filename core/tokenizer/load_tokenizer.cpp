// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/loaders.h"

#include <algorithm>
#include <array>

namespace heedmap {

namespace {

/// Files that make a tokenizer together.
struct Layout {
    std::array<const char*, 2> files; ///< the second may be null
    Result<TokenizerPtr> (*load)(const std::filesystem::path& folder, Index vocab_size,
                                 const std::stop_token& stop);
};
constexpr Layout layouts[] = {
    {{"tokenizer.json", nullptr}, load_tokenizer_json},
    {{"vocab.json", "merges.txt"}, load_vocab_and_merges},
    {{"tokenizer.model", nullptr}, load_tokenizer_model},
    {{"vocab.txt", nullptr}, load_vocab_txt},
};

bool has(const std::filesystem::path& folder, const char* name) {
    std::error_code error;
    return name == nullptr || std::filesystem::exists(folder / name, error);
}

constexpr const char* known_files[] = {"tokenizer.json", "vocab.json",     "merges.txt",
                                       "source.spm",     "target.spm",     "vocab.txt",
                                       "spiece.model",   "tokenizer.model"};

/// Which of the known files are there.
std::string found_in(const std::filesystem::path& folder) {
    std::string found;
    for (const char* name : known_files) {
        if (has(folder, name)) {
            found += (found.empty() ? "" : ", ") + std::string(name);
        }
    }
    return found.empty() ? "no tokenizer files" : found + " alone";
}

} // namespace

bool has_tokenizer_files(const std::filesystem::path& folder) {
    return std::any_of(std::begin(known_files), std::end(known_files),
                       [&](const char* name) { return has(folder, name); });
}

Result<TokenizerPair> load_tokenizers(const std::filesystem::path& folder, VocabularySizes sizes,
                                      const std::stop_token& stop) {
    if (has(folder, "source.spm") && has(folder, "target.spm") && has(folder, "vocab.json")) {
        return load_marian(folder, sizes, stop);
    }
    const auto layout =
        std::find_if(std::begin(layouts), std::end(layouts), [&](const auto& known) {
            return has(folder, known.files[0]) && has(folder, known.files[1]);
        });
    if (layout == std::end(layouts)) {
        return Error{ErrorKind::invalid, folder.string(), "tokenizer", found_in(folder),
                     "tokenizer.json, tokenizer.model, vocab.txt, vocab.json and merges.txt, or "
                     "source.spm, target.spm and vocab.json"};
    }
    auto tokenizer = layout->load(folder, sizes.both(), stop);
    return tokenizer ? Result(TokenizerPair{*tokenizer, *tokenizer}) : tokenizer.error();
}

} // namespace heedmap
