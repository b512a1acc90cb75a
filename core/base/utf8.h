// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace heedmap {

/// Where the first byte that breaks UTF-8 stands: overlong forms, surrogates, code points past
/// U+10FFFF and sequences that are cut. Nothing for valid UTF-8.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// The encoding that a byte-order mark or a pattern of zero bytes tells: "UTF-16" or "UTF-32";
/// null when nothing does (UTF-8 and its mark included).
[[nodiscard]] const char* foreign_unicode_encoding(std::string_view text);

/// Whether nothing but white space (the Unicode property) stands in the text: no sentence to read.
[[nodiscard]] bool is_blank(std::string_view text);

} // namespace heedmap
