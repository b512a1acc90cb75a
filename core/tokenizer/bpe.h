// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/word_model.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace heedmap {

/// What two neighbouring tokens become, and how early: the lowest rank merges first.
struct Merge {
    std::uint32_t rank = 0;
    TokenId result = -1;
};

/// The merges by their pair: an open-addressing table, read without allocation.
class MergeTable {
  public:
    static constexpr std::uint32_t no_rank = 0xFFFFFFFFU;

    explicit MergeTable(std::size_t expected_merges = 0);
    /// Sets the merge of a pair; returns the rank it had, or `no_rank`.
    std::uint32_t set(TokenId left, TokenId right, Merge merge);
    /// The merge of a pair; its rank is `no_rank` where there is none.
    [[nodiscard]] Merge find(TokenId left, TokenId right) const;

  private:
    struct Slot {
        std::uint64_t pair = empty_slot;
        Merge merge;
    };
    static constexpr std::uint64_t empty_slot = ~std::uint64_t{0};
    [[nodiscard]] std::size_t slot_of(std::uint64_t pair) const;

    std::vector<Slot> slots_; ///< a power of two, at most half full
    unsigned shift_ = 0;
};

/// Buffers of one thread, kept from word to word.
struct BpeScratch {
    struct Symbol {
        TokenPiece piece;
        std::uint32_t previous = 0;
        std::uint32_t next = 0;
    };
    std::vector<Symbol> symbols;
    std::vector<std::uint32_t> ranks;
    std::vector<std::uint64_t> heap;
};

/// Byte-pair encoding of single words (Sennrich et al. 2016, algorithm 1): again and again the
/// leftmost pair of lowest rank is merged. `pieces` holds the symbols that a word begins as, and
/// then its tokens. O(n log n) time, O(n) memory, no recursion. Returns false if the stop token
/// was set.
bool merge_pieces(const MergeTable& merges, const std::stop_token& stop, BpeScratch& scratch,
                  std::vector<TokenPiece>& pieces);

} // namespace heedmap
