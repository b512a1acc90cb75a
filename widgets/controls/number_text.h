// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/percent_text.h"

#include <QString>

namespace heedmap {

constexpr int fewest_decimals = 3;
constexpr int usual_decimals = 4;
constexpr int most_decimals = 7; // more than a float has

/// How many digits stand after the point of a weight in words; of other numbers one less. It is of
/// the whole program, as its language is.
void setWeightDecimals(int decimals);
[[nodiscard]] int weightDecimals();
[[nodiscard]] inline int valueDecimals() {
    return weightDecimals() - 1;
}

/// A number as people read it: a true minus sign, `NaN`, `∞`, and a power of ten where `decimals`
/// would show 0 for what is not 0, or more than 7 digits; it then has at most `powerDecimals`.
/// Never groups digits.
[[nodiscard]] QString numberText(double value, int decimals = valueDecimals(),
                                 int powerDecimals = 2);

/// An attention weight, the same wherever one stands in words: `0.1192`, and `1.05×10⁻⁴` where that
/// many decimals would leave one digit of it.
[[nodiscard]] QString weightText(double weight);

} // namespace heedmap
