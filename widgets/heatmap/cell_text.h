// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/number_text.h"

#include <QString>

namespace heedmap {

/// A weight as it stands in a cell: two decimals, no leading zero (".57", "1.00"), "NaN" where it
/// is not finite.
[[nodiscard]] QString weightCellText(float weight);

/// A difference of weights: the same, with its sign (`+.17`, `−.12`).
[[nodiscard]] QString differenceCellText(float difference);

/// A score as it stands in a cell: one decimal up to ±99.9, none beyond ("−30.9", "−131").
[[nodiscard]] QString scoreCellText(float score);

/// A value in full, as tooltips and screen readers give it: `digits` significant digits, a true
/// minus sign, small ones in powers of ten, "NaN", "∞" and "−∞".
[[nodiscard]] QString exactText(double value, int digits = weightDecimals());

} // namespace heedmap
