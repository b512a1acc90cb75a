// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/epilogue.h"
#include "core/kernels/kernels.h"
#include "core/kernels/packet.h"

#include <algorithm>

// C = A · Bᵀ as dot products of contiguous rows. Sums run in 16 lanes whatever the instruction
// set, so that an element does not depend on how many rows or columns are computed together.

namespace heedmap::kernels {

namespace {

constexpr Index sum_lanes = 16;
constexpr int packets = static_cast<int>(sum_lanes / lanes);

float sum_of(const Packet (&sum)[packets]) {
    float values[sum_lanes];
    for (int j = 0; j < packets; ++j) {
        store(values + j * lanes, sum[j]);
    }
    for (Index width = sum_lanes / 2; width > 0; width /= 2) {
        for (Index i = 0; i < width; ++i) {
            values[i] += values[i + width];
        }
    }
    return values[0];
}

/// The last inner % sum_lanes values of a row, padded with zeros.
template <class Type>
void load_rest(const std::byte* from, Index rest, float (&to)[sum_lanes]) {
    for (Index i = 0; i < sum_lanes; ++i) {
        to[i] = i < rest ? Type::one(from + i * Type::size) : 0.0F;
    }
}

template <int Height, int Width, class Type>
void micro_kernel(const Product& p, Index row, Index col) {
    Packet sum[Height][Width][packets];
    for (auto& of_row : sum) {
        for (auto& of_cell : of_row) {
            for (Packet& lane : of_cell) {
                lane = splat(0.0F);
            }
        }
    }
    const auto* b = static_cast<const std::byte*>(p.b);
    const auto step = [&](auto&& load_a, auto&& load_b) {
        for (int j = 0; j < packets; ++j) {
            Packet right[Width];
            for (int c = 0; c < Width; ++c) {
                right[c] = load_b(c, j);
            }
            for (int r = 0; r < Height; ++r) {
                const Packet left = load_a(r, j);
                for (int c = 0; c < Width; ++c) {
                    sum[r][c][j] = fused(left, right[c], sum[r][c][j]);
                }
            }
        }
    };
    Index i = 0;
    for (; i + sum_lanes <= p.inner; i += sum_lanes) {
        if constexpr (Height == 1) { // memory is the cost: the columns of the next turn
            for (int c = 0; c < Width; ++c) {
                __builtin_prefetch(b + ((col + Width + c) * p.b_stride + i) * Type::size);
            }
        }
        step([&](int r, int j) { return load(p.a + (row + r) * p.a_stride + i + j * lanes); },
             [&](int c, int j) {
                 return Type::packet(b + ((col + c) * p.b_stride + i + j * lanes) * Type::size);
             });
    }
    if (i < p.inner) {
        float left[Height][sum_lanes];
        float right[Width][sum_lanes];
        for (int r = 0; r < Height; ++r) {
            load_rest<F32>(reinterpret_cast<const std::byte*>(p.a + (row + r) * p.a_stride + i),
                           p.inner - i, left[r]);
        }
        for (int c = 0; c < Width; ++c) {
            load_rest<Type>(b + ((col + c) * p.b_stride + i) * Type::size, p.inner - i, right[c]);
        }
        step([&](int r, int j) { return load(left[r] + j * lanes); },
             [&](int c, int j) { return load(right[c] + j * lanes); });
    }
    for (int r = 0; r < Height; ++r) {
        for (int c = 0; c < Width; ++c) {
            float& out = p.c[(row + r) * p.c_stride + col + c];
            out = p.accumulate ? out + sum_of(sum[r][c]) : sum_of(sum[r][c]);
        }
    }
}

template <int Height, int Width, class Type>
void rows(const Product& p, Index col) {
    Index row = 0;
    for (; row + Height <= p.rows; row += Height) {
        micro_kernel<Height, Width, Type>(p, row, col);
    }
    for (; row < p.rows; ++row) {
        micro_kernel<1, Width, Type>(p, row, col);
    }
}

template <int Height, int Width, class Type>
void run(const Product& p) {
    Index col = 0;
    for (; col + Width <= p.cols; col += Width) {
        rows<Height, Width, Type>(p, col);
    }
    for (; col < p.cols; ++col) {
        rows<Height, 1, Type>(p, col);
    }
}

/// Blocks as large as the registers hold; a single row reads many columns side by side, since
/// memory serves several streams faster than one.
template <class Type>
void run(const Product& p) {
    constexpr bool wide = lanes == sum_lanes;
    if (p.rows == 1) {
        run<1, wide ? 8 : 2, Type>(p);
    } else {
        run<wide ? 4 : 1, wide ? 4 : 2, Type>(p);
    }
}

} // namespace

void product_transposed(const Product& p) {
    if (p.rows == 0 || p.cols == 0) {
        return;
    }
    with_type(p.b_type, [&](auto type) { run<decltype(type)>(p); });
    apply(p.epilogue, p.c, p.c_stride, p.rows, p.cols);
}

} // namespace heedmap::kernels
