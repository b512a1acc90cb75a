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
// Matrix Multiplication"). Few rows stream B from where it lies: then its traffic is the cost.

namespace heedmap::kernels {

namespace {

constexpr bool many_registers = EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS >= 32;
constexpr int micro_rows = many_registers ? 8 : 4;
constexpr int panel_packets = 3;
constexpr Index panel_cols = panel_packets * lanes;
constexpr Index tile_cols = 192; // a multiple of every panel width
constexpr Index block_inner = 384;
constexpr Index streamed_rows = 20;     ///< up to so many rows, packing B costs more than it saves
constexpr Index streamed_floats = 6144; ///< of C, kept in the first-level cache

/// C[Height, Packets × lanes] = (C or 0) + A · B, B the first columns of a packed panel
/// [inner, panel_cols].
template <int Height, int Packets>
void micro_kernel(const float* a, Index a_stride, const float* b, float* c, Index c_stride,
                  Index inner, bool accumulate) {
    Packet sum[Height][Packets];
    for (int r = 0; r < Height; ++r) {
        for (int j = 0; j < Packets; ++j) {
            sum[r][j] = accumulate ? load(c + r * c_stride + j * lanes) : splat(0.0F);
        }
    }
    for (Index i = 0; i < inner; ++i) {
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
    for (int r = 0; r < Height; ++r) {
        for (int j = 0; j < Packets; ++j) {
            store(c + r * c_stride + j * lanes, sum[r][j]);
        }
    }
}

/// micro_kernel for a height and a width known at run time: 1 to Height, 1 to Packets.
template <int Height, int Packets>
void by_size(Index height, Index packets, const float* a, Index a_stride, const float* b, float* c,
             Index c_stride, Index inner, bool accumulate) {
    if constexpr (Height > 0 && Packets > 0) {
        if (packets < Packets) {
            by_size<Height, Packets - 1>(height, packets, a, a_stride, b, c, c_stride, inner,
                                         accumulate);
        } else if (height < Height) {
            by_size<Height - 1, Packets>(height, packets, a, a_stride, b, c, c_stride, inner,
                                         accumulate);
        } else {
            micro_kernel<Height, Packets>(a, a_stride, b, c, c_stride, inner, accumulate);
        }
    }
}

/// Rows of B as they are stored, `stride` bytes apart.
struct StoredRows {
    const std::byte* data;
    Index stride;
};

/// Copies Depth rows of B from row i on into the panels [panel][inner][panel_cols] of F32: side by
/// side, since memory serves several streams faster than one. The last panel is padded with zeros.
template <int Depth, class Type>
void pack_rows(StoredRows b, Index i, Index inner, Index cols, float* packed) {
    const std::byte* rows = b.data + i * b.stride;
    constexpr Index line = 64 / Type::size;
    const Index whole = cols / panel_cols * panel_cols;
    for (Index j = 0; j < whole; j += lanes) {
        float* to = packed + (j / panel_cols * inner + i) * panel_cols + j % panel_cols;
        if (j % line == 0) { // the rows of the next turn
            for (int d = 0; d < Depth; ++d) {
                __builtin_prefetch(rows + (Depth + d) * b.stride + j * Type::size);
            }
        }
        for (int d = 0; d < Depth; ++d) {
            store(to + d * panel_cols, Type::packet(rows + d * b.stride + j * Type::size));
        }
    }
    if (whole < cols) {
        float* to = packed + (whole / panel_cols * inner + i) * panel_cols;
        for (int d = 0; d < Depth; ++d) {
            for (Index j = 0; j < panel_cols; ++j) {
                to[d * panel_cols + j] =
                    whole + j < cols ? Type::one(rows + d * b.stride + (whole + j) * Type::size)
                                     : 0.0F;
            }
        }
    }
}

template <class Type>
void pack(StoredRows b, Index inner, Index cols, float* packed) {
    constexpr int depth = 8;
    Index i = 0;
    for (; i + depth <= inner; i += depth) {
        pack_rows<depth, Type>(b, i, inner, cols, packed);
    }
    for (; i < inner; ++i) {
        pack_rows<1, Type>(b, i, inner, cols, packed);
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
            const float* b = packed + j * inner;
            const Index width = std::min(panel_cols, cols - j);
            float* c = p.c + r * p.c_stride + col + j;
            const Index packets = (width + lanes - 1) / lanes;
            if (width == packets * lanes) {
                by_size<micro_rows, panel_packets>(height, packets, a, p.a_stride, b, c, p.c_stride,
                                                   inner, accumulate);
            } else {
                PaddedPanel padded(c, p.c_stride, height, width, accumulate);
                by_size<micro_rows, panel_packets>(height, packets, a, p.a_stride, b, padded.data(),
                                                   panel_cols, inner, accumulate);
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

/// One column of C at a time, for the columns that fill no packet; fused as everywhere else.
template <class Type>
void single_columns(const Product& p, Index col, Index cols) {
    for (Index j = col; j < col + cols; ++j) {
        const auto* b = static_cast<const std::byte*>(p.b) + j * Type::size;
        for (Index r = 0; r < p.rows; ++r) {
            float& c = p.c[r * p.c_stride + j];
            Packet sum = splat(p.accumulate ? c : 0.0F);
            for (Index i = 0; i < p.inner; ++i) {
                sum = fused(splat(p.a[r * p.a_stride + i]),
                            splat(Type::one(b + i * p.b_stride * Type::size)), sum);
            }
            c = Eigen::internal::pfirst(sum);
        }
    }
}

/// C[:, col, col + cols) += A[:, i, i + Depth) · B[i, i + Depth): so many rows of B are read side
/// by side, since memory serves several streams faster than one.
template <int Depth, class Type>
void stream_rows(const Product& p, Index i, Index col, Index cols, bool accumulate) {
    const auto* b = static_cast<const std::byte*>(p.b) + i * p.b_stride * Type::size;
    constexpr Index line = 64 / Type::size;
    for (Index j = col; j < col + cols; j += lanes) {
        if ((j - col) % line == 0) { // the rows of the next turn
            for (int d = 0; d < Depth; ++d) {
                __builtin_prefetch(b + ((Depth + d) * p.b_stride + j) * Type::size);
            }
        }
        Packet values[Depth];
        for (int d = 0; d < Depth; ++d) {
            values[d] = Type::packet(b + (d * p.b_stride + j) * Type::size);
        }
        for (Index r = 0; r < p.rows; ++r) {
            const float* a = p.a + r * p.a_stride + i;
            float* c = p.c + r * p.c_stride + j;
            Packet sum = accumulate ? load(c) : splat(0.0F);
            for (int d = 0; d < Depth; ++d) {
                sum = fused(splat(a[d]), values[d], sum);
            }
            store(c, sum);
        }
    }
}

/// Few rows: B is read once where it lies, C stays in the first-level cache.
template <class Type>
void streamed_tile(const Product& p, Index col, Index cols) {
    constexpr int depth = 8;
    const Index whole = cols / lanes * lanes;
    Index i = 0;
    for (; i + depth <= p.inner; i += depth) {
        stream_rows<depth, Type>(p, i, col, whole, p.accumulate || i > 0);
    }
    for (; i < p.inner; ++i) {
        stream_rows<1, Type>(p, i, col, whole, p.accumulate || i > 0);
    }
    single_columns<Type>(p, col + whole, cols - whole);
}

template <class Type>
void run(const Product& p) {
    if (p.rows <= streamed_rows) {
        // As wide as leaves C in the cache: long stretches of B are read faster.
        const Index width = std::max(tile_cols, streamed_floats / p.rows / tile_cols * tile_cols);
        for (Index col = 0; col < p.cols; col += width) {
            streamed_tile<Type>(p, col, std::min(width, p.cols - col));
        }
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
