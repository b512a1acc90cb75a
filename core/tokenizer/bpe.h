// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/config.h"

#include <array>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string_view>
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

/// A token of a word and the number of the word's bytes that it covers.
struct BpePiece {
    TokenId id = -1;
    std::uint32_t length = 0;
};

/// Buffers of one thread, kept from word to word.
struct BpeScratch {
    struct Symbol {
        BpePiece piece;
        std::uint32_t previous = 0;
        std::uint32_t next = 0;
    };
    std::vector<Symbol> symbols;
    std::vector<std::uint32_t> ranks;
    std::vector<std::uint64_t> heap;
};

/// Byte-pair encoding of single words (Sennrich et al. 2016, algorithm 1, from the bytes up):
/// again and again the leftmost pair of lowest rank is merged.
class Bpe {
  public:
    Bpe(MergeTable merges, const std::array<TokenId, 256>& byte_ids);

    /// Puts the pieces of `word` in `pieces`. O(n log n) time, O(n) memory, no recursion. Returns
    /// false if the stop token was set. A byte with no id gives a piece of id -1.
    bool encode(std::string_view word, const std::stop_token& stop, BpeScratch& scratch,
                std::vector<BpePiece>& pieces) const;

  private:
    void encode_short(std::string_view word, BpeScratch& scratch,
                      std::vector<BpePiece>& pieces) const;
    bool encode_long(std::string_view word, const std::stop_token& stop, BpeScratch& scratch,
                     std::vector<BpePiece>& pieces) const;
    void link(std::string_view word, BpeScratch& scratch) const;
    void merge_next(std::uint32_t at, TokenId result, BpeScratch& scratch) const;
    void push_pair(std::uint32_t at, BpeScratch& scratch) const;

    MergeTable merges_;
    std::array<TokenId, 256> byte_ids_;
};

} // namespace heedmap
