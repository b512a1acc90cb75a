// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/sheet.h"
#include "widgets/figure/type_scale.h"

#include <span>

namespace heedmap {

/// A token that could come next.
struct FigureToken {
    QString token;
    double probability = 0; ///< the model's own, over the whole vocabulary
    bool chosen = false;    ///< it is the one that comes
    bool byHand = false;    ///< a person chose it
};

/// The type that bars are set in, and a line's height, mm.
struct BarsLook {
    TextStyle label;
    double line = 0;

    /// With room around every line: bars that stand for themselves.
    [[nodiscard]] static BarsLook wide(const TypeScale& type);
    /// A line close on the next: bars of many steps.
    [[nodiscard]] static BarsLook dense(const TypeScale& type);
};

/// A line each: the token, a bar on a scale from 0 to 1, the probability in percent; the chosen one
/// on a ground of its own, where a person chose it in a frame.
void drawProbabilityBars(Sheet& sheet, const QRectF& place, std::span<const FigureToken> tokens,
                         const BarsLook& look, const TypeScale& type);

} // namespace heedmap
