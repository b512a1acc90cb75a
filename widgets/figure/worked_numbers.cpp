// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/worked_numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace heedmap {

namespace {

constexpr QChar minus(0x2212);
constexpr char16_t raised[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";

QString superscript(int exponent) {
    QString text = exponent < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar digit : QString::number(std::abs(exponent))) {
        text += QChar(raised[digit.digitValue()]);
    }
    return text;
}

QString notFiniteText(double value) {
    return std::isnan(value) ? QStringLiteral("NaN")
           : value < 0       ? QStringLiteral("−∞")
                             : QStringLiteral("∞");
}

/// Whether the printed step ends at the printed result.
bool gives(double value, const QString& result, const std::function<QString(double)>& print) {
    return readBack(print(value)) == readBack(result);
}

/// Returns how many significant digits the exponential got: the sum's come first.
int printQuotient(WorkedWeight& worked, const SoftmaxNumbers& numbers, const WorkedStyle& style) {
    const QString weight = style.weightText(numbers.exponential / numbers.denominator);
    const auto print = [&](int digits, int decimals) {
        worked.exponential = numbers.exponential == 1.0
                                 ? QStringLiteral("1")
                                 : significantText(numbers.exponential, digits);
        worked.denominator = decimalText(numbers.denominator, decimals);
        return gives(readBack(worked.exponential) / readBack(worked.denominator), weight,
                     style.weightText);
    };
    for (int more = 0; more < 7; ++more) {
        for (int digits = style.digits; digits <= style.digits + more; ++digits) {
            if (print(digits, style.decimals + more)) {
                return digits;
            }
        }
    }
    print(style.digits, style.decimals);
    return style.digits;
}

/// Whether exp(score − max), as printed with so many decimals, is the printed exponential.
bool printDifference(WorkedWeight& worked, const SoftmaxNumbers& numbers, int digits,
                     int decimals) {
    worked.shifted = decimalText(numbers.score, decimals);
    worked.row_max = decimalText(numbers.row_max, decimals);
    return gives(std::exp(readBack(worked.shifted) - readBack(worked.row_max)), worked.exponential,
                 [digits](double value) { return significantText(value, digits); });
}

/// Returns the decimals of the scores.
int printSoftmax(WorkedWeight& worked, const SoftmaxNumbers& numbers, const WorkedStyle& style) {
    const int digits = printQuotient(worked, numbers, style);
    return workedDecimals(style.decimals, [&](int decimals) {
        return printDifference(worked, numbers, digits, decimals);
    });
}

/// Whether the scaled sum of products, as printed, is the score with so many decimals.
bool printScaling(WorkedWeight& worked, const CellExplanation& cell, const WorkedStyle& style,
                  int scoreDecimals) {
    bool found = false;
    worked.score = decimalText(static_cast<double>(cell.score), scoreDecimals);
    workedDecimals(style.decimals, [&](int decimals) {
        worked.dot = decimalText(cell.dot, decimals);
        worked.scale = significantText(static_cast<double>(cell.scale),
                                       style.digits + decimals - style.decimals);
        const double dot = readBack(worked.dot);
        found =
            gives(style.root > 0 ? dot / style.root : dot * readBack(worked.scale), worked.score,
                  [&](double value) { return decimalText(value, scoreDecimals); });
        return found;
    });
    return found;
}

} // namespace

QString typeset(const QString& number) {
    const auto split = number.indexOf(QLatin1Char('e'));
    const QString text = number.left(split).replace(QLatin1Char('-'), minus);
    return split < 0 ? text
                     : text + QStringLiteral("×10") + superscript(number.mid(split + 1).toInt());
}

QString scientificText(double value, int decimals) {
    return typeset(QString::number(value, 'e', decimals));
}

QString decimalText(double value, int decimals) {
    if (!std::isfinite(value)) {
        return notFiniteText(value);
    }
    const double size = std::fabs(value);
    if (size >= 1e7 || (size > 0 && size < 0.5 * std::pow(10.0, -decimals))) {
        return scientificText(value, decimals);
    }
    return QString::number(value == 0 ? 0.0 : value, 'f', decimals)
        .replace(QLatin1Char('-'), minus);
}

QString significantText(double value, int digits) {
    if (!std::isfinite(value)) {
        return notFiniteText(value);
    }
    if (value == 0) {
        return QStringLiteral("0");
    }
    const QString power = QString::number(value, 'e', digits - 1); // rounded: 9.9996 is 10.00
    const int exponent = power.mid(power.indexOf(QLatin1Char('e')) + 1).toInt();
    if (exponent < -4 || exponent >= 7) {
        return scientificText(value, digits - 1);
    }
    return QString::number(value, 'f', std::max(0, digits - 1 - exponent))
        .replace(QLatin1Char('-'), minus);
}

double readBack(const QString& text) {
    if (text.endsWith(QChar(0x221E))) {
        const double infinity = std::numeric_limits<double>::infinity();
        return text.startsWith(minus) ? -infinity : infinity;
    }
    QString plain = text;
    plain.replace(minus, QLatin1Char('-')).replace(QStringLiteral("×10"), QStringLiteral("e"));
    plain.replace(QStringLiteral("⁻"), QStringLiteral("-"));
    for (int digit = 0; digit < 10; ++digit) {
        plain.replace(QChar(raised[digit]), QChar(u'0' + digit));
    }
    bool good = false;
    const double value = plain.toDouble(&good);
    return good ? value : std::numeric_limits<double>::quiet_NaN();
}

int workedDecimals(int from, const std::function<bool(int)>& addsUp) {
    for (int decimals = from; decimals < most_worked_decimals; ++decimals) {
        if (addsUp(decimals)) {
            return decimals;
        }
    }
    addsUp(from); // never: then as short as can be
    return from;
}

WorkedProduct workedProduct(double left, double right, double product, int decimals) {
    constexpr int powerDecimals = 1; // of a number in powers of ten, at the least
    const auto text = [](double value, int shown, int inPowers) {
        const QString plain = decimalText(value, shown);
        return plain.contains(QChar(0x00D7)) ? scientificText(value, inPowers) : plain;
    };
    WorkedProduct worked;
    worked.product = text(product, decimals, powerDecimals);
    workedDecimals(decimals, [&](int shown) {
        worked.left = text(left, shown, powerDecimals + shown - decimals);
        worked.right = text(right, shown, powerDecimals + shown - decimals);
        const double printed = readBack(worked.left) * readBack(worked.right);
        return readBack(text(printed, decimals, powerDecimals)) == readBack(worked.product);
    });
    return worked;
}

WorkedWeight workedSoftmax(const SoftmaxNumbers& numbers, const WorkedStyle& style) {
    WorkedWeight worked;
    printSoftmax(worked, numbers, style);
    return worked;
}

WorkedWeight workedWeight(const CellExplanation& cell, const WorkedStyle& style) {
    const auto key = static_cast<std::size_t>(cell.key_pos);
    const bool shared =
        cell.row_state == RowState::normal && !cell.masked && key < cell.exponentials.size();
    WorkedWeight worked;
    const int decimals =
        printSoftmax(worked,
                     {static_cast<double>(cell.score), static_cast<double>(cell.row_max),
                      shared ? cell.exponentials[key] : 0, cell.denominator},
                     style);
    // The score is an F32 and may round another way than the sum it was made from: then this line
    // has the digits with which both agree.
    const int shown = shared ? decimals : style.decimals;
    for (int fewer = shown; fewer >= style.decimals; --fewer) {
        if (printScaling(worked, cell, style, fewer)) {
            return worked;
        }
    }
    for (int more = shown + 1; more <= shown + 3; ++more) {
        if (printScaling(worked, cell, style, more)) {
            return worked;
        }
    }
    printScaling(worked, cell, style, style.decimals);
    return worked;
}

} // namespace heedmap
