// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>

namespace heedmap {

/// A block from aligned_alloc.
struct SpareBlock {
    std::byte* memory = nullptr;
    std::size_t room = 0; ///< bytes
};

/// Blocks that were given back, kept for whoever asks for the like next: every pass over a text
/// needs memory of about the size that the last one had, and the system clears each page that it
/// hands out, which took an eighth of a pass's time. The system may have the pages of a kept block
/// back whenever it is short of memory (MADV_FREE), so keeping them takes none from others.
class SpareMemory {
  public:
    /// `most`: the bytes that are kept; the oldest go first.
    explicit SpareMemory(std::size_t most) : most_(most) {}
    ~SpareMemory();
    SpareMemory(const SpareMemory&) = delete;
    SpareMemory& operator=(const SpareMemory&) = delete;

    /// A kept block of at least `room` bytes, and not much more; with null memory if there is none.
    [[nodiscard]] SpareBlock take(std::size_t room);
    /// False: too large to be kept, and still the caller's.
    [[nodiscard]] bool keep(std::byte* memory, std::size_t room);

  private:
    const std::size_t most_;
    std::mutex mutex_;
    std::deque<SpareBlock> blocks_; ///< the oldest first
    std::size_t kept_ = 0;          ///< bytes
};

/// The program's own: it outlives every static that may still hold a block. Keeps nothing under
/// AddressSanitizer, which finds the use of freed memory only where it is freed.
SpareMemory& spare_memory();

} // namespace heedmap
