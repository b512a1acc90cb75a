// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/base64.h"

#include <cstdint>

namespace heedmap {

namespace {

/// The six bits of a letter, -1 for what is none.
int bits_of(char letter) {
    return letter >= 'A' && letter <= 'Z'   ? letter - 'A'
           : letter >= 'a' && letter <= 'z' ? letter - 'a' + 26
           : letter >= '0' && letter <= '9' ? letter - '0' + 52
           : letter == '+'                  ? 62
           : letter == '/'                  ? 63
                                            : -1;
}

} // namespace

std::optional<std::string> decode_base64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    for (int fill = 0; fill < 2 && text.ends_with('='); ++fill) {
        text.remove_suffix(1);
    }
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t waiting = 0; // its lowest bits are read, and not yet written
    unsigned count = 0;
    for (const char letter : text) {
        const int bits = bits_of(letter);
        if (bits < 0) {
            return std::nullopt;
        }
        waiting = waiting << 6U | static_cast<std::uint32_t>(bits);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(waiting >> count & 0xFFU);
        }
    }
    return bytes;
}

} // namespace heedmap
