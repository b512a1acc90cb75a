// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"

class QPainter;

namespace heedmap {

/// Paints the figure with the page's top left at the painter's origin; one unit of the painter
/// must be a millimetre (`painter.scale(dpi / 25.4, dpi / 25.4)`). The same code paints on the
/// screen, into images, PDF and print. On pixels cells are snapped to whole ones; elsewhere they
/// are rectangles up to `maxVectorCells` of them, and lossless images above. A QGuiApplication must
/// exist when there is text.
void paint(const DisplayList& figure, QPainter& painter);

} // namespace heedmap
