// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace heedmap {

/// A token's place in its vocabulary.
using TokenId = std::int32_t;

/// Tokens [begin, end) of a text.
struct TokenRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

} // namespace heedmap
