// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_view.h"
#include "widgets/figure/sheet.h"
#include "widgets/figure/type_scale.h"

#include <vector>

namespace heedmap {

/// Where each row's future begins: the first key that the mask hides, or the number of keys.
[[nodiscard]] std::vector<Index> futureBegins(const HeadView& masked);

/// The dashed stairs along it, inside the plot.
void drawStaircase(Sheet& sheet, const QRectF& plot, const std::vector<Index>& begins, Index keys,
                   double width);

/// For each row the weight that moves to keys the mask would hide, once it is off.
[[nodiscard]] std::vector<double> futureWeights(const HeadView& unmasked,
                                                const std::vector<Index>& begins);

/// A bar beside each row, on a scale from 0 to 1 (its limits are written below), and its number
/// where rows are high enough.
void drawFutureBars(Sheet& sheet, const QRectF& place, const std::vector<double>& weights,
                    const TypeScale& type);

} // namespace heedmap
