// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/dtype.h"

#include <Eigen/Core>

#include <algorithm>
#include <cstdint>
#include <cstring>

/// The vector type of the instruction set this translation unit is built for, through Eigen's
/// packet operations: one source for SSE2, AVX2 and AVX-512. Internal to the kernels.
namespace heedmap::kernels {

using Packet = Eigen::internal::packet_traits<float>::type;
constexpr Index lanes = Eigen::internal::packet_traits<float>::size;

inline Packet load(const float* p) {
    return Eigen::internal::ploadu<Packet>(p);
}
inline void store(float* p, Packet v) {
    Eigen::internal::pstoreu(p, v);
}
inline Packet splat(float x) {
    return Eigen::internal::pset1<Packet>(x);
}
inline Packet fused(Packet a, Packet b, Packet c) {
    return Eigen::internal::pmadd(a, b, c);
}

/// One stored value; the data need not be aligned.
inline std::uint16_t load_bits(const void* p) {
    std::uint16_t bits = 0;
    std::memcpy(&bits, p, sizeof bits);
    return bits;
}

inline float scalar_f16(std::uint16_t bits) {
    const std::uint32_t magnitude = bits & 0x7FFFU;
    const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x8000U) << 16;
    const std::uint32_t special = magnitude >= 0x7C00U ? 0x7F800000U : 0U;
    float scaled = 0.0F;
    const std::uint32_t shifted = magnitude << 13;
    std::memcpy(&scaled, &shifted, sizeof scaled);
    scaled *= 0x1p112F;
    std::uint32_t out = 0;
    std::memcpy(&out, &scaled, sizeof out);
    out |= sign | special;
    float value = 0.0F;
    std::memcpy(&value, &out, sizeof value);
    return value;
}

inline float scalar_bf16(std::uint16_t bits) {
    const std::uint32_t wide = static_cast<std::uint32_t>(bits) << 16;
    float value = 0.0F;
    std::memcpy(&value, &wide, sizeof value);
    return value;
}

/// Element types as types, so that a kernel's inner loop knows how to read its weights.
struct F32 {
    static constexpr Index size = 4;
    static float one(const std::byte* p) {
        float value = 0.0F;
        std::memcpy(&value, p, sizeof value);
        return value;
    }
    static Packet packet(const std::byte* p) { return load(reinterpret_cast<const float*>(p)); }
};

struct F16 {
    static constexpr Index size = 2;
    static float one(const std::byte* p) { return scalar_f16(load_bits(p)); }
    static Packet packet(const std::byte* p) {
#if defined(__AVX512F__)
        return _mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)));
#elif defined(__F16C__)
        return _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p)));
#else
        float values[lanes];
        for (Index i = 0; i < lanes; ++i) {
            values[i] = one(p + i * size);
        }
        return load(values);
#endif
    }
};

struct BF16 {
    static constexpr Index size = 2;
    static float one(const std::byte* p) { return scalar_bf16(load_bits(p)); }
    static Packet packet(const std::byte* p) {
#if defined(__AVX512F__)
        const __m256i bits = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
        return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(bits), 16));
#elif defined(__AVX2__)
        const __m128i bits = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
        return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(bits), 16));
#else
        float values[lanes];
        for (Index i = 0; i < lanes; ++i) {
            values[i] = one(p + i * size);
        }
        return load(values);
#endif
    }
};

/// The first `count` of a packet's values, then zeros.
template <class Type>
Packet partial_packet(const std::byte* p, Index count) {
    std::byte values[lanes * Type::size] = {};
    std::memcpy(values, p, static_cast<std::size_t>(count * Type::size));
    return Type::packet(values);
}

/// block[i] lane j becomes block[j] lane i.
inline void transpose(Packet (&block)[lanes]) {
#if defined(__AVX512F__)
    Packet quads[lanes]; // quads[4g + e] lane l: rows 4g to 4g + 3 of column 4·(l / 4) + e
    for (int i = 0; i < lanes; i += 4) {
        const Packet even = _mm512_unpacklo_ps(block[i], block[i + 1]);
        const Packet odd = _mm512_unpackhi_ps(block[i], block[i + 1]);
        const Packet next_even = _mm512_unpacklo_ps(block[i + 2], block[i + 3]);
        const Packet next_odd = _mm512_unpackhi_ps(block[i + 2], block[i + 3]);
        quads[i] = _mm512_shuffle_ps(even, next_even, 0x44);
        quads[i + 1] = _mm512_shuffle_ps(even, next_even, 0xEE);
        quads[i + 2] = _mm512_shuffle_ps(odd, next_odd, 0x44);
        quads[i + 3] = _mm512_shuffle_ps(odd, next_odd, 0xEE);
    }
    for (int e = 0; e < 4; ++e) {
        const Packet first = _mm512_shuffle_f32x4(quads[e], quads[4 + e], 0x44);
        const Packet second = _mm512_shuffle_f32x4(quads[e], quads[4 + e], 0xEE);
        const Packet third = _mm512_shuffle_f32x4(quads[8 + e], quads[12 + e], 0x44);
        const Packet fourth = _mm512_shuffle_f32x4(quads[8 + e], quads[12 + e], 0xEE);
        block[e] = _mm512_shuffle_f32x4(first, third, 0x88);
        block[4 + e] = _mm512_shuffle_f32x4(first, third, 0xDD);
        block[8 + e] = _mm512_shuffle_f32x4(second, fourth, 0x88);
        block[12 + e] = _mm512_shuffle_f32x4(second, fourth, 0xDD);
    }
#else
    Eigen::internal::PacketBlock<Packet, lanes> packets;
    std::copy(block, block + lanes, packets.packet);
    Eigen::internal::ptranspose(packets);
    std::copy(packets.packet, packets.packet + lanes, block);
#endif
}

/// Calls `work` with the type that stands for `type`.
template <class Work>
void with_type(DType type, Work&& work) {
    switch (type) {
    case DType::F32:
        return work(F32{});
    case DType::F16:
        return work(F16{});
    case DType::BF16:
        return work(BF16{});
    }
}

} // namespace heedmap::kernels
