// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/worked_numbers.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace heedmap;

namespace {

QString weightOf(double weight) {
    return std::fabs(weight) < 9.995e-4 ? scientificText(weight, 2) : decimalText(weight, 4);
}

/// Reads a text apart from `readBack`, and says half of what its last digit is worth.
struct Read {
    double value = 0;
    double half = 0;
};
Read reading(QString text) {
    text.replace(QChar(0x2212), u'-');
    const auto parts = text.split(QStringLiteral("×10"));
    int exponent = 0;
    if (parts.size() == 2) {
        QString power = parts[1];
        const bool negative = power.startsWith(u'⁻');
        int size = 0;
        for (const QChar c : power.remove(u'⁻')) {
            size = 10 * size + static_cast<int>(QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹").indexOf(c));
        }
        exponent = negative ? -size : size;
    }
    const auto point = parts[0].indexOf(u'.');
    const auto decimals = point < 0 ? 0 : parts[0].size() - point - 1;
    return {parts[0].toDouble() * std::pow(10.0, exponent),
            0.5 * std::pow(10.0, exponent - static_cast<double>(decimals))};
}

bool rounds(double value, const QString& text) {
    const Read read = reading(text);
    return std::fabs(value - read.value) <= read.half * (1 + 1e-6);
}

CellExplanation randomCell(std::mt19937& random) {
    const double spread = std::uniform_real_distribution<double>(0.1, 12)(random);
    std::normal_distribution<double> normal(0, spread);
    const auto keys = std::uniform_int_distribution<std::size_t>(1, 30)(random);
    CellExplanation cell;
    cell.q.resize(std::size_t{1} << std::uniform_int_distribution<int>(2, 7)(random));
    const double root = std::sqrt(static_cast<double>(cell.q.size()));
    cell.scale = static_cast<float>(random() % 4 == 0 ? 0.3 : 1 / root);
    cell.key_pos = static_cast<Index>(random() % keys);
    cell.row_max = -1e30F;
    for (std::size_t j = 0; j < keys; ++j) {
        const double dot = normal(random) / static_cast<double>(cell.scale);
        cell.row_scores.push_back(static_cast<float>(dot * static_cast<double>(cell.scale)));
        cell.row_max = std::max(cell.row_max, cell.row_scores.back());
        if (static_cast<Index>(j) == cell.key_pos) {
            cell.dot = dot;
            cell.score = cell.row_scores.back();
        }
    }
    for (const float score : cell.row_scores) {
        cell.exponentials.push_back(
            std::exp(static_cast<double>(score) - static_cast<double>(cell.row_max)));
        cell.denominator += cell.exponentials.back();
    }
    cell.weight = cell.exponentials[static_cast<std::size_t>(cell.key_pos)] / cell.denominator;
    return cell;
}

} // namespace

class TestWorkedNumbers : public QObject {
    Q_OBJECT

  private slots:
    void aProductsFactorsHaveTheDigitsItTakes() {
        const WorkedProduct plain = workedProduct(2, 3, 6, 3);
        QCOMPARE(plain.left + "|" + plain.right + "|" + plain.product, "2.000|3.000|6.000");
        const WorkedProduct fine = workedProduct(6.0003, 4.0001, 6.0003 * 4.0001, 3);
        QCOMPARE(fine.product, QStringLiteral("24.002"));
        QCOMPARE(fine.left + "|" + fine.right, "6.0003|4.0001");
        for (const double left : {0.908123, -17.42377, 4.0e-5, 0.0, 123456.7}) {
            for (const double right : {2.451377, 9.87654e-4, -0.5}) {
                const WorkedProduct line = workedProduct(left, right, left * right, 3);
                const double product = readBack(line.left) * readBack(line.right);
                const QString again = workedProduct(product, 1, product, 3).product;
                QCOMPARE(again, line.product);
            }
        }
    }

    void writesSignificantDigits() {
        QCOMPARE(significantText(0.00153871, 4), QStringLiteral("0.001539"));
        QCOMPARE(significantText(1.53871e-7, 4), QStringLiteral("1.539×10⁻⁷"));
        QCOMPARE(significantText(-12.3456, 4), QStringLiteral("−12.35"));
        QCOMPARE(significantText(0.99999, 4), QStringLiteral("1.000"));
        QCOMPARE(significantText(0, 4), QStringLiteral("0"));
        QCOMPARE(significantText(std::nan(""), 4), QStringLiteral("NaN"));
    }

    void readsItsOwnTexts() {
        QCOMPARE(readBack(QStringLiteral("−1.5×10⁻¹²")), -1.5e-12);
        QCOMPARE(readBack(QStringLiteral("0.0015")), 0.0015);
        QCOMPARE(readBack(QStringLiteral("3.40×10³⁸")), 3.4e38);
        QVERIFY(std::isinf(readBack(QStringLiteral("−∞"))));
        QVERIFY(std::isnan(readBack(QStringLiteral("x"))));
    }

    void aSmallExponentialKeepsItsDigits() {
        const double sum = 1.0061;
        const WorkedWeight worked = workedSoftmax(
            {-18.1583, -11.6812, std::exp(-18.1583 + 11.6812), sum}, {3, 4, 0, weightOf});
        QCOMPARE(worked.exponential, QStringLiteral("0.001538"));
        QVERIFY(rounds(reading(worked.exponential).value / reading(worked.denominator).value,
                       QStringLiteral("0.0015")));
    }

    void aSumCloseToOneShowsThatItIsMore() {
        const WorkedWeight worked = workedSoftmax({2, 2, 1, 1.0000812}, {3, 4, 0, weightOf});
        QCOMPARE(worked.exponential, QStringLiteral("1"));
        QCOMPARE(worked.denominator, QStringLiteral("1.0001"));
    }

    /// Whoever repeats a step with the printed numbers gets the printed result.
    void everyStepAddsUpAsPrinted() {
        std::mt19937 random(7);
        std::size_t longest = 0;
        for (int i = 0; i < 20000; ++i) {
            const CellExplanation cell = randomCell(random);
            const double size = std::sqrt(static_cast<double>(cell.q.size()));
            const double root =
                std::fabs(static_cast<double>(cell.scale) * size - 1) < 1e-5 ? size : 0;
            const WorkedWeight worked = workedWeight(cell, {3, 4, root, weightOf});
            const double exponential = reading(worked.exponential).value;
            const double dot = reading(worked.dot).value;
            QString all = QStringLiteral("%1 (%2) = %3; exp(%6 − %4) = %5");
            all =
                all.arg(worked.dot, worked.scale, worked.score, worked.row_max, worked.exponential);
            all += QStringLiteral(" ÷ ") + worked.denominator;
            QVERIFY2(
                rounds(root > 0 ? dot / root : dot * reading(worked.scale).value, worked.score),
                qPrintable(all));
            QVERIFY2(rounds(std::exp(reading(worked.shifted).value - reading(worked.row_max).value),
                            worked.exponential) ||
                         exponential == 1,
                     qPrintable(all));
            QVERIFY2(rounds(exponential / reading(worked.denominator).value, weightOf(cell.weight)),
                     qPrintable(all));
            QVERIFY2(rounds(cell.weight, weightOf(cell.weight)), qPrintable(all));
            longest = std::max(longest, static_cast<std::size_t>(worked.shifted.size()));
        }
        QVERIFY2(longest <= 14, qPrintable(QString::number(longest)));
    }
};

QTEST_APPLESS_MAIN(TestWorkedNumbers)
#include "test_worked_numbers.moc"
