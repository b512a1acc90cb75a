// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/bpe.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace heedmap {

namespace {

constexpr std::size_t short_word = 48; // up to here a plain scan beats the heap
constexpr std::uint32_t end_of_word = 0xFFFFFFFFU;
constexpr std::uint32_t pops_between_stop_checks = 4096;

std::uint64_t pair_key(TokenId left, TokenId right) {
    return std::uint64_t{static_cast<std::uint32_t>(left)} << 32U |
           static_cast<std::uint32_t>(right);
}

std::uint64_t heap_entry(std::uint32_t rank, std::uint32_t at) {
    return std::uint64_t{rank} << 32U | at; // lowest rank first, then leftmost
}

} // namespace

MergeTable::MergeTable(std::size_t expected_merges)
    : slots_(std::bit_ceil(std::max<std::size_t>(2 * expected_merges, 2))),
      shift_(64U - static_cast<unsigned>(std::countr_zero(slots_.size()))) {}

std::size_t MergeTable::slot_of(std::uint64_t pair) const {
    const std::size_t mask = slots_.size() - 1;
    std::uint64_t mixed = pair ^ (pair >> 29U);
    mixed *= 0x9E3779B97F4A7C15U; // 2^64 / golden ratio: Fibonacci hashing
    std::size_t slot = static_cast<std::size_t>(mixed >> shift_);
    while (slots_[slot].pair != pair && slots_[slot].pair != empty_slot) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

std::uint32_t MergeTable::set(TokenId left, TokenId right, Merge merge) {
    Slot& slot = slots_[slot_of(pair_key(left, right))];
    const std::uint32_t before = slot.pair == empty_slot ? no_rank : slot.merge.rank;
    slot = {pair_key(left, right), merge};
    return before;
}

Merge MergeTable::find(TokenId left, TokenId right) const {
    const std::uint64_t key = pair_key(left, right);
    const Slot& slot = slots_[slot_of(key)];
    return slot.pair == key && key != empty_slot ? slot.merge : Merge{no_rank, -1};
}

namespace {

void merge_short(const MergeTable& merges, BpeScratch& scratch, std::vector<TokenPiece>& pieces) {
    std::vector<std::uint32_t>& ranks = scratch.ranks; // of the pair that begins at the piece
    ranks.assign(pieces.size(), MergeTable::no_rank);
    const auto rank_pair = [&](std::size_t at) {
        ranks[at] = at + 1 < pieces.size() ? merges.find(pieces[at].id, pieces[at + 1].id).rank
                                           : MergeTable::no_rank;
    };
    for (std::size_t at = 0; at + 1 < pieces.size(); ++at) {
        rank_pair(at);
    }
    while (pieces.size() > 1) {
        const auto best = std::min_element(ranks.begin(), ranks.end());
        if (*best == MergeTable::no_rank) {
            return;
        }
        const auto at = static_cast<std::size_t>(best - ranks.begin());
        pieces[at].id = merges.find(pieces[at].id, pieces[at + 1].id).result;
        pieces[at].length += pieces[at + 1].length;
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        ranks.erase(best + 1);
        rank_pair(at);
        if (at > 0) {
            rank_pair(at - 1);
        }
    }
}

/// A long word as a list of symbols, and a heap of the pairs that may merge.
class LongWord {
  public:
    LongWord(const MergeTable& merges, BpeScratch& scratch)
        : merges_(merges), symbols_(scratch.symbols), heap_(scratch.heap) {}

    bool merge(const std::stop_token& stop, std::vector<TokenPiece>& pieces);

  private:
    void link(const std::vector<TokenPiece>& pieces);
    void merge_next(std::uint32_t at, TokenId result);
    void push_pair(std::uint32_t at);

    const MergeTable& merges_;
    std::vector<BpeScratch::Symbol>& symbols_;
    std::vector<std::uint64_t>& heap_;
};

void LongWord::link(const std::vector<TokenPiece>& pieces) {
    const auto size = static_cast<std::uint32_t>(pieces.size());
    symbols_.resize(size);
    for (std::uint32_t at = 0; at < size; ++at) {
        symbols_[at] = {pieces[at], at == 0 ? end_of_word : at - 1,
                        at + 1 == size ? end_of_word : at + 1};
    }
    heap_.clear();
    for (std::uint32_t at = 0; at + 1 < size; ++at) {
        const Merge merge = merges_.find(symbols_[at].piece.id, symbols_[at + 1].piece.id);
        if (merge.rank != MergeTable::no_rank) {
            heap_.push_back(heap_entry(merge.rank, at));
        }
    }
    std::make_heap(heap_.begin(), heap_.end(), std::greater<>());
}

void LongWord::push_pair(std::uint32_t at) {
    const auto& symbol = symbols_[at];
    if (symbol.next == end_of_word) {
        return;
    }
    const Merge merge = merges_.find(symbol.piece.id, symbols_[symbol.next].piece.id);
    if (merge.rank != MergeTable::no_rank) {
        heap_.push_back(heap_entry(merge.rank, at));
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    }
}

void LongWord::merge_next(std::uint32_t at, TokenId result) {
    auto& symbol = symbols_[at];
    auto& eaten = symbols_[symbol.next];
    symbol.piece.id = result;
    symbol.piece.length += eaten.piece.length;
    eaten.piece.length = 0; // no longer in the list
    symbol.next = eaten.next;
    if (symbol.next != end_of_word) {
        symbols_[symbol.next].previous = at;
    }
    push_pair(at);
    if (symbol.previous != end_of_word) {
        push_pair(symbol.previous);
    }
}

bool LongWord::merge(const std::stop_token& stop, std::vector<TokenPiece>& pieces) {
    link(pieces);
    for (std::uint32_t pops = 1; !heap_.empty(); ++pops) {
        if (pops % pops_between_stop_checks == 0 && stop.stop_requested()) {
            return false;
        }
        std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
        const auto rank = static_cast<std::uint32_t>(heap_.back() >> 32U);
        const auto at = static_cast<std::uint32_t>(heap_.back());
        heap_.pop_back();
        const auto& symbol = symbols_[at];
        if (symbol.piece.length == 0 || symbol.next == end_of_word) {
            continue;
        }
        // The pair may have changed since it was pushed: then its rank has, too.
        const Merge merge = merges_.find(symbol.piece.id, symbols_[symbol.next].piece.id);
        if (merge.rank == rank) {
            merge_next(at, merge.result);
        }
    }
    pieces.clear();
    for (std::uint32_t at = 0; at != end_of_word; at = symbols_[at].next) {
        pieces.push_back(symbols_[at].piece);
    }
    return true;
}

} // namespace

bool merge_pieces(const MergeTable& merges, const std::stop_token& stop, BpeScratch& scratch,
                  std::vector<TokenPiece>& pieces) {
    if (pieces.size() > short_word) {
        return LongWord(merges, scratch).merge(stop, pieces);
    }
    merge_short(merges, scratch, pieces);
    return true;
}

} // namespace heedmap
