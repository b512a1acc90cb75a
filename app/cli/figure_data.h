// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input.h"
#include "app/cli/run_options.h"
#include "widgets/figure/spec.h"

namespace heedmap {

/// What a figure shows, computed: owns what a `FigureInput` borrows.
struct FigureData {
    std::vector<DisplayToken> queries;
    std::vector<DisplayToken> keys;
    std::vector<HeadView> heads; ///< one; two for compare: with the mask, without
    std::vector<HeadSummary> summaries;
    Mask summaryMask = Mask::causal;
    QString modelName;
    QString sentence;

    /// Valid as long as this is, unmoved.
    [[nodiscard]] FigureInput input() const;
};

/// Runs the model as the figure needs. Compare runs it twice in the propagated scope.
Result<FigureData> figureData(const Input& input, FigureKind kind, const SiteChoice& site,
                              const RunMasks& masks);

} // namespace heedmap
