// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/number_text.h"

#include <QtTest>

#include <limits>

using namespace heedmap;

class TestNumberText : public QObject {
    Q_OBJECT

  private slots:
    void writesNumbers_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("text");
        const double inf = std::numeric_limits<double>::infinity();
        QTest::newRow("plain") << 1.911 << 3 << "1.911";
        QTest::newRow("negative") << -30.9644 << 3 << "−30.964";
        QTest::newRow("zero") << 0.0 << 3 << "0.000";
        QTest::newRow("negative zero") << -0.0 << 3 << "0.000";
        QTest::newRow("rounds up") << 0.0006 << 3 << "0.001";
        QTest::newRow("small is not zero") << 0.00012 << 3 << "1.20×10⁻⁴";
        QTest::newRow("small negative") << -2.5e-12 << 3 << "−2.50×10⁻¹²";
        QTest::newRow("large") << 3.4e38 << 3 << "3.40×10³⁸";
        QTest::newRow("nan") << std::numeric_limits<double>::quiet_NaN() << 3 << "NaN";
        QTest::newRow("infinity") << inf << 3 << "∞";
        QTest::newRow("minus infinity") << -inf << 3 << "−∞";
    }

    void writesNumbers() {
        QFETCH(double, value);
        QFETCH(int, decimals);
        QTEST(numberText(value, decimals), "text");
    }

    void writesWeights() {
        QCOMPARE(weightText(0.119203), QString("0.1192"));
        QCOMPARE(weightText(0.00268), QString("0.0027"));
        QCOMPARE(weightText(0.000105), QString("1.05×10⁻⁴"));
        QCOMPARE(weightText(0.0), QString("0.0000"));
        QCOMPARE(weightText(1.0), QString("1.0000"));
        QCOMPARE(weightText(std::numeric_limits<double>::quiet_NaN()), QString("NaN"));
    }

    void writesAsManyDecimalsAsArePreferred() {
        setWeightDecimals(6);
        QCOMPARE(weightText(0.119203), QString("0.119203"));
        QCOMPARE(weightText(0.0000107), QString("0.000011"));
        QCOMPARE(weightText(0.00000105), QString("1.05×10⁻⁶"));
        QCOMPARE(numberText(1.911), QString("1.91100"));
        setWeightDecimals(1);
        QCOMPARE(weightDecimals(), fewest_decimals);
        QCOMPARE(weightText(0.119203), QString("0.119"));
        QCOMPARE(weightText(0.005), QString("5.00×10⁻³"));
        setWeightDecimals(usual_decimals);
        QCOMPARE(numberText(1.911), QString("1.911"));
    }

    void writesPercentages() {
        QCOMPARE(percentText(0.181), QString("18.1%"));
        QCOMPARE(percentText(0.000456), QString("0.05%"));
        QCOMPARE(percentText(0.00097), QString("0.1%"));
        QCOMPARE(percentText(0), QString("0%"));
        QCOMPARE(percentText(3.2e-9), QString("<0.01%"));
        for (double share = 1; share > 1e-12; share *= 0.97) {
            QVERIFY(percentText(share).size() <= 6);
        }
    }

    void writesExactPercentages() {
        QCOMPARE(exactPercentText(0.181), QString("18.1%"));
        QCOMPARE(exactPercentText(1), QString("100.0%"));
        QCOMPARE(exactPercentText(0), QString("0%"));
        QCOMPARE(exactPercentText(0.000456), QString("0.046%"));
        QCOMPARE(exactPercentText(0.0000123), QString("0.0012%"));
        QCOMPARE(exactPercentText(3.2e-9), QString("3.2×10⁻⁷%"));
        QCOMPARE(exactPercentText(std::numeric_limits<double>::quiet_NaN()), QString("NaN"));
    }
};

QTEST_APPLESS_MAIN(TestNumberText)
#include "test_number_text.moc"
