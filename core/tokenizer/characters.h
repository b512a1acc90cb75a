// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace heedmap {

/// A code point of a valid UTF-8 text and how many bytes it takes there.
struct Character {
    UChar32 point = -1;
    std::size_t bytes = 0;
};

/// The first character of `text`, which is not empty.
inline Character first_character(std::string_view text) {
    std::int64_t at = 0;
    UChar32 point = -1;
    U8_NEXT(text.data(), at, static_cast<std::int64_t>(text.size()), point);
    return {point, static_cast<std::size_t>(at)};
}

/// The last character of `text`, which is not empty.
inline Character last_character(std::string_view text) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (text[begin] & '\xC0') == '\x80') {
        --begin;
    }
    return first_character(text.substr(begin));
}

/// Whether `text` (valid UTF-8) is one code point.
inline bool is_one_character(std::string_view text) {
    return !text.empty() && first_character(text).bytes == text.size();
}

inline void append_character(std::string& out, UChar32 point) {
    char bytes[U8_MAX_LENGTH];
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, point);
    out.append(bytes, length);
}

/// Unicode's White_Space property.
inline bool is_white_space(UChar32 point) {
    return u_isUWhiteSpace(point) != 0;
}

/// The number of bytes of white space at the front of `text`.
inline std::size_t white_space_before(std::string_view text) {
    std::size_t bytes = 0;
    while (bytes < text.size()) {
        const Character c = first_character(text.substr(bytes));
        if (!is_white_space(c.point)) {
            break;
        }
        bytes += c.bytes;
    }
    return bytes;
}

/// The same at its end.
inline std::size_t white_space_after(std::string_view text) {
    std::size_t bytes = 0;
    while (bytes < text.size()) {
        const Character c = last_character(text.substr(0, text.size() - bytes));
        if (!is_white_space(c.point)) {
            break;
        }
        bytes += c.bytes;
    }
    return bytes;
}

/// Whether the general category of `point` is one of `mask` (`U_GC_M_MASK`).
inline bool has_category(UChar32 point, std::uint32_t mask) {
    return (U_GET_GC_MASK(point) & mask) != 0;
}

} // namespace heedmap
