// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/epilogue.h"
#include "core/kernels/kernels.h"
#include "core/kernels/stored.h"

#include <algorithm>
#include <vector>

// C = A · B in three levels: a tile of columns whose block of B is packed into the second-level
// cache (converted to F32 and, where it is stored by columns, transposed on the way), rows by
// groups against it, and a micro-kernel that keeps rows × panel of C in registers (Goto and van de
// Geijn 2008, "Anatomy of High-Performance Matrix Multiplication"). Few rows stream B from where it
// lies: then its traffic is the cost.

namespace heedmap::kernels {

namespace {

constexpr bool many_registers = EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS >= 32;
constexpr int micro_rows = many_registers ? 8 : 4;
constexpr int panel_packets = 3;
constexpr Index panel_cols = panel_packets * lanes;
constexpr Index tile_cols = 96;         // a multiple of every panel width
constexpr Index block_inner = 768;      // deep: C is read and written between blocks
constexpr Index fetch_every = 8;        ///< multiply-adds of an element between fetches ahead
constexpr Index streamed_rows = 6;      ///< up to so many rows, packing B costs more than it saves
constexpr Index streamed_floats = 6144; ///< of C, kept in the first-level cache

/// The block of B that comes next, fetched line by line between the multiply-adds of this one: a
/// pass over some hundred tokens would else wait for the weights an eighth of its time.
class Ahead {
  public:
    /// Nearly all of `block` within so many calls of fetch(): its stretches are taken to begin on a
    /// line.
    Ahead(const StoredBlock& block, Index calls)
        : block_(block), lines_((block.run + line - 1) / line),
          per_call_((lines_ * block.runs + calls - 1) / calls) {}

    void fetch() {
        for (Index i = 0; i < per_call_ && run_ < block_.runs; ++i) {
            fetch_ahead(block_.data + run_ * block_.stride + at_ * line);
            if (++at_ == lines_) {
                at_ = 0;
                ++run_;
            }
        }
    }

  private:
    static constexpr Index line = 64;
    StoredBlock block_;
    Index lines_;
    Index per_call_;
    Index run_ = 0;
    Index at_ = 0;
};

/// C[Height, Packets × lanes] = (C or 0) + A · B, B the first columns of a packed panel
/// [inner, panel_cols].
template <int Height, int Packets>
void micro_kernel(const float* a, Index a_stride, const float* b, float* c, Index c_stride,
                  Index inner, bool accumulate, Ahead& ahead) {
    Packet sum[Height][Packets];
    for (int r = 0; r < Height; ++r) {
        for (int j = 0; j < Packets; ++j) {
            sum[r][j] = accumulate ? load(c + r * c_stride + j * lanes) : splat(0.0F);
        }
    }
    for (Index stretch = 0; stretch < inner; stretch += fetch_every) {
        ahead.fetch();
        const Index end = std::min(inner, stretch + fetch_every);
        for (Index i = stretch; i < end; ++i) {
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
        }
    }
    for (int r = 0; r < Height; ++r) {
        for (int j = 0; j < Packets; ++j) {
            store(c + r * c_stride + j * lanes, sum[r][j]);
        }
    }
}

/// micro_kernel for a height and a width known at run time: 1 to Height, 1 to Packets.
template <int Height, int Packets>
void by_size(Index height, Index packets, const float* a, Index a_stride, const float* b, float* c,
             Index c_stride, Index inner, bool accumulate, Ahead& ahead) {
    if constexpr (Height > 0 && Packets > 0) {
        if (packets < Packets) {
            by_size<Height, Packets - 1>(height, packets, a, a_stride, b, c, c_stride, inner,
                                         accumulate, ahead);
        } else if (height < Height) {
            by_size<Height - 1, Packets>(height, packets, a, a_stride, b, c, c_stride, inner,
                                         accumulate, ahead);
        } else {
            micro_kernel<Height, Packets>(a, a_stride, b, c, c_stride, inner, accumulate, ahead);
        }
    }
}

/// Copies B into panels [panel][inner][panel_cols] of F32, the last one padded with zeros to a
/// whole packet.
template <class Stored>
void pack(const Stored& b, Index inner, Index cols, float* packed) {
    b.for_blocks(inner, cols, [&](const BlockPlace& place, const typename Stored::Block& block) {
        float* to = packed + (place.col / panel_cols * inner + place.row) * panel_cols +
                    place.col % panel_cols;
        for (Index d = 0; d < place.rows; ++d) {
            store(to + d * panel_cols, block[d]);
        }
    });
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

void multiply_packed(const Product& p, Index col, Index cols, Index i0, Index inner,
                     const float* packed, bool accumulate, Ahead& ahead) {
    for (Index r = 0; r < p.rows; r += micro_rows) {
        const Index height = std::min<Index>(micro_rows, p.rows - r);
        const float* a = p.a + r * p.a_stride + i0;
        for (Index j = 0; j < cols; j += panel_cols) {
            const float* b = packed + j * inner;
            const Index width = std::min(panel_cols, cols - j);
            float* c = p.c + r * p.c_stride + col + j;
            const Index packets = (width + lanes - 1) / lanes;
            if (width == packets * lanes) {
                by_size<micro_rows, panel_packets>(height, packets, a, p.a_stride, b, c, p.c_stride,
                                                   inner, accumulate, ahead);
            } else {
                PaddedPanel padded(c, p.c_stride, height, width, accumulate);
                by_size<micro_rows, panel_packets>(height, packets, a, p.a_stride, b, padded.data(),
                                                   panel_cols, inner, accumulate, ahead);
                padded.write_back();
            }
        }
    }
}

/// What packed_tile() packs after the block at (i0, col); nothing where nobody said.
template <class Stored>
StoredBlock next_block(const Product& p, const Stored& b, Index i0, Index col) {
    const Index next_row = i0 + block_inner;
    if (next_row < p.inner) {
        return b.from(next_row, col)
            .block(std::min(block_inner, p.inner - next_row), std::min(tile_cols, p.cols - col));
    }
    const Index next_col = col + tile_cols;
    if (next_col < p.cols) {
        return b.from(0, next_col)
            .block(std::min(block_inner, p.inner), std::min(tile_cols, p.cols - next_col));
    }
    return Stored{static_cast<const std::byte*>(p.next_b), b.stride}.block(
        std::min(block_inner, p.inner), std::min(tile_cols, p.next_cols));
}

/// How often multiply_packed() fetches.
Index fetches(Index rows, Index inner, Index cols) {
    const auto parts = [](Index whole, Index part) { return (whole + part - 1) / part; };
    return parts(rows, micro_rows) * parts(cols, panel_cols) * parts(inner, fetch_every);
}

template <class Stored>
void packed_tile(const Product& p, const Stored& b, Index col, Index cols) {
    const Index padded = (cols + panel_cols - 1) / panel_cols * panel_cols;
    float* packed = scratch(padded * std::min(block_inner, p.inner));
    for (Index i0 = 0; i0 < p.inner; i0 += block_inner) {
        const Index inner = std::min(block_inner, p.inner - i0);
        pack(b.from(i0, col), inner, cols, packed);
        Ahead ahead(next_block(p, b, i0, col), fetches(p.rows, inner, cols));
        multiply_packed(p, col, cols, i0, inner, packed, p.accumulate || i0 > 0, ahead);
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
    } else {
        for (Index col = 0; col < p.cols; col += tile_cols) {
            packed_tile(p, b, col, std::min(tile_cols, p.cols - col));
        }
    }
}

} // namespace

void product(const Product& p) {
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
    apply(p.epilogue, p.c, p.c_stride, p.rows, p.cols);
}

} // namespace heedmap::kernels
