// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace heedmap {

/// What an error says it got or expected, in the language of the window; as it is where it is none
/// of the phrases.
[[nodiscard]] QString phraseInWords(const QString& text);

/// What is said of a file that was read all the same, a line; an error as a line, too.
[[nodiscard]] QString noticeInWords(const QString& notice);

/// Where an error is, in the language of the window: names of fields stay.
[[nodiscard]] QString placeInWords(const QString& place);

} // namespace heedmap
