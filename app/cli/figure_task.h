// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/figure_options.h"
#include "app/cli/figure_source.h"

namespace heedmap {

/// One figure, as the options describe it.
struct FigureOptions {
    InputOptions input;
    RunOptions run;
    SiteOptions site;
    FigureLookOptions look;
    FigureKindOptions more;
    std::string kind;
    std::string what = "pattern";
    std::string query;
    std::string key;
    std::string out;
    std::string data;
    bool force = false;
};

void addFigureOptions(CommandParser& parser, FigureOptions& options);

/// The description, as far as it does not depend on the model.
Result<FigureSpec> readFigureSpec(const FigureOptions& options);

/// What the figure needs of the input; completes `spec`.
Result<FigureRequest> readFigureRequest(FigureSpec& spec, const FigureOptions& options,
                                        const Input& input);

} // namespace heedmap
