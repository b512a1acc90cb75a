// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/cell.h"

#include <QString>

#include <functional>

namespace heedmap {

/// A number as QString::number() writes it, `-1.5e-05`, as it is printed: `−1.5×10⁻⁵`.
[[nodiscard]] QString typeset(const QString& number);

/// `1.54×10⁻³`, with a true minus sign.
[[nodiscard]] QString scientificText(double value, int decimals);

/// With that many decimals, or as a power of ten where they would leave none of it.
[[nodiscard]] QString decimalText(double value, int decimals);

/// With that many significant digits, trailing zeros included; a power of ten under 0.0001.
[[nodiscard]] QString significantText(double value, int digits);

/// The number that a reader takes from one of these texts; NaN from another text.
[[nodiscard]] double readBack(const QString& text);

constexpr int most_worked_decimals = 10;

/// Prints a line with more and more decimals, from `from` on, until it adds up as it is printed.
/// Returns how many these are; `from` where it never does.
int workedDecimals(int from, const std::function<bool(int decimals)>& addsUp);

/// A line of a table of products: the factors have the digits that the printed product takes.
struct WorkedProduct {
    QString left;
    QString right;
    QString product;
};
[[nodiscard]] WorkedProduct workedProduct(double left, double right, double product,
                                          int decimals);

/// The numbers of a weight as they are printed one step after the other. Whoever repeats a step
/// with the printed numbers gets the printed result: each has the digits that it takes.
struct WorkedWeight {
    QString dot;
    QString scale;   ///< only of use where the line multiplies by it
    QString score;   ///< what that line comes to
    QString shifted; ///< the score again, from which the row's maximum is taken away
    QString row_max;
    QString exponential;
    QString denominator;
};

/// How far a weight's steps are printed.
struct WorkedStyle {
    int decimals = 3;                                 ///< of scores, at the least
    int digits = 4;                                   ///< of the exponential, at the least
    double root = 0;                                  ///< the line divides by it; 0: it multiplies
    std::function<QString(double weight)> weightText; ///< as the result is printed
};

[[nodiscard]] WorkedWeight workedWeight(const CellExplanation& cell, const WorkedStyle& style);

/// The last steps of a softmax.
struct SoftmaxNumbers {
    double score = 0;
    double row_max = 0;
    double exponential = 0;
    double denominator = 1;
};
[[nodiscard]] WorkedWeight workedSoftmax(const SoftmaxNumbers& numbers, const WorkedStyle& style);

} // namespace heedmap
