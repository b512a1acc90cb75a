// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/packet.h"

// The second operand of a product as it is stored. It is read in blocks of `depth` rows × one
// packet of columns, converted to F32, in the order that suits memory: many stretches side by
// side, since memory serves several streams faster than one. Internal to the kernels.

namespace heedmap::kernels {

/// A block's place in B, and how much of it lies inside.
struct BlockPlace {
    Index row;
    Index col;
    Index rows; ///< 1 to depth
    Index cols; ///< 1 to lanes; in the lanes after them the block is 0
};

/// Where a part of B lies: so many stretches of memory.
struct StoredBlock {
    const std::byte* data;
    Index stride; ///< bytes from one stretch to the next
    Index run;    ///< bytes of a stretch
    Index runs;
};

/// Asks for a line of B into the second-level cache: many more requests can be under way there than
/// to the first level, whose few would be the limit (10 GB/s a core in place of 20 and more).
inline void fetch_ahead(const std::byte* p) {
    __builtin_prefetch(p, 0, 2);
}

/// B [inner, cols], row after row.
template <class Type>
struct StoredByRows {
    static constexpr int depth = 8;
    using Block = Packet[depth];

    const std::byte* data;
    Index stride; ///< bytes from one row to the next

    [[nodiscard]] const std::byte* at(Index row, Index col) const {
        return data + row * stride + col * Type::size;
    }
    [[nodiscard]] StoredByRows from(Index row, Index col) const { return {at(row, col), stride}; }
    [[nodiscard]] StoredBlock block(Index rows, Index cols) const {
        return {data, stride, cols * Type::size, rows};
    }

    void read(Index row, Index col, Block& block) const {
        const std::byte* p = at(row, col);
        if (col * Type::size % 64 == 0) { // a line of each of the rows to come
            for (int d = 0; d < depth; ++d) {
                fetch_ahead(p + (depth + d) * stride);
            }
        }
        for (int d = 0; d < depth; ++d) {
            block[d] = Type::packet(p + d * stride);
        }
    }
    void read_edge(const BlockPlace& place, Block& block) const {
        for (Index d = 0; d < place.rows; ++d) {
            const std::byte* p = at(place.row + d, place.col);
            block[d] = place.cols == lanes ? Type::packet(p) : partial_packet<Type>(p, place.cols);
        }
    }

    /// Calls `work(place, block)` for all blocks: a row of blocks after the other.
    template <class Work>
    void for_blocks(Index inner, Index cols, Work&& work) const;
};

/// B [inner, cols], column after column: as most files store a linear layer.
template <class Type>
struct StoredByColumns {
    static constexpr int depth = static_cast<int>(lanes);
    using Block = Packet[depth];

    const std::byte* data;
    Index stride; ///< bytes from one column to the next

    [[nodiscard]] const std::byte* at(Index row, Index col) const {
        return data + col * stride + row * Type::size;
    }
    [[nodiscard]] StoredByColumns from(Index row, Index col) const {
        return {at(row, col), stride};
    }
    [[nodiscard]] StoredBlock block(Index rows, Index cols) const {
        return {data, stride, rows * Type::size, cols};
    }

    void read(Index row, Index col, Block& block) const {
        const std::byte* p = at(row, col);
        // Of the columns to come, as many lines as a block is large.
        constexpr Index lines = std::max<Index>(1, lanes * lanes * Type::size / 64);
        const Index first = row / depth * lines % lanes;
        for (Index l = first; l < first + lines; ++l) {
            fetch_ahead(p + (lanes + l) * stride);
        }
        for (int l = 0; l < lanes; ++l) {
            block[l] = Type::packet(p + l * stride);
        }
        transpose(block);
    }
    void read_edge(const BlockPlace& place, Block& block) const {
        for (Index l = 0; l < lanes; ++l) {
            block[l] = l < place.cols
                           ? partial_packet<Type>(at(place.row, place.col + l), place.rows)
                           : splat(0.0F);
        }
        transpose(block);
    }

    /// Calls `work(place, block)` for all blocks: a column of blocks after the other.
    template <class Work>
    void for_blocks(Index inner, Index cols, Work&& work) const;
};

template <class Stored, class Work>
[[gnu::noinline]] void visit_edge(const Stored& b, const BlockPlace& place, Work&& work) {
    typename Stored::Block block;
    b.read_edge(place, block);
    work(place, block);
}

/// Whole blocks are all the time that is spent: what is left of them stays out of their way.
template <class Stored, class Work>
[[gnu::always_inline]] inline void visit_block(const Stored& b, Index row, Index col, Index inner,
                                               Index cols, Work&& work) {
    if (row + Stored::depth <= inner && col + lanes <= cols) {
        typename Stored::Block block;
        b.read(row, col, block);
        work(BlockPlace{row, col, Stored::depth, lanes}, block);
    } else {
        visit_edge(
            b, {row, col, std::min<Index>(Stored::depth, inner - row), std::min(lanes, cols - col)},
            work);
    }
}

template <class Type>
template <class Work>
void StoredByRows<Type>::for_blocks(Index inner, Index cols, Work&& work) const {
    for (Index row = 0; row < inner; row += depth) {
        for (Index col = 0; col < cols; col += lanes) {
            visit_block(*this, row, col, inner, cols, work);
        }
    }
}

template <class Type>
template <class Work>
void StoredByColumns<Type>::for_blocks(Index inner, Index cols, Work&& work) const {
    for (Index col = 0; col < cols; col += lanes) {
        for (Index row = 0; row < inner; row += depth) {
            visit_block(*this, row, col, inner, cols, work);
        }
    }
}

} // namespace heedmap::kernels
