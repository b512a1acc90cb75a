// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/epilogue.h"
#include "core/kernels/kernels.h"
#include "core/kernels/packet.h"

#include <algorithm>
#include <vector>

// C = A · B in three levels: a tile of columns whose block of B is packed into the second-level
// cache (and converted to F32 on the way), rows by groups against it, and a micro-kernel that
// keeps rows × panel of C in registers (Goto and van de Geijn 2008, "Anatomy of High-Performance
// Matrix Multiplication"). Few rows read B where it lies: then B's traffic is the cost.

namespace heedmap::kernels {

namespace {

constexpr bool many_registers = EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS >= 32;
constexpr int micro_rows = many_registers ? 8 : 4;
constexpr int panel_packets = 3;
constexpr Index panel_cols = panel_packets * lanes;
constexpr Index tile_cols = 192; // a multiple of every panel width
constexpr Index block_inner = 384;
constexpr Index prefetch_rows = 6;
constexpr Index direct_rows = 4; ///< up to so many rows, packing B would cost more than it saves

/// Where a micro-kernel reads B: rows of `stride` bytes.
struct Rows {
    const std::byte* data;
    Index stride;
};

/// C[Height, Packets × lanes] = (C or 0) + A · B over `inner`.
template <int Height, int Packets, class Type, bool Prefetch>
void micro_kernel(const float* a, Index a_stride, Rows b, float* c, Index c_stride, Index inner,
                  bool accumulate) {
    Packet sum[Height][Packets];
    for (int r = 0; r < Height; ++r) {
        for (int j = 0; j < Packets; ++j) {
            sum[r][j] = accumulate ? load(c + r * c_stride + j * lanes) : splat(0.0F);
        }
    }
    for (Index i = 0; i < inner; ++i) {
        const std::byte* row = b.data + i * b.stride;
        if constexpr (Prefetch) {
            constexpr Index line = 64;
            for (Index at = 0; at < Packets * lanes * Type::size; at += line) {
                __builtin_prefetch(row + prefetch_rows * b.stride + at);
            }
        }
        Packet values[Packets];
        for (int j = 0; j < Packets; ++j) {
            values[j] = Type::packet(row + j * lanes * Type::size);
        }
        for (int r = 0; r < Height; ++r) {
            const Packet x = splat(a[r * a_stride + i]);
            for (int j = 0; j < Packets; ++j) {
                sum[r][j] = fused(x, values[j], sum[r][j]);
            }
        }
    }
    for (int r = 0; r < Height; ++r) {
        for (int j = 0; j < Packets; ++j) {
            store(c + r * c_stride + j * lanes, sum[r][j]);
        }
    }
}

/// micro_kernel for a height known at run time, 1 to Height.
template <int Height, int Packets, class Type, bool Prefetch>
void by_height(Index height, const float* a, Index a_stride, Rows b, float* c, Index c_stride,
               Index inner, bool accumulate) {
    if constexpr (Height > 0) {
        if (height == Height) {
            micro_kernel<Height, Packets, Type, Prefetch>(a, a_stride, b, c, c_stride, inner,
                                                          accumulate);
        } else {
            by_height<Height - 1, Packets, Type, Prefetch>(height, a, a_stride, b, c, c_stride,
                                                           inner, accumulate);
        }
    }
}

/// Copies B[inner, cols] as panels [panel][inner][panel_cols] of F32, the last padded with zeros.
template <class Type>
void pack(Rows b, Index inner, Index cols, float* packed) {
    const Index full = cols / panel_cols;
    const Index rest = cols - full * panel_cols;
    for (Index i = 0; i < inner; ++i) {
        const std::byte* row = b.data + i * b.stride;
        for (Index at = 0; at < cols * Type::size; at += 64) {
            __builtin_prefetch(row + prefetch_rows * b.stride + at);
        }
        for (Index panel = 0; panel < full; ++panel) {
            float* to = packed + (panel * inner + i) * panel_cols;
            for (Index j = 0; j < panel_packets; ++j) {
                store(to + j * lanes,
                      Type::packet(row + (panel * panel_cols + j * lanes) * Type::size));
            }
        }
        if (rest > 0) {
            float* to = packed + (full * inner + i) * panel_cols;
            for (Index j = 0; j < panel_cols; ++j) {
                to[j] = j < rest ? Type::one(row + (full * panel_cols + j) * Type::size) : 0.0F;
            }
        }
    }
}

float* scratch(Index floats) {
    thread_local std::vector<float> buffer;
    if (static_cast<Index>(buffer.size()) < floats) {
        buffer.resize(static_cast<std::size_t>(floats));
    }
    return buffer.data();
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
                     const float* packed, bool accumulate) {
    for (Index r = 0; r < p.rows; r += micro_rows) {
        const Index height = std::min<Index>(micro_rows, p.rows - r);
        const float* a = p.a + r * p.a_stride + i0;
        for (Index j = 0; j < cols; j += panel_cols) {
            const auto* panel = reinterpret_cast<const std::byte*>(packed + j * inner);
            const Rows b{panel, panel_cols * F32::size};
            const Index width = std::min(panel_cols, cols - j);
            float* c = p.c + r * p.c_stride + col + j;
            if (width == panel_cols) {
                by_height<micro_rows, panel_packets, F32, false>(height, a, p.a_stride, b, c,
                                                                 p.c_stride, inner, accumulate);
            } else {
                PaddedPanel padded(c, p.c_stride, height, width, accumulate);
                by_height<micro_rows, panel_packets, F32, false>(height, a, p.a_stride, b,
                                                                 padded.data(), panel_cols, inner,
                                                                 accumulate);
                padded.write_back();
            }
        }
    }
}

template <class Type>
void packed_tile(const Product& p, Index col, Index cols) {
    const Index padded = (cols + panel_cols - 1) / panel_cols * panel_cols;
    float* packed = scratch(padded * std::min(block_inner, p.inner));
    for (Index i0 = 0; i0 < p.inner; i0 += block_inner) {
        const Index inner = std::min(block_inner, p.inner - i0);
        const auto* b = static_cast<const std::byte*>(p.b) + (i0 * p.b_stride + col) * Type::size;
        pack<Type>({b, p.b_stride * Type::size}, inner, cols, packed);
        multiply_packed(p, col, cols, i0, inner, packed, p.accumulate || i0 > 0);
    }
}

/// The columns [col, col + Packets × lanes) of up to direct_rows rows, B read where it lies.
template <int Packets, class Type>
void direct_columns(const Product& p, Index col) {
    const auto* b = static_cast<const std::byte*>(p.b) + col * Type::size;
    by_height<direct_rows, Packets, Type, true>(p.rows, p.a, p.a_stride,
                                                {b, p.b_stride * Type::size}, p.c + col,
                                                p.c_stride, p.inner, p.accumulate);
}

template <class Type>
void direct_rest(const Product& p, Index col) {
    for (; col < p.cols; ++col) {
        const auto* b = static_cast<const std::byte*>(p.b) + col * Type::size;
        for (Index r = 0; r < p.rows; ++r) {
            float& c = p.c[r * p.c_stride + col];
            // A packet with one column, so that the sums are fused as everywhere else.
            Packet sum = splat(p.accumulate ? c : 0.0F);
            for (Index i = 0; i < p.inner; ++i) {
                sum = fused(splat(p.a[r * p.a_stride + i]),
                            splat(Type::one(b + i * p.b_stride * Type::size)), sum);
            }
            c = Eigen::internal::pfirst(sum);
        }
    }
}

template <class Type>
void direct(const Product& p) {
    constexpr int wide = many_registers ? 6 : 2;
    Index col = 0;
    for (; col + wide * lanes <= p.cols; col += wide * lanes) {
        direct_columns<wide, Type>(p, col);
    }
    for (; col + lanes <= p.cols; col += lanes) {
        direct_columns<1, Type>(p, col);
    }
    direct_rest<Type>(p, col);
}

/// One row against B: all registers hold sums, so that each row of B is read in a long stretch.
template <class Type>
void single_row(const Product& p) {
    constexpr int widest = many_registers ? 24 : 12;
    const auto* b = static_cast<const std::byte*>(p.b);
    const Rows rows{b, p.b_stride * Type::size};
    Index col = 0;
    const auto run = [&]<int Packets>() {
        for (; col + Packets * lanes <= p.cols; col += Packets * lanes) {
            micro_kernel<1, Packets, Type, true>(p.a, p.a_stride,
                                                 {rows.data + col * Type::size, rows.stride},
                                                 p.c + col, p.c_stride, p.inner, p.accumulate);
        }
    };
    run.template operator()<widest>();
    run.template operator()<widest / 4>();
    run.template operator()<1>();
    direct_rest<Type>(p, col);
}

template <class Type>
void run(const Product& p) {
    if (p.rows == 1) {
        single_row<Type>(p);
    } else if (p.rows <= direct_rows) {
        direct<Type>(p);
    } else {
        for (Index col = 0; col < p.cols; col += tile_cols) {
            packed_tile<Type>(p, col, std::min(tile_cols, p.cols - col));
        }
    }
}

} // namespace

void product(const Product& p) {
    if (p.rows == 0 || p.cols == 0) {
        return;
    }
    with_type(p.b_type, [&](auto type) { run<decltype(type)>(p); });
    apply(p.epilogue, p.c, p.c_stride, p.rows, p.cols);
}

} // namespace heedmap::kernels
