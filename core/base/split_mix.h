// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace heedmap::split_mix {

inline constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U; ///< 2^64 divided by the golden ratio

/// SplitMix64's finalizer (Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom Number
/// Generators"): the bits of `x` spread over all of the result.
constexpr std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

} // namespace heedmap::split_mix
