// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/main_scale.h"

#include "widgets/figure/matrix_plot.h"

namespace heedmap {

ColorScale mainScale(const FigureSpec& spec, const FigureInput& input) {
    const bool scores = spec.kind == FigureKind::heatmap && spec.quantity == FigureQuantity::scores;
    if (spec.limits) {
        return {scores ? ColorMap::diverging : spec.colorMap, spec.limits->low, spec.limits->high};
    }
    if (scores) {
        const double extent = symmetricExtent(visibleCells(*input.head, input.head->scores));
        return {ColorMap::diverging, -extent, extent};
    }
    return {spec.colorMap, 0, 1};
}

} // namespace heedmap
