// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/main_scale.h"

#include "widgets/figure/matrix_plot.h"

#include <algorithm>

namespace heedmap {

ColorScale mainScale(const FigureSpec& spec, const FigureInput& input) {
    const bool heatmap = spec.kind == FigureKind::heatmap;
    const bool scores = heatmap && spec.quantity == FigureQuantity::scores;
    const bool logarithmic = heatmap && spec.quantity == FigureQuantity::logWeights;
    ColorScale scale{scores ? ColorMap::diverging : spec.weightColors(), 0, 1, logarithmic};
    if (spec.limits) {
        scale.low = spec.limits->low;
        scale.high = spec.limits->high;
    } else if (scores) {
        scale.high = symmetricExtent(visibleCells(*input.head, input.head->scores));
        scale.low = -scale.high;
    }
    if (logarithmic) { // which cannot begin at 0
        scale.low = std::max(scale.low, std::min(logFloor, scale.high / 10));
    }
    return scale;
}

} // namespace heedmap
