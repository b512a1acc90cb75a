// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"

#include <QFont>
#include <QStringList>

namespace heedmap {

constexpr double mmPerPoint = 25.4 / 72.0;

/// Figures measure and paint text at one size and scale it, without hinting, so that a line is as
/// long on the screen as in a file. A QGuiApplication must exist (the offscreen platform will do).
constexpr int fontPixels = 100;

/// The font at `fontPixels`, and what a pixel of it is in millimetres for the style.
[[nodiscard]] QFont measuringFont(const TextStyle& style);
[[nodiscard]] double mmPerFontPixel(const TextStyle& style);

/// Millimetres: how far the text runs, and how high a line of the style is.
[[nodiscard]] double textWidth(const QString& text, const TextStyle& style);
[[nodiscard]] double lineHeight(const TextStyle& style);

/// `text`, cut between characters as people see them and ended by `…` where it is longer than
/// `width` mm. At least the `…` stays.
[[nodiscard]] QString elided(const QString& text, const TextStyle& style, double width);

/// `text` in lines of at most `width` mm, broken where its language allows; the last of at most
/// `maxLines` is elided.
[[nodiscard]] QStringList wrapped(const QString& text, const TextStyle& style, double width,
                                  int maxLines);

/// Fills in `size`, `ascent` and `lift` from text, style and alignment.
void measure(TextItem& item);

} // namespace heedmap
