// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input.h"
#include "app/cli/run_options.h"
#include "app/cli/sampler_options.h"
#include "app/export/figure_data.h"

namespace heedmap {

/// Options that belong to one kind of figure, as they were written.
struct FigureKindOptions {
    std::string steps; ///< decode
    SamplerChoice sampler;
    std::string window = "0"; ///< mask
    std::string padding = "0";
};

void addFigureKindOptions(CommandParser& parser, FigureKindOptions& options);

/// Puts them into the request. Errors: what is out of range for the input.
Result<void> readKindOptions(FigureRequest& request, const FigureKindOptions& options,
                             const Input& input);

/// What the command reads, as a figure's source; valid as long as `input`.
[[nodiscard]] FigureSource sourceOf(const Input& input);

/// What a figure of the kind needs of a head and under the masks; tells on standard error when a
/// pass gave values that are not finite.
[[nodiscard]] FigureRequest requestOf(FigureKind kind, const SiteChoice& site,
                                      const RunMasks& masks, const Input& input);

} // namespace heedmap
