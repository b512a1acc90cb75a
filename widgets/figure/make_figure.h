// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/figure_file.h"

namespace heedmap {

/// The figure laid out, with what its file holds besides: the one way from a description to every
/// output, of the window and of the command line. `numbers`: whether a file will hold them, as a
/// PDF does. Errors: those of `layoutFigure`.
Result<FigureFile> makeFigure(const FigureSpec& spec, const FigureInput& input, bool numbers);

} // namespace heedmap
