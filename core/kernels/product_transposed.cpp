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

template <int Width, class Type>
void columns(const Product& p, Index col) {
    constexpr int tall = lanes == sum_lanes ? 4 : 1;
    Index row = 0;
    for (; row + tall <= p.rows; row += tall) {
        micro_kernel<tall, Width, Type>(p, row, col);
    }
    for (; row < p.rows; ++row) {
        micro_kernel<1, Width, Type>(p, row, col);
    }
}

template <class Type>
void run(const Product& p) {
    constexpr int wide = lanes == sum_lanes ? 4 : 2;
    Index col = 0;
    for (; col + wide <= p.cols; col += wide) {
        columns<wide, Type>(p, col);
    }
    for (; col < p.cols; ++col) {
        columns<1, Type>(p, col);
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
