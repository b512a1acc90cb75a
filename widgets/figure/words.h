// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/spec.h"

#include <QString>

namespace heedmap {

/// The words of a figure, in the language of the installed translator (context "Figure").
struct FigureWords {
    /// The language itself, as BCP 47 names it: `en`, `zh-CN`.
    [[nodiscard]] static QString languageTag();
    [[nodiscard]] static QString title(const FigureSpec& spec, const FigureInput& input);
    [[nodiscard]] static QString maskWords(Mask mask, bool capital);
    /// The stack, where it has to be named, and the mask of a figure of one mask. Cross-attention
    /// has no mask to put on, so none is named.
    [[nodiscard]] static QString aside(const FigureSpec& spec, const FigureInput& input);
    [[nodiscard]] static QString caption(const FigureSpec& spec, const FigureInput& input);
    /// What a heatmap's rows are, and its columns.
    [[nodiscard]] static QString queryAxis(Stack stack = Stack::decoder);
    [[nodiscard]] static QString keyAxis(Stack stack = Stack::decoder);
    /// What a grid's rows are, and its columns.
    [[nodiscard]] static QString layerAxis();
    [[nodiscard]] static QString headAxis();
    [[nodiscard]] static QString weight();
    [[nodiscard]] static QString score();
    /// What a colour bar beside cells of the quantity says.
    [[nodiscard]] static QString quantity(FigureQuantity quantity);
    [[nodiscard]] static QString difference();
    [[nodiscard]] static QString differencePanel();
    [[nodiscard]] static QString movedToFuture();
    [[nodiscard]] static QString maskedLegend();
    [[nodiscard]] static QString asideLegend();
    [[nodiscard]] static QString futureLegend();
    [[nodiscard]] static QString futureBarLegend();
    [[nodiscard]] static QString notFiniteLegend();
    /// What a row of target tokens looks for: not for what it says itself.
    [[nodiscard]] static QString predictionLegend();
    [[nodiscard]] static QString nextToken();
    /// Of a decoding: where it begins, or how many of its steps are taken.
    [[nodiscard]] static QString step(Index taken, Index steps);
    [[nodiscard]] static QString linesLegend();
    [[nodiscard]] static QString seenLegend();
    [[nodiscard]] static QString hiddenLegend();
    [[nodiscard]] static QString blindRowLegend();
    [[nodiscard]] static QString rowSum();
    [[nodiscard]] static QString rowMax();
    [[nodiscard]] static QString sumOfProducts();
    [[nodiscard]] static QString mask(); ///< in a formula
    [[nodiscard]] static QString maskAdds();
    [[nodiscard]] static QString scoresOfRow();
    [[nodiscard]] static QString weightsOfRow();
    [[nodiscard]] static QString noRow();
    [[nodiscard]] static QString plusBias();
    [[nodiscard]] static QString thenTurned();
    [[nodiscard]] static QString output();
};

} // namespace heedmap
