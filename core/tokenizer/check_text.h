// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace heedmap {

/// The longest text that is encoded.
inline constexpr std::size_t most_text_bytes = std::size_t{16} * 1024 * 1024;

/// UTF-8, and no other Unicode encoding. The error names line and byte, or the encoding.
Result<void> check_encoding(std::string_view bytes, const std::string& file);

/// A text file's bytes as a text to encode: `check_encoding`, and at most `most_text_bytes`.
Result<void> check_text(std::string_view bytes, const std::string& file);

/// The error of a text that is not UTF-8 at byte `at`: `line 2, byte 13`, the byte counted from 0
/// from the front of the text.
[[nodiscard]] Error invalid_utf8_error(std::string_view text, std::size_t at,
                                       const std::string& file);

/// The error of a text that is longer than `most_text_bytes`.
[[nodiscard]] Error too_long_error(std::size_t bytes, const std::string& file);

} // namespace heedmap
