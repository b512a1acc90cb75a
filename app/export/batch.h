// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_data.h"
#include "core/base/work.h"
#include "core/format/output_file.h"
#include "widgets/figure/figure_file.h"

#include <memory>

namespace heedmap {

/// One figure of a batch.
struct BatchFigure {
    std::shared_ptr<const FigureSource> source; ///< figures of one input share it, and its runs
    FigureRequest request;
    FigureSpec spec;
    FigureFileOptions file;
    std::filesystem::path path;
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

/// How far a batch came.
struct BatchReport {
    std::vector<std::filesystem::path> written;
    std::vector<std::filesystem::path> missing; ///< not written: none of them is there in part
    std::optional<Error> error;                 ///< the first; a stop is one
};

/// Whether the batch may begin. Errors: two figures of one name, a target that `check_target`
/// refuses, no figures.
Result<void> checkBatch(const std::vector<BatchFigure>& figures, const WriteOptions& write);

/// Makes the figures in turn on several threads and writes each whole, until one fails or the work
/// is stopped. A QGuiApplication must exist.
BatchReport writeBatch(const std::vector<BatchFigure>& figures, const WriteOptions& write,
                       const Work& work);

/// `a.svg, b.svg and 5 more`: the files of a report by their names.
[[nodiscard]] std::string listed(const std::vector<std::filesystem::path>& files, std::size_t most);

} // namespace heedmap
