// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/worksheet.h"
#include "core/tokenizer/display.h"
#include "widgets/figure/page_flow.h"

#include <span>

namespace heedmap {

/// A worksheet, and what its pages say about it. Borrowed but for the texts.
struct WorksheetPagesInput {
    const Worksheet* sheet = nullptr;
    std::span<const DisplayToken> queries; ///< one a row
    std::span<const DisplayToken> keys;    ///< empty: the same as the queries
    QString model;
    QString sentence;
    Index layer = 0;
    Index head = 0;
    Index modelHeadDim = 0; ///< of the head that the sheet may be cut from
    std::uint64_t seed = 0;
};

/// The pages for the student, with empty cells, or with `answers` those for the teacher: the same
/// pages with the cells filled in. A QGuiApplication must exist. Errors: tokens that do not fit the
/// sheet's matrices.
Result<std::vector<DisplayList>> layoutWorksheet(const WorksheetPagesInput& input, Paper paper,
                                                 bool answers);

} // namespace heedmap
