// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace heedmap::tests {

/// Writers of protocol buffers' wire format.
inline std::string varint(std::uint64_t value) {
    std::string bytes;
    for (; value > 0x7F; value >>= 7U) {
        bytes += static_cast<char>(value | 0x80U);
    }
    return bytes + static_cast<char>(value);
}

inline std::string number_field(std::uint32_t number, std::uint64_t value) {
    return varint(number << 3U) + varint(value);
}

inline std::string bytes_field(std::uint32_t number, std::string_view bytes) {
    return varint(number << 3U | 2U) + varint(bytes.size()) + std::string(bytes);
}

inline std::string float_field(std::uint32_t number, float value) {
    std::string bytes = varint(number << 3U | 5U);
    for (unsigned shift = 0; shift < 32; shift += 8) {
        bytes += static_cast<char>(std::bit_cast<std::uint32_t>(value) >> shift & 0xFFU);
    }
    return bytes;
}

/// A piece of a SentencePiece model; types are 1 normal, 2 unknown, 3 control, 4 user-defined,
/// 5 unused, 6 byte.
inline std::string piece(std::string_view text, float score = 0.0F, std::uint32_t type = 1) {
    return bytes_field(1, bytes_field(1, text) + float_field(2, score) + number_field(3, type));
}

} // namespace heedmap::tests
