// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/colormap.h"

#include <QString>

namespace heedmap {

/// A colour map's name where one is chosen, and what it is good for.
[[nodiscard]] QString colorMapText(ColorMap map);

} // namespace heedmap
