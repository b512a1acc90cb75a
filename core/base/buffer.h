// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/large_pages.h"

namespace heedmap {

/// Room for floats, as allocate_memory gives it.
class Buffer {
  public:
    Buffer() = default;
    explicit Buffer(std::size_t floats) : memory_(allocate_memory(floats * sizeof(float))) {}

    [[nodiscard]] float* data() const { return reinterpret_cast<float*>(memory_.get()); }

  private:
    MemoryBlock memory_;
};

} // namespace heedmap
