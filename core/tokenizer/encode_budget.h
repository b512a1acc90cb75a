// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>

namespace heedmap {

/// What one `encode` may still cost. What a tokenizer's files ask for is hostile until it is
/// done: the steps of its patterns and what its normalizers put in are counted, whatever text
/// they meet.
struct EncodeBudget {
    std::uint64_t steps = 0;  ///< of matching
    std::uint64_t growth = 0; ///< bytes by which rewriting may lengthen the text, all in all
    std::stop_token stop;
    bool stopped = false; ///< by `stop`, as against by the end of the steps

    /// For a text of `bytes`: patterns in use need a few dozen steps a byte, and compatibility
    /// normalization makes at most eleven bytes of one.
    static EncodeBudget for_text(std::size_t bytes, std::stop_token stop);

    /// Takes `cost` off the steps; false when there are not as many.
    bool pay_steps(std::uint64_t cost);
    bool pay_growth(std::uint64_t bytes);
};

inline constexpr std::uint64_t steps_per_byte = 256;

} // namespace heedmap
