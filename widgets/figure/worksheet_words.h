// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/worksheet_pages.h"

namespace heedmap {

/// The words of a worksheet, in the language of the installed translator.
struct WorksheetText {
    [[nodiscard]] static QString title(bool answers);
    [[nodiscard]] static QString subtitle(const WorksheetPagesInput& input);
    [[nodiscard]] static QString name();
    [[nodiscard]] static QString date();
    [[nodiscard]] static QString instruction(const WorksheetPagesInput& input, bool answers);
    [[nodiscard]] static QString partTitle(WorksheetPart part);
    /// As `formula.h` writes them.
    [[nodiscard]] static QString formula(const Worksheet& sheet, WorksheetPart part);
    [[nodiscard]] static QString footer(const WorksheetPagesInput& input);
};

} // namespace heedmap
