// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/vocabulary.h"

#include <algorithm>
#include <utility>

namespace heedmap {

namespace {

constexpr TokenId most_ids = 1 << 24;

} // namespace

Vocabulary::Vocabulary(std::string file, Index vocab_size)
    : file_(std::move(file)),
      id_limit_(vocab_size > 0 && vocab_size < most_ids ? static_cast<TokenId>(vocab_size)
                                                        : most_ids) {}

void Vocabulary::reserve(std::size_t tokens) {
    const std::size_t count = std::min(tokens, static_cast<std::size_t>(most_ids));
    entry_of_id_.reserve(count);
    model_ids_.reserve(count);
}

Result<void> Vocabulary::add(std::string token, TokenId id) {
    return insert({std::move(token), false}, id, model_ids_);
}

Result<void> Vocabulary::add_literal(std::string token, TokenId id) {
    const auto known = find(token);
    if (!known) {
        return insert({std::move(token), true}, id, added_ids_);
    }
    if (*known != id) {
        return wrong_id(token, id, "its id in the vocabulary, " + std::to_string(*known));
    }
    entries_[static_cast<std::size_t>(entry_of_id_[static_cast<std::size_t>(id)])].literal = true;
    return {};
}

Error Vocabulary::wrong_id(std::string_view token, TokenId id, std::string expected) const {
    return {ErrorKind::invalid, file_, "token " + escaped(token), "id " + std::to_string(id),
            std::move(expected)};
}

Result<void> Vocabulary::insert(Entry fresh, TokenId id, Ids& ids) {
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
    ids.emplace(entries_.emplace_back(std::move(fresh)).token, id);
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
    const auto added = added_ids_.find(token);
    return added == added_ids_.end() ? find_in_model(token) : std::optional(added->second);
}

std::optional<TokenId> Vocabulary::find_in_model(std::string_view token) const {
    const auto found = model_ids_.find(token);
    return found == model_ids_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view Vocabulary::token(TokenId id) const {
    const Entry* found = entry(id);
    return found == nullptr ? std::string_view() : std::string_view(found->token);
}

bool Vocabulary::is_literal(TokenId id) const {
    const Entry* found = entry(id);
    return found != nullptr && found->literal;
}

Index Vocabulary::end_id() const {
    return static_cast<Index>(entry_of_id_.size());
}

} // namespace heedmap
