// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/worksheet_source.h"
#include "core/format/output_file.h"
#include "core/tokenizer/display.h"
#include "widgets/figure/page_flow.h"

#include <QString>

namespace heedmap {

struct WorksheetRequest {
    WorksheetCut cut;
    WorksheetOptions options;
    Paper paper = Paper::a4;
    std::vector<DisplayToken> queries; ///< of the whole text: the first ones are taken
    std::vector<DisplayToken> keys;
    QString model;
    QString sentence;
    QString program;
};

struct WorksheetFiles {
    std::filesystem::path sheet;
    std::filesystem::path answers;
};

/// Writes both PDFs, or neither: they are laid out before the first is written. A QGuiApplication
/// must exist. Errors: those of `worksheet_input`, `make_worksheet` and of the files.
Result<void> writeWorksheet(const HeadWalk& walk, const WorksheetRequest& request,
                            const WorksheetFiles& files, const WriteOptions& write);

} // namespace heedmap
