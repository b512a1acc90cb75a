// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/sheet.h"

namespace heedmap {

// Formulas in a line: `_{…}` stands lower and smaller, `^{…}` higher and smaller; the rest is text.

/// `W_Q`, as names are written, as a formula: `W_{Q}`.
[[nodiscard]] QString asFormula(const QString& text);

[[nodiscard]] double formulaWidth(const QString& formula, const TextStyle& style); ///< mm

/// Draws it from `left` on, on its baseline; returns its width.
double drawFormula(Sheet& sheet, const QString& formula, const TextStyle& style,
                   const QColor& color, QPointF left, ItemRole role = ItemRole::formula);

} // namespace heedmap
