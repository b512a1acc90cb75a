// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/palette.h"

class QPalette;
class QWidget;

namespace heedmap {

/// The theme a Qt palette belongs to, told by the lightness of its window (Qt 6.4 has no other
/// way). Views ask again on QEvent::PaletteChange.
[[nodiscard]] Theme themeOf(const QPalette& palette);

/// The colours to paint `widget` in.
[[nodiscard]] const Palette& paletteOf(const QWidget& widget);

} // namespace heedmap
