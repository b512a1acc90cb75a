// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/sheet.h"

namespace heedmap {

// Formulas in a line: `_{…}` stands lower and smaller, `^{…}` higher and smaller; the rest is text.

[[nodiscard]] double formulaWidth(const QString& formula, const TextStyle& style); ///< mm

/// Draws it from `left` on, on its baseline; returns its width.
double drawFormula(Sheet& sheet, const QString& formula, const TextStyle& style,
                   const QColor& color, QPointF left);

} // namespace heedmap
