// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/number_text.h"

#include <QChar>

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

constexpr QChar minus(0x2212);

int weight_decimals = usual_decimals;

QString superscript(int exponent) {
    static constexpr char16_t digits[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
    QString text = exponent < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar digit : QString::number(std::abs(exponent))) {
        text += QChar(digits[digit.digitValue()]);
    }
    return text;
}

QString scientific(double value, int decimals) {
    const QString text = QString::number(value, 'e', decimals);
    const auto split = text.indexOf(QLatin1Char('e'));
    return text.left(split).replace(QLatin1Char('-'), minus) + QStringLiteral("×10") +
           superscript(text.mid(split + 1).toInt());
}

} // namespace

void setWeightDecimals(int decimals) {
    weight_decimals = std::clamp(decimals, fewest_decimals, most_decimals);
}

int weightDecimals() {
    return weight_decimals;
}

QString numberText(double value, int decimals, int powerDecimals) {
    if (std::isnan(value)) {
        return QStringLiteral("NaN");
    }
    if (std::isinf(value)) {
        return value < 0 ? QStringLiteral("−∞") : QStringLiteral("∞");
    }
    const double size = std::fabs(value);
    if (size >= 1e7 || (size > 0 && size < 0.5 * std::pow(10.0, -decimals))) {
        return scientific(value, std::min(decimals, powerDecimals));
    }
    return QString::number(value == 0 ? 0.0 : value, 'f', decimals)
        .replace(QLatin1Char('-'), minus);
}

QString weightText(double weight) {
    const double size = std::fabs(weight);
    const double least = 9.995 * std::pow(10.0, -weight_decimals); // of which two digits are left
    return size > 0 && size < least ? scientific(weight, std::min(2, valueDecimals()))
                                    : numberText(weight, weight_decimals);
}

QString percentText(double share) {
    const double percent = 100 * share;
    if (!std::isfinite(percent)) {
        return numberText(percent);
    }
    if (percent > 0 && percent < 1e-4) {
        return scientific(percent, 1) + QLatin1Char('%');
    }
    if (percent > 0 && percent < 0.1) {
        const int zeros = static_cast<int>(-std::floor(std::log10(percent)));
        return QString::number(percent, 'f', zeros + 1) + QLatin1Char('%');
    }
    return QString::number(percent, 'f', 1) + QLatin1Char('%');
}

} // namespace heedmap
