// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spare_memory.h"

#include <algorithm>
#include <cstdlib>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace heedmap {

SpareMemory::~SpareMemory() {
    for (const SpareBlock& block : blocks_) {
        std::free(block.memory);
    }
}

SpareBlock SpareMemory::take(std::size_t room) {
    const std::lock_guard lock(mutex_);
    const auto fits = [&](const SpareBlock& block) {
        return block.room >= room && block.room - room <= room / 4;
    };
    const auto found = std::ranges::find_if(blocks_, fits);
    if (found == blocks_.end()) {
        return {};
    }
    const SpareBlock block = *found;
    blocks_.erase(found);
    kept_ -= block.room;
    return block;
}

bool SpareMemory::keep(std::byte* memory, std::size_t room) {
    if (room > most_) {
        return false;
    }
#if defined(__linux__)
    madvise(memory, room, MADV_FREE);
#endif
    const std::lock_guard lock(mutex_);
    while (kept_ + room > most_) {
        std::free(blocks_.front().memory);
        kept_ -= blocks_.front().room;
        blocks_.pop_front();
    }
    blocks_.push_back({memory, room});
    kept_ += room;
    return true;
}

SpareMemory& spare_memory() {
#if defined(__SANITIZE_ADDRESS__)
    constexpr std::size_t most = 0;
#else
    constexpr std::size_t most = std::size_t{256} << 20;
#endif
    static auto* const memory = new SpareMemory(most); // never destroyed: see above
    return *memory;
}

} // namespace heedmap
