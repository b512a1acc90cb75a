// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSizeF>

namespace heedmap {

// What Qt's writer leaves inexact in a PDF, put right in its place: no byte moves, so that the
// file's table of offsets stays true.

/// Qt rounds a page to whole points: this writes its size, in points, into the MediaBox.
void setPageSize(QByteArray& pdf, QSizeF points);

/// Where characters share a glyph, Qt tells readers the first of them: a radical (U+2F29, U+2EC5)
/// for the character (U+5C0F, U+89C1), a tab for the space. This names the characters, so that text
/// is found.
void nameCharacters(QByteArray& pdf);

} // namespace heedmap
