// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/config.h"

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace heedmap {

/// Tokens as their file writes them, the bytes they stand for, and their ids.
class Vocabulary {
  public:
    /// `file` is what errors call it; every id must be below `vocab_size` (0: below 2^24).
    Vocabulary(std::string file, Index vocab_size);
    Vocabulary(Vocabulary&&) = default;
    Vocabulary& operator=(Vocabulary&&) = default;
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;
    ~Vocabulary() = default;

    /// A token written in the byte alphabet, or in plain text where it has other characters.
    Result<void> add(std::string token, TokenId id);
    /// A token that stands for its own text. It may be there already, with the same id.
    Result<void> add_literal(std::string token, TokenId id);

    [[nodiscard]] std::optional<TokenId> find(std::string_view token) const;
    [[nodiscard]] std::optional<TokenId> find_bytes(std::string_view bytes) const;
    [[nodiscard]] std::string_view token(TokenId id) const; ///< empty for an unknown id
    [[nodiscard]] std::string_view bytes(TokenId id) const; ///< empty for an unknown id
    [[nodiscard]] bool is_literal(TokenId id) const;        ///< added by `add_literal`
    [[nodiscard]] Index end_id() const;                     ///< one more than the largest id
    [[nodiscard]] std::size_t token_count() const { return entries_.size(); }
    [[nodiscard]] TokenId id_limit() const { return id_limit_; }
    [[nodiscard]] const std::string& file() const { return file_; }
    /// The id of each single byte, -1 where there is none.
    [[nodiscard]] std::array<TokenId, 256> byte_ids() const;
    /// Makes `find_bytes` work.
    void index_bytes();

  private:
    struct Entry {
        std::string token;
        std::string bytes;
        bool literal = false; ///< stands for its own text
    };
    Result<void> insert(Entry entry, TokenId id);
    [[nodiscard]] const Entry* entry(TokenId id) const;
    [[nodiscard]] Error wrong_id(std::string_view token, TokenId id, std::string expected) const;

    std::string file_;
    TokenId id_limit_ = 0;
    std::deque<Entry> entries_; ///< stays where it is while it grows: the maps refer to it
    std::vector<std::int32_t> entry_of_id_; ///< -1 where an id has none
    std::unordered_map<std::string_view, TokenId> ids_;
    std::unordered_map<std::string_view, TokenId> ids_by_bytes_;
};

} // namespace heedmap
