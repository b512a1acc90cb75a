// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input.h"
#include "app/cli/run_options.h"
#include "widgets/figure/figure_file.h"
#include "widgets/figure/numbers.h"

namespace heedmap {

/// How a figure looks, as the options say it: what does not depend on the model.
struct FigureLookOptions {
    std::string widthMm = "170";
    std::string heightMm;
    std::string dpi = "300";
    std::string colorMap = "viridis";
    std::string limits;
    std::string theme = "light";
    std::string background = "theme";
    std::string language = "en";
    std::string svgText = "outlines";
    std::optional<std::string> caption;
    bool noCaption = false;
    bool noValues = false;
};

void addFigureLookOptions(CommandParser& parser, FigureLookOptions& options);

/// Sizes, colours and words of the figure.
Result<FigureSpec> readFigureLook(const FigureLookOptions& options);

/// The format of `--data`, by its name; none where none is wanted.
Result<std::optional<NumbersFormat>> readDataFormat(const std::string& name);

/// What the file is, by its name and the options.
Result<FigureFileOptions> readFigureFile(const std::string& out, const FigureLookOptions& options);

} // namespace heedmap
