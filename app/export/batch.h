// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/export_report.h"
#include "app/export/figure_data.h"
#include "core/base/work.h"
#include "core/format/output_file.h"
#include "widgets/figure/figure_file.h"
#include "widgets/figure/numbers.h"

#include <memory>

namespace heedmap {

/// One figure of a batch.
struct BatchFigure {
    std::shared_ptr<const FigureSource> source; ///< figures of one input share it, and its runs
    FigureRequest request;
    FigureSpec spec;
    FigureFileOptions file;
    std::filesystem::path path;
    std::filesystem::path data = {}; ///< its numbers beside it; empty: none
    NumbersFormat dataFormat = NumbersFormat::csv;
};

/// What a name's parts in braces stand for.
struct NameParts {
    std::string model;
    std::string kind;
    std::string stack;
    Index layer = 0;
    Index head = 0;
};

/// `pattern` with `{model}`, `{kind}`, `{stack}`, `{layer}` and `{head}` filled in; what a file
/// name cannot hold becomes `-`. Error: other braces.
Result<std::string> batchName(const std::string& pattern, const NameParts& parts);

/// Whether the batch may begin. Errors: two files of one name, a target that `check_target`
/// refuses, no figures.
Result<void> checkBatch(const std::vector<BatchFigure>& figures, const WriteOptions& write);

/// Makes the folder of a batch, where it is not there; its parent must be. `name` is what the error
/// calls it.
Result<void> makeFolder(const std::filesystem::path& folder, const std::string& name);

/// Makes the figures in turn on several threads and writes each whole, until one fails or the work
/// is stopped. A QGuiApplication must exist.
ExportReport writeBatch(const std::vector<BatchFigure>& figures, const WriteOptions& write,
                        const Work& work);

} // namespace heedmap
