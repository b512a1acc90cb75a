// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <cstdio>

namespace heedmap {

namespace {

std::string byte_escape(unsigned char byte) {
    char buffer[8];
    std::snprintf(buffer, sizeof buffer, "\\x%02X", byte);
    return buffer;
}

std::string code_point_escape(UChar32 c) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "\\u{%04X}", static_cast<unsigned>(c));
    return buffer;
}

/// Whether the code point could move, hide or break what stands around it.
bool needs_escape(UChar32 c) {
    switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_UNASSIGNED:
    case U_PRIVATE_USE_CHAR:
        return true;
    default:
        return false;
    }
}

std::string escape_one(std::string_view bytes, UChar32 c) {
    if (c < 0) {
        std::string all;
        for (const char byte : bytes) {
            all += byte_escape(static_cast<unsigned char>(byte));
        }
        return all;
    }
    switch (c) {
    case '\n':
        return "\\n";
    case '\t':
        return "\\t";
    case '\r':
        return "\\r";
    default:
        return needs_escape(c) ? code_point_escape(c) : std::string(bytes);
    }
}

} // namespace

std::string escaped(std::string_view text, std::size_t max_characters) {
    std::string out;
    std::size_t written = 0;
    const auto length = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < length; ++written) {
        if (written == max_characters) {
            return out + "…";
        }
        const std::int64_t begin = at;
        UChar32 c = 0;
        U8_NEXT(text.data(), at, length, c);
        const auto first = static_cast<std::size_t>(begin);
        out += escape_one(text.substr(first, static_cast<std::size_t>(at) - first), c);
    }
    return out;
}

std::string to_string(const Error& error) {
    if (error.kind == ErrorKind::cancelled) {
        return "cancelled";
    }
    std::string out;
    for (const std::string* part : {&error.file, &error.field}) {
        if (!part->empty()) {
            out += escaped(*part, 400) + ": ";
        }
    }
    out += "got " + error.got;
    if (!error.expected.empty()) {
        out += ", expected " + error.expected;
    }
    return out;
}

Error cancelled() {
    return {ErrorKind::cancelled, {}, {}, {}, {}};
}

} // namespace heedmap
