// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace heedmap {

/// A pattern of tokenizer.json, which is in Oniguruma's dialect, for PCRE2. They differ in what
/// classes such as `\s`, `\w` and `[[:punct:]]` take, in `\p{Han}` (PCRE2 counts the punctuation
/// that scripts share), and in the letters of some options. What cannot be said in PCRE2's dialect
/// is an error, whose `expected` tells it.
Result<std::string> pattern_in_our_dialect(std::string_view pattern);

/// What goes between brackets for Unicode's White_Space property. PCRE2's `\s` has U+180E too,
/// which is no white space since Unicode 6.3.
inline constexpr std::string_view white_space_class = R"(\p{Z}\x09-\x0D\x85)";

/// The same for word characters.
inline constexpr std::string_view word_class = R"(\p{Alphabetic}\p{M}\p{Nd}\p{Pc})";

} // namespace heedmap
