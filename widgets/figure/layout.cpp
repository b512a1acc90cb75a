// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/layout.h"

#include "widgets/figure/kinds.h"

#include <cmath>

namespace heedmap {

Result<DisplayList> layoutFigure(const FigureSpec& spec, const FigureInput& input) {
    if (auto fits = checkSpec(spec, input); !fits) {
        return fits.error();
    }
    switch (spec.kind) {
    case FigureKind::heatmap:
        return layoutHeatmap(spec, input);
    case FigureKind::compare:
        return layoutCompare(spec, input);
    case FigureKind::grid:
        return layoutGrid(spec, input);
    case FigureKind::lines:
        return layoutLines(spec, input);
    case FigureKind::qkv:
        return layoutQkv(spec, input);
    case FigureKind::arithmetic:
        return layoutArithmetic(spec, input);
    case FigureKind::decode:
        return layoutDecode(spec, input);
    case FigureKind::mask:
        return layoutMask(spec, input);
    case FigureKind::tokens:
        break;
    }
    return layoutTokens(spec, input);
}

Error tooLow(double heightMm, double neededMm) {
    return {ErrorKind::invalid, "", "--height-mm", std::to_string(std::lround(heightMm)),
            "at least " + std::to_string(std::lround(std::ceil(neededMm))) +
                " for this figure, or none"};
}

} // namespace heedmap
