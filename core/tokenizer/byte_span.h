// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace heedmap {

/// Bytes [begin, end) of the text that was encoded.
struct ByteSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

} // namespace heedmap
