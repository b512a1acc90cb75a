// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/percent_text.h"

#include "widgets/figure/worked_numbers.h"

#include <cmath>

namespace heedmap {

namespace {

QString withSign(const QString& number) {
    return number + QLatin1Char('%');
}

} // namespace

QString percentText(double share) {
    if (!std::isfinite(share)) {
        return QStringLiteral("–");
    }
    if (share > 0 && share < 1e-4) {
        return QStringLiteral("<0.01%");
    }
    if (share == 0) {
        return QStringLiteral("0%");
    }
    return withSign(QString::number(100 * share, 'f', share < 9.5e-4 ? 2 : 1));
}

QString exactPercentText(double share) {
    const double percent = 100 * share;
    if (!std::isfinite(percent)) {
        return decimalText(percent, 1);
    }
    if (percent == 0) {
        return QStringLiteral("0%");
    }
    if (percent > 0 && percent < 1e-4) {
        return withSign(scientificText(percent, 1));
    }
    if (percent > 0 && percent < 0.1) {
        const int zeros = static_cast<int>(-std::floor(std::log10(percent)));
        return withSign(QString::number(percent, 'f', zeros + 1));
    }
    return withSign(QString::number(percent, 'f', 1));
}

} // namespace heedmap
