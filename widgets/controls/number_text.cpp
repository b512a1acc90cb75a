// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/number_text.h"

#include "widgets/figure/worked_numbers.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

int weight_decimals = usual_decimals;

} // namespace

void setWeightDecimals(int decimals) {
    weight_decimals = std::clamp(decimals, fewest_decimals, most_decimals);
}

int weightDecimals() {
    return weight_decimals;
}

QString numberText(double value, int decimals, int powerDecimals) {
    const QString text = decimalText(value, decimals);
    return text.contains(QChar(0x00D7)) ? scientificText(value, std::min(decimals, powerDecimals))
                                        : text;
}

QString weightText(double weight) {
    const double size = std::fabs(weight);
    const double least = 9.995 * std::pow(10.0, -weight_decimals); // of which two digits are left
    return size > 0 && size < least ? scientificText(weight, std::min(2, valueDecimals()))
                                    : numberText(weight, weight_decimals);
}

} // namespace heedmap
