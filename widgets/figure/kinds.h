// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"
#include "widgets/figure/spec.h"

namespace heedmap {

// One file a kind; `layoutFigure` checks the description and chooses among them.
Result<DisplayList> layoutHeatmap(const FigureSpec& spec, const FigureInput& input);
Result<DisplayList> layoutCompare(const FigureSpec& spec, const FigureInput& input);
Result<DisplayList> layoutGrid(const FigureSpec& spec, const FigureInput& input);

Result<DisplayList> layoutLines(const FigureSpec& spec, const FigureInput& input);
Result<DisplayList> layoutQkv(const FigureSpec& spec, const FigureInput& input);
Result<DisplayList> layoutArithmetic(const FigureSpec& spec, const FigureInput& input);
Result<DisplayList> layoutDecode(const FigureSpec& spec, const FigureInput& input);
Result<DisplayList> layoutMask(const FigureSpec& spec, const FigureInput& input);
Result<DisplayList> layoutTokens(const FigureSpec& spec, const FigureInput& input);

/// The error of a height, in mm, that leaves no room.
[[nodiscard]] Error tooLow(double heightMm, double neededMm);

} // namespace heedmap
