// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/token.h"
#include "core/tensor/dtype.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace heedmap {

/// Tokens as their file writes them, and their ids.
class Vocabulary {
  public:
    /// `file` is what errors call it; every id must be below `vocab_size` (0: below 2^24).
    Vocabulary(std::string file, Index vocab_size);
    Vocabulary(Vocabulary&&) = default;
    Vocabulary& operator=(Vocabulary&&) = default;
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;
    ~Vocabulary() = default;

    /// Makes room for so many tokens.
    void reserve(std::size_t tokens);
    /// A token of the model.
    Result<void> add(std::string token, TokenId id);
    /// A token that stands for its own text. It may be there already, with the same id.
    Result<void> add_literal(std::string token, TokenId id);

    [[nodiscard]] std::optional<TokenId> find(std::string_view token) const;
    /// Among the model's tokens alone.
    [[nodiscard]] std::optional<TokenId> find_in_model(std::string_view token) const;
    [[nodiscard]] std::string_view token(TokenId id) const; ///< empty for an unknown id
    [[nodiscard]] bool is_literal(TokenId id) const;        ///< added by `add_literal`
    [[nodiscard]] Index end_id() const;                     ///< one more than the largest id
    [[nodiscard]] TokenId id_limit() const { return id_limit_; }
    [[nodiscard]] const std::string& file() const { return file_; }

  private:
    struct Entry {
        std::string token;
        bool literal = false; ///< stands for its own text
    };
    using Ids = std::unordered_map<std::string_view, TokenId>;
    Result<void> insert(Entry entry, TokenId id, Ids& ids);
    [[nodiscard]] const Entry* entry(TokenId id) const;
    [[nodiscard]] Error wrong_id(std::string_view token, TokenId id, std::string expected) const;

    std::string file_;
    TokenId id_limit_ = 0;
    std::deque<Entry> entries_; ///< stays where it is while it grows: the maps refer to it
    std::vector<std::int32_t> entry_of_id_; ///< -1 where an id has none
    Ids model_ids_;
    Ids added_ids_;
};

} // namespace heedmap
