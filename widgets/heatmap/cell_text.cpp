// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/cell_text.h"

#include "widgets/figure/worked_numbers.h"

#include <cmath>

namespace heedmap {

namespace {

const QChar minusSign(0x2212);

QString notFiniteText(double value) {
    if (std::isnan(value))
        return QStringLiteral("NaN");
    return value < 0 ? minusSign + QStringLiteral("∞") : QStringLiteral("∞");
}

QString withTrueMinus(QString text) {
    if (text.startsWith(u'-'))
        text[0] = minusSign;
    return text;
}

} // namespace

QString weightCellText(float weight) {
    if (!std::isfinite(weight))
        return notFiniteText(static_cast<double>(weight));
    QString digits = QString::number(std::abs(static_cast<double>(weight)), 'f', 2);
    const bool rounds_to_zero = digits == QLatin1String("0.00");
    if (digits.startsWith(u'0'))
        digits.remove(0, 1);
    return weight < 0.0F && !rounds_to_zero ? minusSign + digits : digits;
}

QString differenceCellText(float difference) {
    const QString text = weightCellText(difference);
    const bool positive = std::isfinite(difference) && difference > 0.0F;
    return positive && text != QLatin1String(".00") ? QLatin1Char('+') + text : text;
}

QString scoreCellText(float score) {
    if (!std::isfinite(score))
        return notFiniteText(static_cast<double>(score));
    const double value = static_cast<double>(score);
    return withTrueMinus(QString::number(value, 'f', std::abs(value) < 99.95 ? 1 : 0));
}

QString exactText(double value, int digits) {
    if (!std::isfinite(value))
        return notFiniteText(value);
    return typeset(QString::number(value, 'g', digits));
}

} // namespace heedmap
