// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace heedmap {

/// `text` as LaTeX shows it, letter by letter: TeX's own characters escaped, ligatures broken,
/// invisible marks of direction left out. What pdfTeX has no glyph for stands in `\heedmapcode`,
/// and Chinese, Japanese and Korean in `\heedmapcjk`, which `texPreamble` defines.
[[nodiscard]] QByteArray texText(const QString& text);

/// `text` in one line behind a `%`: a line's end and other controls become spaces.
[[nodiscard]] QByteArray texComment(const QString& text);

/// What `texText` needs: fonts for pdfTeX, XeTeX and LuaTeX. It compiles where there is no Chinese
/// font too: the code points stand there then.
[[nodiscard]] QByteArray texPreamble();

} // namespace heedmap
