// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unicode/uchar.h>

#include <optional>

namespace heedmap {

/// A script as tokenizer.json's UnicodeScripts tells them apart, by ICU's number: that of Unicode
/// 9.0, with Hiragana and Katakana as Han. Nothing for a space and for characters that 9.0 does not
/// know: they go with any script.
[[nodiscard]] std::optional<int> word_script(UChar32 point);

} // namespace heedmap
