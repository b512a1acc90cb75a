// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace heedmap {

/// What the core says in an error or a notice, which knows no language: the English text as it is
/// written there, with %1 to %9 for what it fills in. The text is what is translated.
struct Phrase {
    const char* text;
    /// What fills %1, %2, …, a letter each: `n` a number; `s` a size such as 1.5 GB; `o` one word,
    /// `w` anything: a name or a token, which stays as it is; `p` another phrase; `l` where it is,
    /// `FILE: PLACE`. Empty: numbers all.
    const char* fills = "";
};

/// Places in a file, which stand in `Error::field` as names of fields do.
[[nodiscard]] std::span<const Phrase> placePhrases();

/// Of values, files, memory and JSON.
[[nodiscard]] std::span<const Phrase> generalPhrases();
/// Of config.json, weights and runs.
[[nodiscard]] std::span<const Phrase> modelPhrases();
[[nodiscard]] std::span<const Phrase> tokenizerPhrases();
/// Of what is exported, and of sessions.
[[nodiscard]] std::span<const Phrase> figurePhrases();
[[nodiscard]] std::span<const Phrase> noticePhrases();

} // namespace heedmap
