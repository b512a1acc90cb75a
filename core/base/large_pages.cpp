// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/large_pages.h"

#include <cstdlib>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace heedmap {

void prefer_large_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__)
    madvise(memory, bytes, MADV_HUGEPAGE);
#endif
}

void FreeMemory::operator()(std::byte* memory) const {
    std::free(memory);
}

MemoryBlock allocate_memory(std::size_t bytes) {
    constexpr std::size_t line = 64;
    const bool large = bytes >= 2 * large_page;
    const std::size_t alignment = large ? large_page : line;
    // aligned_alloc wants whole steps; at least one, so that an empty block is no special case.
    const std::size_t room = rounded_up(bytes + 1, alignment);
    MemoryBlock block(static_cast<std::byte*>(std::aligned_alloc(alignment, room)));
    if (!block) {
        throw std::bad_alloc();
    }
    if (large) {
        prefer_large_pages(block.get(), room);
    }
    return block;
}

} // namespace heedmap
