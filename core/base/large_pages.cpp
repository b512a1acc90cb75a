// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/large_pages.h"

#include "core/base/spare_memory.h"

#include <cstdlib>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace heedmap {

namespace {

constexpr std::size_t line = 64;

/// A block of this room lies in large pages; a smaller one is left to the allocator.
constexpr bool large(std::size_t room) {
    return room >= 2 * large_page;
}

} // namespace

void prefer_large_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__)
    madvise(memory, bytes, MADV_HUGEPAGE);
#endif
}

void FreeMemory::operator()(std::byte* memory) const {
    if (!large(room) || !spare_memory().keep(memory, room)) {
        std::free(memory);
    }
}

MemoryBlock allocate_memory(std::size_t bytes) {
    // aligned_alloc wants whole steps; at least one, so that an empty block is no special case.
    const std::size_t room = rounded_up(bytes + 1, large(bytes) ? large_page : line);
    if (large(room)) {
        if (const SpareBlock spare = spare_memory().take(room); spare.memory != nullptr) {
            return MemoryBlock(spare.memory, FreeMemory{spare.room});
        }
    }
    void* memory = std::aligned_alloc(large(room) ? large_page : line, room);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    if (large(room)) {
        prefer_large_pages(memory, room);
    }
    return MemoryBlock(static_cast<std::byte*>(memory), FreeMemory{room});
}

} // namespace heedmap
