// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/cell_text.h"

#include <QTest>
#include <limits>

using namespace heedmap;

class TestCellText : public QObject {
    Q_OBJECT

  private slots:
    void weight_data();
    void weight();
    void differencesHaveTheirSign();
    void score_data();
    void score();
    void exact();
};

void TestCellText::weight_data() {
    QTest::addColumn<float>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << 1.0F << QStringLiteral("1.00");
    QTest::newRow("rounds") << 0.5672F << QStringLiteral(".57");
    QTest::newRow("small") << 0.001F << QStringLiteral(".00");
    QTest::newRow("negative") << -0.124F << QStringLiteral("−.12");
    QTest::newRow("no minus zero") << -0.001F << QStringLiteral(".00");
    QTest::newRow("nan") << std::numeric_limits<float>::quiet_NaN() << QStringLiteral("NaN");
}

void TestCellText::weight() {
    QFETCH(float, value);
    QFETCH(QString, text);
    QCOMPARE(weightCellText(value), text);
}

void TestCellText::differencesHaveTheirSign() {
    QCOMPARE(differenceCellText(0.1672F), QStringLiteral("+.17"));
    QCOMPARE(differenceCellText(1.0F), QStringLiteral("+1.00"));
    QCOMPARE(differenceCellText(-0.124F), QStringLiteral("−.12"));
    QCOMPARE(differenceCellText(0.001F), QStringLiteral(".00"));
    QCOMPARE(differenceCellText(0.0F), QStringLiteral(".00"));
    QCOMPARE(differenceCellText(std::numeric_limits<float>::quiet_NaN()), QStringLiteral("NaN"));
}

void TestCellText::score_data() {
    QTest::addColumn<float>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0F << QStringLiteral("0.0");
    QTest::newRow("negative") << -30.964F << QStringLiteral("−31.0");
    QTest::newRow("large") << -175.157F << QStringLiteral("−175");
    QTest::newRow("boundary") << 99.97F << QStringLiteral("100");
    QTest::newRow("infinite") << -std::numeric_limits<float>::infinity() << QStringLiteral("−∞");
}

void TestCellText::score() {
    QFETCH(float, value);
    QFETCH(QString, text);
    QCOMPARE(scoreCellText(value), text);
}

void TestCellText::exact() {
    QCOMPARE(exactText(0.564812), QStringLiteral("0.5648"));
    QCOMPARE(exactText(-4.016e-5), QStringLiteral("−4.016×10⁻⁵"));
    QCOMPARE(exactText(-30.9641, 5), QStringLiteral("−30.964"));
    QCOMPARE(exactText(std::numeric_limits<double>::infinity()), QStringLiteral("∞"));
}

QTEST_GUILESS_MAIN(TestCellText)
#include "test_cell_text.moc"
