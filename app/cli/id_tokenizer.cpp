// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/id_tokenizer.h"

namespace heedmap {

IdTokenizer::IdTokenizer(std::filesystem::path folder, Index vocabSize)
    : folder_(std::move(folder)) {
    for (Index id = 0; id < vocabSize; ++id) {
        tokens_.push_back("⟨" + std::to_string(id) + "⟩");
    }
}

bool IdTokenizer::wantedFor(const std::filesystem::path& folder) {
    return !has_tokenizer_files(folder);
}

Result<Encoding> IdTokenizer::encode(std::string_view /*text*/,
                                     const EncodeOptions& /*options*/) const {
    return Error{ErrorKind::invalid, folder_.string(), "tokenizer", "no files of one",
                 "tokenizer.json or the like; without it only --ids works"};
}

std::string IdTokenizer::decode(std::span<const TokenId> ids) const {
    std::string out;
    for (const TokenId id : ids) {
        out += token(id);
    }
    return out;
}

std::string_view IdTokenizer::token(TokenId id) const {
    const auto at = static_cast<std::size_t>(id);
    return id >= 0 && at < tokens_.size() ? std::string_view(tokens_[at]) : std::string_view();
}

bool IdTokenizer::is_special(TokenId /*id*/) const {
    return false;
}
Index IdTokenizer::vocab_size() const {
    return static_cast<Index>(tokens_.size());
}
std::string IdTokenizer::description() const {
    return "none";
}
const std::vector<std::string>& IdTokenizer::notices() const {
    return notices_;
}

} // namespace heedmap
