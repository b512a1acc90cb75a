// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace heedmap {

namespace {

/// Whether the text begins with units of `size` bytes, each zero but for the byte at `letter`.
bool letters_stand_apart(std::string_view text, std::size_t size, std::size_t letter) {
    const std::size_t bytes = std::min<std::size_t>(text.size(), 32) / size * size;
    for (std::size_t i = 0; i < bytes; ++i) {
        if ((text[i] == '\0') == (i % size == letter)) {
            return false;
        }
    }
    return bytes > 0;
}

} // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    const auto length = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < length;) {
        const std::int64_t begin = at;
        UChar32 c = 0;
        U8_NEXT(text.data(), at, length, c);
        if (c < 0) {
            return static_cast<std::size_t>(begin);
        }
    }
    return std::nullopt;
}

const char* foreign_unicode_encoding(std::string_view text) {
    using namespace std::string_view_literals;
    if (text.starts_with("\xFF\xFE\0\0"sv) || text.starts_with("\0\0\xFE\xFF"sv)) {
        return "UTF-32";
    }
    if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) {
        return "UTF-16";
    }
    // Without a mark: text in ASCII letters has zeros beside each of them.
    if (letters_stand_apart(text, 4, 0) || letters_stand_apart(text, 4, 3)) {
        return "UTF-32";
    }
    return letters_stand_apart(text, 2, 0) || letters_stand_apart(text, 2, 1) ? "UTF-16" : nullptr;
}

bool is_blank(std::string_view text) {
    const auto length = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < length;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, length, c);
        if (c < 0 || !u_isUWhiteSpace(c)) {
            return false;
        }
    }
    return true;
}

} // namespace heedmap
