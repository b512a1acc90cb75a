// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/vocabulary.h"

#include "core/tokenizer/byte_alphabet.h"

#include <utility>

namespace heedmap {

namespace {

constexpr TokenId most_ids = 1 << 24;

} // namespace

Vocabulary::Vocabulary(std::string file, Index vocab_size)
    : file_(std::move(file)),
      id_limit_(vocab_size > 0 && vocab_size < most_ids ? static_cast<TokenId>(vocab_size)
                                                        : most_ids) {}

Result<void> Vocabulary::add(std::string token, TokenId id) {
    auto bytes = bytes_from_letters(token);
    std::string literal = bytes ? std::string() : token;
    return insert({std::move(token), bytes ? *std::move(bytes) : std::move(literal), false}, id);
}

Result<void> Vocabulary::add_literal(std::string token, TokenId id) {
    const auto known = ids_.find(token);
    if (known == ids_.end()) {
        std::string bytes = token;
        return insert({std::move(token), std::move(bytes), true}, id);
    }
    if (known->second != id) {
        return wrong_id(token, id, "its id in the vocabulary, " + std::to_string(known->second));
    }
    Entry& entry = entries_[static_cast<std::size_t>(entry_of_id_[static_cast<std::size_t>(id)])];
    entry.bytes = entry.token;
    entry.literal = true;
    return {};
}

Error Vocabulary::wrong_id(std::string_view token, TokenId id, std::string expected) const {
    return {ErrorKind::invalid, file_, "token " + escaped(token), "id " + std::to_string(id),
            std::move(expected)};
}

Result<void> Vocabulary::insert(Entry fresh, TokenId id) {
    if (id < 0 || id >= id_limit_) {
        return wrong_id(fresh.token, id, "an id from 0 to " + std::to_string(id_limit_ - 1));
    }
    const auto at = static_cast<std::size_t>(id);
    if (at >= entry_of_id_.size()) {
        entry_of_id_.resize(at + 1, -1);
    }
    if (entry_of_id_[at] >= 0) {
        return wrong_id(fresh.token, id, "an id of its own, not that of " + escaped(token(id)));
    }
    entry_of_id_[at] = static_cast<std::int32_t>(entries_.size());
    ids_.emplace(entries_.emplace_back(std::move(fresh)).token, id);
    return {};
}

const Vocabulary::Entry* Vocabulary::entry(TokenId id) const {
    const auto at = static_cast<std::size_t>(id); // a negative id is far beyond the end
    if (at >= entry_of_id_.size() || entry_of_id_[at] < 0) {
        return nullptr;
    }
    return &entries_[static_cast<std::size_t>(entry_of_id_[at])];
}

std::optional<TokenId> Vocabulary::find(std::string_view token) const {
    const auto found = ids_.find(token);
    return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<TokenId> Vocabulary::find_bytes(std::string_view bytes) const {
    const auto found = ids_by_bytes_.find(bytes);
    return found == ids_by_bytes_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view Vocabulary::token(TokenId id) const {
    const Entry* found = entry(id);
    return found == nullptr ? std::string_view() : std::string_view(found->token);
}

std::string_view Vocabulary::bytes(TokenId id) const {
    const Entry* found = entry(id);
    return found == nullptr ? std::string_view() : std::string_view(found->bytes);
}

bool Vocabulary::is_literal(TokenId id) const {
    const Entry* found = entry(id);
    return found != nullptr && found->literal;
}

Index Vocabulary::end_id() const {
    return static_cast<Index>(entry_of_id_.size());
}

std::array<TokenId, 256> Vocabulary::byte_ids() const {
    std::array<TokenId, 256> ids{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        ids[byte] = find(byte_letter(static_cast<unsigned char>(byte))).value_or(-1);
    }
    return ids;
}

void Vocabulary::index_bytes() {
    ids_by_bytes_.reserve(ids_.size());
    for (const auto& [token, id] : ids_) {
        ids_by_bytes_.emplace(bytes(id), id);
    }
}

} // namespace heedmap
