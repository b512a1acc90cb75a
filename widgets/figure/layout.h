// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"
#include "widgets/figure/spec.h"

namespace heedmap {

/// Lays a figure out, once, for every output. A QGuiApplication must exist, since text is measured
/// (the offscreen platform will do). Errors: what `checkSpec` says, and a height that leaves no
/// room for the plots.
Result<DisplayList> layoutFigure(const FigureSpec& spec, const FigureInput& input);

} // namespace heedmap
