// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace heedmap {

/// A number as people read it: a true minus sign, `NaN`, `∞`, and a power of ten where `decimals`
/// would show 0 for what is not 0, or more than 7 digits; it then has at most `powerDecimals`.
/// Never groups digits.
[[nodiscard]] QString numberText(double value, int decimals = 3, int powerDecimals = 2);

/// An attention weight, the same wherever one stands in words: `0.1192`, and `1.05×10⁻⁴` where four
/// decimals would leave one digit of it.
[[nodiscard]] QString weightText(double weight);

/// A share in [0, 1] as a percentage: `18.1%`; under 0.1% with two significant digits.
[[nodiscard]] QString percentText(double share);

} // namespace heedmap
