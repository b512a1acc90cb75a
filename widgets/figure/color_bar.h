// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/sheet.h"
#include "widgets/figure/type_scale.h"

namespace heedmap {

/// Room that a colour bar takes next to a plot, in mm: the bar, its numbers and its name.
[[nodiscard]] double colorBarRoom(const ColorScale& scale, const TypeScale& type, bool vertical);

/// A colour bar whose coloured part starts at the top left of `place` and is as long as it: to the
/// right of a plot (`vertical`, low at the bottom) or below it. Five numbers stand beside it, the
/// limits among them.
void drawColorBar(Sheet& sheet, const ColorScale& scale, const QRectF& place, const TypeScale& type,
                  bool vertical, const QString& name);

} // namespace heedmap
