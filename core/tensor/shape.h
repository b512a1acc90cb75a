// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/dtype.h"

#include <span>
#include <string>

namespace heedmap {

/// No axis: a single element.
[[nodiscard]] inline std::size_t element_count(std::span<const Index> shape) {
    std::size_t count = 1;
    for (const Index size : shape) {
        count *= static_cast<std::size_t>(size);
    }
    return count;
}

/// `[3, 4]`
template <class Sizes>
[[nodiscard]] std::string shape_text(const Sizes& shape, const char* between = ", ") {
    std::string out = "[";
    for (const auto size : shape) {
        out += (out.size() > 1 ? between : "") + std::to_string(size);
    }
    return out + "]";
}

} // namespace heedmap
