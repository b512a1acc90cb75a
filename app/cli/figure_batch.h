// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/figure_task.h"

namespace heedmap {

/// The options that make many figures of one command, as they were written.
struct FigureBatchOptions {
    std::string layers;
    std::string heads;
    std::string name;
    std::string outDir;
    std::string spec;

    [[nodiscard]] bool wanted() const {
        return !(layers.empty() && heads.empty() && name.empty() && outDir.empty() && spec.empty());
    }
};

/// --layers, --heads, --name, --out-dir, --spec.
void addFigureBatchOptions(CommandParser& parser, FigureBatchOptions& options);

/// Makes the figures of `--layers` and `--heads`, or those of the file `--spec`: every input is
/// read and run once. Errors tell how many are written, and which are not.
Result<void> figureBatch(const FigureOptions& options, const FigureBatchOptions& batch);

} // namespace heedmap
