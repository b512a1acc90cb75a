// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/spec.h"

namespace heedmap {

/// The colour scale that a figure's main matrix is shown on: the limits asked for, else 0 to 1 for
/// weights and symmetric limits from the visible cells for scores.
[[nodiscard]] ColorScale mainScale(const FigureSpec& spec, const FigureInput& input);

} // namespace heedmap
