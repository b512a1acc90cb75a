// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme_of.h"

#include <QPalette>
#include <QWidget>

namespace heedmap {

Theme themeOf(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128 ? Theme::dark : Theme::light;
}

const Palette& paletteOf(const QWidget& widget) { return Palette::of(themeOf(widget.palette())); }

} // namespace heedmap
