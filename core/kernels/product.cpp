// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/epilogue.h"
#include "core/kernels/kernels.h"
#include "core/kernels/packed.h"

#include <algorithm>
#include <cassert>
#include <vector>

// C = A · B in three levels: a tile of columns whose slab of B is packed into the second-level
// cache (converted to F32 and, where it is stored by columns, transposed on the way), rows by
// groups against it, and a micro-kernel that keeps rows × panel of C in registers (Goto and van de
// Geijn 2008, "Anatomy of High-Performance Matrix Multiplication"). The slab after it is packed
// between the groups. Few rows stream B from where it lies: then its traffic is the cost.

namespace heedmap::kernels {

namespace {

constexpr bool many_registers = EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS >= 32;
constexpr int micro_rows = many_registers ? 8 : 4;
constexpr Index many_rows = 64;         ///< leave time to fetch the next slab at leisure
constexpr Index streamed_rows = 6;      ///< up to so many rows, packing B costs more than it saves
constexpr Index streamed_floats = 6144; ///< of C, kept in the first-level cache

/// C[Height, Packets × lanes] = (C or 0) + A · B, B the first columns of a packed panel
/// [inner, panel_cols].
template <int Height, int Packets>
void micro_kernel(const float* a, Index a_stride, const float* b, float* c, Index c_stride,
                  Index inner, bool accumulate, Fetches& fetches) {
    // No branch may lie between the sums' beginning and their end, nor a loop that might not run:
    // the compiler would carry all of them over the stack.
    static constexpr float zeros[panel_cols] = {};
    const float* start = accumulate ? c : zeros;
    const Index start_stride = accumulate ? c_stride : 0;
    Packet sum[Height][Packets];
    for (int r = 0; r < Height; ++r) {
        for (int j = 0; j < Packets; ++j) {
            sum[r][j] = load(start + r * start_stride + j * lanes);
        }
    }
    Index i = 0;
    do {
        fetches.some();
        const Index end = std::min(inner, i + fetches.every());
        do {
            Packet values[Packets];
            for (int j = 0; j < Packets; ++j) {
                values[j] = load(b + i * panel_cols + j * lanes);
            }
            for (int r = 0; r < Height; ++r) {
                const Packet x = splat(a[r * a_stride + i]);
                for (int j = 0; j < Packets; ++j) {
                    sum[r][j] = fused(x, values[j], sum[r][j]);
                }
            }
            ++i;
        } while (i < end);
    } while (i < inner);
    for (int r = 0; r < Height; ++r) {
        for (int j = 0; j < Packets; ++j) {
            store(c + r * c_stride + j * lanes, sum[r][j]);
        }
    }
}

/// micro_kernel for a height and a width known at run time: 1 to Height, 1 to Packets.
template <int Height, int Packets>
void by_size(Index height, Index packets, const float* a, Index a_stride, const float* b, float* c,
             Index c_stride, Index inner, bool accumulate, Fetches& fetches) {
    if constexpr (Height > 0 && Packets > 0) {
        if (packets < Packets) {
            by_size<Height, Packets - 1>(height, packets, a, a_stride, b, c, c_stride, inner,
                                         accumulate, fetches);
        } else if (height < Height) {
            by_size<Height - 1, Packets>(height, packets, a, a_stride, b, c, c_stride, inner,
                                         accumulate, fetches);
        } else {
            micro_kernel<Height, Packets>(a, a_stride, b, c, c_stride, inner, accumulate, fetches);
        }
    }
}

/// Room for floats on whole cache lines, kept by each thread.
float* scratch(Index floats) {
    struct alignas(64) Line {
        float values[16];
    };
    thread_local std::vector<Line> lines;
    const auto needed = static_cast<std::size_t>(floats + 15) / 16;
    if (lines.size() < needed) {
        lines.resize(needed);
    }
    return lines.data()->values;
}

/// A height × panel of C that the micro-kernel may write whole, whatever the panel's true width.
class PaddedPanel {
  public:
    PaddedPanel(float* c, Index stride, Index height, Index width, bool read)
        : c_(c), stride_(stride), height_(height), width_(width) {
        for (Index r = 0; read && r < height; ++r) {
            std::copy_n(c + r * stride, width, values_ + r * panel_cols);
        }
    }
    float* data() { return values_; }
    void write_back() const {
        for (Index r = 0; r < height_; ++r) {
            std::copy_n(values_ + r * panel_cols, width_, c_ + r * stride_);
        }
    }

  private:
    float* c_;
    Index stride_;
    Index height_;
    Index width_;
    float values_[micro_rows * panel_cols] = {};
};

/// What a slab of B stands for in the product.
struct Part {
    Index row; ///< of B
    Index col;
    Index inner;
    Index cols;
    bool accumulate; ///< C holds what the rows of B before it gave
    bool last;       ///< none come after it
};

/// Rows [row, row + height) of the product with a packed slab.
void multiply_packed(const Product& p, const Part& part, Index row, Index height,
                     const float* packed, Fetches& fetches) {
    const float* a = p.a + row * p.a_stride + part.row;
    for (Index j = 0; j < part.cols; j += panel_cols) {
        const float* b = packed + j * part.inner;
        const Index width = std::min(panel_cols, part.cols - j);
        float* c = p.c + row * p.c_stride + part.col + j;
        const Index packets = (width + lanes - 1) / lanes;
        if (width == packets * lanes) {
            by_size<micro_rows, panel_packets>(height, packets, a, p.a_stride, b, c, p.c_stride,
                                               part.inner, part.accumulate, fetches);
        } else {
            PaddedPanel padded(c, p.c_stride, height, width, part.accumulate);
            by_size<micro_rows, panel_packets>(height, packets, a, p.a_stride, b, padded.data(),
                                               panel_cols, part.inner, part.accumulate, fetches);
            padded.write_back();
        }
    }
}

template <class Stored>
Slab<Stored> slab_at(const Stored& b, Index inner, Index cols) {
    return {b, std::min(slab_inner, inner), std::min(tile_cols, cols)};
}

/// The slab after `part`; an empty one where nobody said.
template <class Stored>
Slab<Stored> next_slab(const Product& p, const Stored& b, const Part& part) {
    if (!part.last) {
        const Index row = part.row + slab_inner;
        return slab_at(b.from(row, part.col), p.inner - row, part.cols);
    }
    const Index col = part.col + tile_cols;
    if (col < p.cols) {
        return slab_at(b.from(0, col), p.inner, p.cols - col);
    }
    const bool told = p.round != 0 && p.next_b != nullptr;
    return slab_at(Stored{static_cast<const std::byte*>(p.next_b), b.stride}, told ? p.inner : 0,
                   told ? p.next_cols : 0);
}

Index parts(Index whole, Index part) {
    return (whole + part - 1) / part;
}

template <class Stored>
void multiply_slab(const Product& p, const Stored& b, const Part& part) {
    PackedSlabs& slabs = PackedSlabs::of_this_thread();
    const Slab<Stored> slab{b.from(part.row, part.col), part.inner, part.cols};
    if (!slabs.take(slab, p.round)) {
        pack(slab, 0, slab.inner, slabs.current());
    }
    const Slab<Stored> then = next_slab(p, b, part);
    // Each stretch costs a little; many lines at once would wait for each other.
    const Index every = p.rows < many_rows ? 8 : 32;
    NextSlab<Stored> next(then, slabs.next(), parts(p.rows, micro_rows),
                          {every, parts(part.cols, panel_cols) * parts(part.inner, every)});
    for (Index row = 0; row < p.rows; row += micro_rows) {
        const Index height = std::min<Index>(micro_rows, p.rows - row);
        multiply_packed(p, part, row, height, slabs.current(), next.fetches());
        if (part.last) { // while these rows of C are in the first-level cache
            apply(p.epilogue.from(row, part.col), p.c + row * p.c_stride + part.col, p.c_stride,
                  height, part.cols);
        }
        next.finish_slice();
    }
    slabs.keep(then, p.round);
}

template <class Stored>
void packed_tile(const Product& p, const Stored& b, Index col, Index cols) {
    for (Index row = 0; row < p.inner; row += slab_inner) {
        multiply_slab(p, b,
                      {row, col, std::min(slab_inner, p.inner - row), cols, p.accumulate || row > 0,
                       row + slab_inner >= p.inner});
    }
}

/// C of a tile between its first multiply-add and its last: [column / lanes][row][lanes], close
/// together whatever C's stride.
class Sums {
  public:
    Sums(const Product& p, Index col, Index cols)
        : p_(p), col_(col), cols_(cols),
          values_(scratch((cols + lanes - 1) / lanes * lanes * p.rows)) {
        for_rows([&](float* sums, float* c, Index count) {
            store(sums, p.accumulate ? partial_packet<F32>(reinterpret_cast<std::byte*>(c), count)
                                     : splat(0.0F));
        });
    }
    [[nodiscard]] float* at(Index col) { return values_ + col * p_.rows; }
    void write_back() {
        for_rows([](const float* sums, float* c, Index count) { std::copy_n(sums, count, c); });
    }

  private:
    template <class Work>
    void for_rows(Work&& work) {
        for (Index j = 0; j < cols_; j += lanes) {
            for (Index r = 0; r < p_.rows; ++r) {
                work(at(j) + r * lanes, p_.c + r * p_.c_stride + col_ + j,
                     std::min(lanes, cols_ - j));
            }
        }
    }

    const Product& p_;
    Index col_;
    Index cols_;
    float* values_;
};

/// Few rows: B is read once where it lies, the sums stay in the first-level cache.
template <class Stored>
void streamed_tile(const Product& p, const Stored& b, Index col, Index cols) {
    Sums sums(p, col, cols);
    b.from(0, col).for_blocks(p.inner, cols,
                              [&](const BlockPlace& place, const typename Stored::Block& block) {
                                  for (Index r = 0; r < p.rows; ++r) {
                                      const float* a = p.a + r * p.a_stride + place.row;
                                      float* c = sums.at(place.col) + r * lanes;
                                      Packet sum = load(c);
                                      for (Index d = 0; d < place.rows; ++d) {
                                          sum = fused(splat(a[d]), block[d], sum);
                                      }
                                      store(c, sum);
                                  }
                              });
    sums.write_back();
}

template <class Stored>
void run(const Product& p, const Stored& b) {
    if (p.rows <= streamed_rows) {
        // As wide as leaves the sums in the cache: long stretches of B are read faster.
        const Index width = std::max(tile_cols, streamed_floats / p.rows / tile_cols * tile_cols);
        for (Index col = 0; col < p.cols; col += width) {
            streamed_tile(p, b, col, std::min(width, p.cols - col));
        }
        apply(p.epilogue, p.c, p.c_stride, p.rows, p.cols);
    } else {
        for (Index col = 0; col < p.cols; col += tile_cols) {
            packed_tile(p, b, col, std::min(tile_cols, p.cols - col));
        }
    }
}

} // namespace

void product(const Product& p) {
    assert(p.inner > 0);
    if (p.rows == 0 || p.cols == 0) {
        return;
    }
    with_type(p.b_type, [&](auto type) {
        using Type = decltype(type);
        const auto* data = static_cast<const std::byte*>(p.b);
        const Index stride = p.b_stride * Type::size;
        if (p.b_by_columns) {
            run(p, StoredByColumns<Type>{data, stride});
        } else {
            run(p, StoredByRows<Type>{data, stride});
        }
    });
}

} // namespace heedmap::kernels
