// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/widget_checks.h"
#include "widgets/panels/explanation_card.h"
#include "widgets/panels/product_table.h"

#include <QAbstractItemModelTester>
#include <QtTest>
#include <QtWidgets>

#include <cmath>
#include <limits>

using namespace heedmap;

namespace {

/// The numbers of an equation `a + b ÷ c = d` as printed.
QString numbersOf(const QString& line) {
    return line.mid(line.indexOf(QStringLiteral(": ")) + 2);
}

/// q·k = 2·1.5 + (−0.5)·4 + 1·(−3) + 0·7 = −2; scale 1/√4: score −1; the row's maximum is 1.
CellExplanation exampleCell() {
    CellExplanation cell;
    cell.query_pos = 8;
    cell.key_pos = 1;
    cell.q = {2.0F, -0.5F, 1.0F, 0.0F};
    cell.k = {1.5F, 4.0F, -3.0F, 7.0F};
    cell.products = {3.0F, -2.0F, -3.0F, 0.0F};
    cell.partial_sums = {3.0, 1.0, -2.0, -2.0};
    cell.dot = -2;
    cell.scale = 0.5F;
    cell.score = -1.0F;
    cell.row_scores = {1.0F, -1.0F, 0.5F};
    cell.visible = {0, 2};
    cell.row_max = 1.0F;
    cell.exponentials = {1.0, 0.1353352832, 0.0};
    cell.denominator = 1.1353352832;
    cell.weight = 0.1192029220;
    cell.shown = 0.1192029F;
    cell.agrees = true;
    return cell;
}

QString tableText(const ExplanationCard& card, int row, int column) {
    const auto* model = card.findChild<QTableView*>()->model();
    return model->index(row, column).data().toString();
}

} // namespace

class TestExplanationCard : public QObject {
    Q_OBJECT

  private slots:
    void saysHowTheShownCellFollows() {
        ShownCell cell;
        cell.sums = {0.25, 0.125};
        cell.shown = 0.375;
        QCOMPARE(numbersOf(ExplanationText::shownText(cell)), QString("0.2500 + 0.1250 = 0.3750"));
        cell.queries = 2;
        cell.first = 0.6;
        cell.shown = 0.46875;
        const QStringList lines = ExplanationText::shownText(cell).split('\n');
        QCOMPARE(numbersOf(lines[0]), QString("(0.2500 + 0.1250) ÷ 2 = 0.1875"));
        QCOMPARE(numbersOf(lines[1]), QString("0.1875 ÷ (1 − 0.6000) = 0.4688"));
        ExplanationCard card;
        card.setCell(exampleCell(), "it", "cat", Explained::only, cell);
        QVERIFY(card.lines().contains(lines.join('\n')));
        card.setCell(exampleCell(), "it", "cat");
        QVERIFY(!card.lines().join('\n').contains(lines[0]));
    }

    void showsEveryOperand() {
        ExplanationCard card;
        card.setCell(exampleCell(), "␣it", "␣cat");
        QCOMPARE(card.title(), QString("Why 0.1192?"));
        QCOMPARE(card.findChild<QTableView*>()->model()->rowCount(), 4);
        QCOMPARE(tableText(card, 1, ProductTable::query), QString("−0.500"));
        QCOMPARE(tableText(card, 1, ProductTable::key), QString("4.000"));
        QCOMPARE(tableText(card, 1, ProductTable::product), QString("−2.000"));
        QCOMPARE(tableText(card, 2, ProductTable::sum), QString("−2.000"));
        QCOMPARE(card.lines(),
                 QStringList({"−2.000 ÷ √4 = −1.000", "+ mask 0 = −1.000",
                              "exp(−1.000 − row max 1.000) = 0.1353", "÷ row sum 1.135 =", "0.1192",
                              "✓ recomputed, and it agrees"}));
        QVERIFY(card.secondaryText().contains("␣it") && card.secondaryText().contains("␣cat"));
    }

    void saysWhichPatternItExplains() {
        ExplanationCard card;
        const auto said = [&card](Explained pattern) {
            card.setCell(exampleCell(), "a", "b", pattern);
            QString all = card.title();
            for (const QLabel* label : card.findChildren<QLabel*>()) {
                all += label->isHidden()
                           ? QString()
                           : QLatin1Char('|') + label->accessibleName() + label->text();
            }
            return all;
        };
        QVERIFY(said(Explained::only).startsWith("Why 0.1192?"));
        QVERIFY(said(Explained::asTrained).startsWith("Why 0.1192 with the mask?"));
        QVERIFY(said(Explained::asTrained).contains("÷ √4 + mask)"));
        const QString local = said(Explained::otherHead);
        QVERIFY2(local.startsWith("Why 0.1192 without the mask?"), qPrintable(local));
        QVERIFY2(local.contains("this head only") && !local.contains("+ mask"), qPrintable(local));
        QVERIFY2(local.contains("÷ √4)"), qPrintable(local));
        QCOMPARE(card.lines()[1], QString("+ 0 (no mask) = −1.000"));
        QVERIFY(said(Explained::otherModel).contains("whole model"));
    }

    void anEncodersOtherWayIsTheMask() {
        ExplanationCard card;
        CellExplanation cell = exampleCell();
        cell.site.stack = Stack::encoder;
        card.setCell(cell, "a", "b", Explained::only);
        QCOMPARE(card.title(), QString("Why 0.1192?"));
        QCOMPARE(card.lines()[1], QString("+ 0 (no mask) = −1.000"));
        card.setCell(cell, "a", "b", Explained::asTrained);
        QCOMPARE(card.title(), QString("Why 0.1192 without the mask?"));
        card.setCell(cell, "a", "b", Explained::otherHead);
        QCOMPARE(card.title(), QString("Why 0.1192 with the mask?"));
        QCOMPARE(card.lines()[1], QString("+ mask 0 = −1.000"));
        cell.site.stack = Stack::cross;
        card.setCell(cell, "a", "b", Explained::only);
        QCOMPARE(card.lines()[1], QString("+ 0 (no mask) = −1.000"));
    }

    void cutsNoNumber() {
        CellExplanation cell = exampleCell();
        cell.products[1] = -3.28e-5;
        cell.partial_sums[1] = -1.25e-7;
        ExplanationCard card;
        card.resize(300, 500);
        card.setCell(cell, "a", "b");
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        const auto* view = card.findChild<QTableView*>();
        const QAbstractItemView* any = view; // where the size hint is public
        for (int column = 0; column < ProductTable::columns; ++column) {
            QVERIFY2(view->columnWidth(column) >= any->sizeHintForColumn(column),
                     qPrintable(QString::number(column)));
        }
        QCOMPARE(tableText(card, 1, ProductTable::product), QString("−3.3×10⁻⁵"));
    }

    void saysWhenItDoesNotAgree() {
        CellExplanation cell = exampleCell();
        cell.shown = 0.56F;
        cell.agrees = false;
        ExplanationCard card;
        card.setCell(cell, "a", "b");
        QCOMPARE(card.title(), QString("Why 0.5600?"));
        QCOMPARE(card.lines().back(), QString("✗ recomputed 0.1192029, but the heatmap shows "
                                              "0.5600000: they do not agree"));
    }

    void showsAMaskedCell() {
        CellExplanation cell = exampleCell();
        cell.masked = true;
        cell.exponentials[1] = 0;
        cell.weight = 0;
        cell.shown = 0;
        ExplanationCard card;
        card.setCell(cell, "a", "b");
        const QStringList lines = card.lines();
        QCOMPARE(lines[0], QString("−2.000 ÷ √4 = −1.000"));
        QCOMPARE(lines[1], QString("+ mask (−∞) = −∞"));
        QCOMPARE(lines[2], QString("exp(−∞ − row max 1.000) = 0"));
        QCOMPARE(lines[4], QString("0"));
        QVERIFY(lines[5].contains("softmax never sees this key"));
    }

    void showsARowThatIsNotFinite() {
        CellExplanation cell = exampleCell();
        const float nan = std::numeric_limits<float>::quiet_NaN();
        cell.q[0] = nan;
        cell.products[0] = nan;
        cell.dot = std::nan("");
        cell.score = nan;
        cell.shown = nan;
        cell.weight = std::nan("");
        cell.row_state = RowState::not_finite;
        ExplanationCard card;
        card.setCell(cell, "a", "b");
        QCOMPARE(card.title(), QString("Why NaN?"));
        QCOMPARE(tableText(card, 0, ProductTable::query), QString("NaN"));
        const QStringList lines = card.lines();
        QCOMPARE(lines[0], QString("NaN ÷ √4 = NaN"));
        QCOMPARE(lines[2], QString("NaN"));
        QVERIFY(lines[3].contains("NaN for the whole row"));
    }

    void namesAScaleThatIsNoRoot() {
        CellExplanation cell = exampleCell();
        cell.scale = 0.25F;
        cell.score = -0.5F;
        ExplanationCard card;
        card.setCell(cell, "a", "b");
        QCOMPARE(card.lines().front(), QString("−2.000 × 0.2500 = −0.500"));
    }

    void emptySaysWhatToDo() {
        ExplanationCard card;
        const auto hintSeen = [&card] {
            for (const auto* label : card.findChildren<QLabel*>()) {
                if (!label->isHidden() && label->text().startsWith("Click a cell")) {
                    return true;
                }
            }
            return false;
        };
        QVERIFY(hintSeen());
        QVERIFY(card.lines().isEmpty());
        card.setCell(exampleCell(), "a", "b");
        QVERIFY(!hintSeen());
        card.clear();
        QVERIFY(hintSeen());
        QVERIFY(card.findChild<QTableView*>()->isHidden());
    }

    void takesOperandsOfUnequalLength() {
        CellExplanation cell = exampleCell();
        cell.k.resize(2);
        cell.exponentials.clear();
        ExplanationCard card;
        card.setCell(cell, "a", "b");
        QCOMPARE(card.findChild<QTableView*>()->model()->rowCount(), 2);
    }

    void isAProperModelWithNames() {
        ProductTable table;
        const QAbstractItemModelTester tester(
            &table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setCell(exampleCell());
        table.clear();
        QCOMPARE(table.rowCount(), 0);
        ExplanationCard card;
        card.setCell(exampleCell(), "a", "b");
        QCOMPARE(test::firstNameless(card), QString());
    }

    void followsTheLanguage() {
        ExplanationCard card;
        card.setCell(exampleCell(), "a", "b");
        test::MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        QCoreApplication::processEvents();
        QEvent event(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&card, &event);
        QCOMPARE(card.title(), QString("译文：Why 0.1192?"));
        QCoreApplication::removeTranslator(&translator);
    }
};

QTEST_MAIN(TestExplanationCard)
#include "test_explanation_card.moc"
