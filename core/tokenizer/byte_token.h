// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace heedmap {

/// The token of one byte in vocabularies with byte fallback: `<0xE4>`.
[[nodiscard]] std::string byte_token(unsigned char byte);

/// The byte that such a token stands for; nothing for any other token.
[[nodiscard]] std::optional<unsigned char> byte_of_token(std::string_view token);

} // namespace heedmap
