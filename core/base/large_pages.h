// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

namespace heedmap {

inline constexpr std::size_t large_page = std::size_t{2} << 20;

[[nodiscard]] constexpr std::size_t rounded_up(std::size_t bytes, std::size_t step) {
    return (bytes + step - 1) / step * step;
}

/// Asks that the memory lie in large pages (2 MB in place of 4 kB). Reading weights from them is
/// about twice as fast, since far fewer addresses have to be translated, and so is the first use
/// of fresh memory. Advice: the system may have none left.
void prefer_large_pages(void* memory, std::size_t bytes);

struct FreeMemory {
    std::size_t room = 0; ///< bytes of the block
    void operator()(std::byte* memory) const;
};
using MemoryBlock = std::unique_ptr<std::byte[], FreeMemory>;

/// Room for `bytes`, aligned for the kernels and not set to anything: what is never written takes
/// no memory. From two large pages on it lies in large pages where the system has them, and may be
/// a block that was given back before (see SpareMemory). Throws std::bad_alloc.
[[nodiscard]] MemoryBlock allocate_memory(std::size_t bytes);

} // namespace heedmap
