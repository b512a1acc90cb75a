// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace heedmap {

/// The bytes that `text` stands for in base64 (RFC 4648, section 4): its 64 letters, and `=` to
/// fill up to four. Nothing for any other text.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

} // namespace heedmap
