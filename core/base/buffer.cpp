// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/buffer.h"

#include <cstdlib>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace heedmap {

namespace {

constexpr std::size_t line = 64;
constexpr std::size_t large_page = std::size_t{2} << 20;

std::size_t round_up(std::size_t bytes, std::size_t step) {
    return (bytes + step - 1) / step * step;
}

} // namespace

Buffer::Buffer(std::size_t floats) {
    const std::size_t bytes = floats * sizeof(float);
    const bool large = bytes >= 2 * large_page;
    const std::size_t alignment = large ? large_page : line;
    // aligned_alloc wants whole steps; at least one, so that an empty buffer is no special case.
    void* memory = std::aligned_alloc(alignment, round_up(bytes + 1, alignment));
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
#if defined(__linux__)
    if (large) {
        madvise(memory, round_up(bytes + 1, alignment), MADV_HUGEPAGE); // advice: may be refused
    }
#endif
    values_.reset(static_cast<float*>(memory));
}

void Buffer::Free::operator()(float* values) const {
    std::free(values);
}

} // namespace heedmap
