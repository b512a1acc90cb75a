// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace heedmap {

// Text of values as files hold it: the same bytes under every locale.

/// The shortest text that reads back as the same float: `0.1`, `1e-05`; `nan`, `inf`, `-inf`.
[[nodiscard]] std::string number_text(float value);
[[nodiscard]] std::string number_text(double value);

/// A JSON number. JSON has no words for what is not finite: the strings "NaN", "Infinity" and
/// "-Infinity" stand for it.
[[nodiscard]] std::string json_number(float value);
[[nodiscard]] std::string json_number(double value);

/// A JSON string with its quotes; control characters and bytes that are not UTF-8 (as U+FFFD)
/// made safe.
[[nodiscard]] std::string json_string(std::string_view text);

} // namespace heedmap
