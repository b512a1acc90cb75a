// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace heedmap {

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
    // Without a mark: text in ASCII letters has a zero beside the first of them.
    if (text.size() >= 2 && (text[0] == '\0') != (text[1] == '\0')) {
        const bool wide = text.size() >= 4 && text[2] == '\0' && text[1] == '\0';
        return wide ? "UTF-32" : "UTF-16";
    }
    return nullptr;
}

} // namespace heedmap
