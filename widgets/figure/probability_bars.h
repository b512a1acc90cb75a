// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/sheet.h"
#include "widgets/figure/type_scale.h"

#include <span>

namespace heedmap {

/// A token that could come next.
struct NextToken {
    QString token;
    double probability = 0; ///< the model's own, over the whole vocabulary
    bool chosen = false;    ///< it is the one that comes
};

/// How high `count` bars are, in mm.
[[nodiscard]] double probabilityBarsHeight(std::size_t count, const TypeScale& type);

/// A line each: the token, a bar on a scale from 0 to 1, the probability in percent; the chosen one
/// on a ground of its own.
void drawProbabilityBars(Sheet& sheet, const QRectF& place, std::span<const NextToken> tokens,
                         const TypeScale& type);

} // namespace heedmap
