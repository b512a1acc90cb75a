// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace heedmap {

/// A pattern of tokenizer.json, which is in Oniguruma's dialect, for PCRE2. They differ in what
/// `\s` takes: PCRE2's has U+180E too, which is no white space since Unicode 6.3.
[[nodiscard]] std::string pattern_in_our_dialect(std::string_view pattern);

/// What goes between brackets for Unicode's White_Space property.
inline constexpr std::string_view white_space_class = R"(\p{Z}\x09-\x0D\x85)";

} // namespace heedmap
