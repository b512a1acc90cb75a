// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace heedmap {

/// GPT-2's alphabet: every byte as one printable code point below U+0144, so that a vocabulary
/// file is text (openai/gpt-2, encoder.py, `bytes_to_unicode`). A space is `Ġ`.
[[nodiscard]] std::string_view byte_letter(unsigned char byte);

/// Appends the letters of `bytes`, one or two UTF-8 bytes each.
void append_letters(std::string& out, std::string_view bytes);

/// The bytes that a token written in the alphabet stands for; nothing if it has other characters.
[[nodiscard]] std::optional<std::string> bytes_from_letters(std::string_view token);

} // namespace heedmap
