// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/walk_sum.h"

#include "tests/widgets/walk/sample_walk.h"
#include "widgets/controls/number_text.h"
#include "widgets/figure/palette.h"
#include "widgets/walk/walk_term_table.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QtTest>

using namespace heedmap;
using namespace heedmap::test;

namespace {

struct Told {
    QString formula;
    QString place;
    QStringList lines;
    QString verdict;
};

Told tell(const HeadWalk& walk, const WalkCell& cell) {
    const WalkPicturePtr picture = samplePicture(walk, WalkStep::input);
    const WalkExplanation explained = explain_element(walk, cell).value();
    const WalkSum sum(*picture, explained);
    return {sum.formulaPlain(), sum.place(), sum.lines(), sum.verdict()};
}

} // namespace

class TestWalkSum : public QObject {
    Q_OBJECT

  private slots:
    void formulas_data() {
        QTest::addColumn<int>("part");
        QTest::addColumn<QString>("formula");
        const auto row = [](WalkPart part, const char* formula) {
            QTest::addRow("%d", static_cast<int>(part))
                << static_cast<int>(part) << QString::fromUtf8(formula);
        };
        row(WalkPart::resid, "R[4, 3]: what the layers below hand over");
        row(WalkPart::w_q, "WQ[4, 3]: learnt in training, a number of the model's file");
        row(WalkPart::x, "X[4, 3] = (R[4, 3] − mean) ÷ √(variance + ε) · γ[3] + β[3]");
        row(WalkPart::q, "Q[4, 3] = Σ X[4, c] · WQ[c, 3] + bQ[3]");
        row(WalkPart::v, "V[4, 3] = Σ X[4, c] · WV[c, 3] + bV[3]");
        row(WalkPart::dots, "QKᵀ[4, 3] = Σ Q[4, c] · K[3, c]");
        row(WalkPart::scores, "S[4, 3] = QKᵀ[4, 3] ÷ √5");
        row(WalkPart::mask, "M[4, 3] = 0: the query may see this key");
        row(WalkPart::masked, "(S + M)[4, 3] = S[4, 3] + M[4, 3]");
        row(WalkPart::pattern, "A[4, 3] = exp((S + M)[4, 3]) ÷ Σ exp((S + M)[4, j])");
        row(WalkPart::z, "Z[4, 3] = Σ A[4, j] · V[j, 3]");
        row(WalkPart::out, "(Z WO)[4, 3] = Σ Z[4, c] · WO[c, 3]");
    }
    void formulas() {
        QFETCH(int, part);
        QFETCH(QString, formula);
        QCOMPARE(tell(sampleWalk(), {static_cast<WalkPart>(part), 4, 3}).formula, formula);
    }

    void numbersAreTheElements() {
        const HeadWalk walk = sampleWalk();
        const auto found = explain_element(walk, {WalkPart::q, 4, 3}).value();
        const Told told = tell(walk, {WalkPart::q, 4, 3});
        QCOMPARE(told.place, QStringLiteral("query 4 “token4” · head dimension 3"));
        QCOMPARE(told.lines.size(), 2);
        QVERIFY(told.lines[0].endsWith(numberText(found.sum, 4)));
        QVERIFY(told.lines[1].contains(numberText(*found.bias, 4)));
        QCOMPARE(told.verdict, QStringLiteral("recomputed, and it agrees"));
        QVERIFY(tell(walk, {WalkPart::w_k, 1, 1}).verdict.isEmpty());
    }

    void inShortItIsOneLine_data() {
        QTest::addColumn<int>("part");
        QTest::addColumn<QString>("line");
        const auto row = [](WalkPart part, const char* line) {
            QTest::addRow("%d", static_cast<int>(part))
                << static_cast<int>(part) << QString::fromUtf8(line);
        };
        row(WalkPart::w_q, "WQ\\[4, 3\\]: learnt in training, a number of the model's file: N");
        row(WalkPart::q, "Q\\[4, 3\\] = Σ .* = N × N \\+ N × N \\+ N × N \\+ "
                         "… \\(20 products\\) \\+ N = N");
        row(WalkPart::scores, "S\\[4, 3\\] = .* = N ÷ √5 = N");
        row(WalkPart::mask, "M\\[4, 3\\] = 0: the query may see this key");
        row(WalkPart::pattern, "A\\[4, 3\\] = exp.* = exp\\(N − N\\) ÷ N = N");
        row(WalkPart::x, "X\\[4, 3\\] = .* = \\(N − N\\) ÷ N × N \\+ N = N");
    }
    void inShortItIsOneLine() {
        QFETCH(int, part);
        QFETCH(QString, line);
        const HeadWalk walk = sampleWalk();
        const auto explained = explain_element(walk, {static_cast<WalkPart>(part), 4, 3}).value();
        const WalkPicturePtr picture = samplePicture(walk, WalkStep::input);
        const QString told = WalkSum(*picture, explained).inShort();
        line.replace(QLatin1Char('N'), QStringLiteral("[(−]*[0-9.×⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+\\)?"));
        QVERIFY2(
            QRegularExpression(QRegularExpression::anchoredPattern(line)).match(told).hasMatch(),
            qPrintable(told));
    }

    void whatIfSaysSo() {
        const HeadWalk walk = sampleWalk({false, Mask::none, 2});
        const WalkPicturePtr picture = samplePicture(walk, WalkStep::softmax);
        const auto explained = explain_element(walk, {WalkPart::pattern, 1, 5}).value();
        const WalkSum sum(*picture, explained);
        QCOMPARE(sum.formulaPlain(),
                 QStringLiteral("A[1, 5] = exp((S + M)[1, 5] ÷ 2.00) ÷ Σ exp((S + M)[1, j] ÷ "
                                "2.00)"));
        QVERIFY(sum.remark().startsWith(QStringLiteral("What if")));
        QVERIFY(sum.verdict().contains(QStringLiteral("switches"))); // not with the model
        QCOMPARE(sum.headings()[2], QStringLiteral("exp((s − max) ÷ 2.00)"));
        QVERIFY(sum.lines()[0].contains(QStringLiteral(" ÷ 2.00 = ")));
        QString whole;
        for (const FormulaPiece& piece : WalkWords(walk).formula(WalkStep::softmax)) {
            whole += piece.text + QLatin1Char(' ');
        }
        QVERIFY2(whole.contains(QStringLiteral("softmax(( Q")), qPrintable(whole));
        QVERIFY2(whole.contains(QStringLiteral(") ÷ 2.00 ) ×")), qPrintable(whole));
        QVERIFY(explained.visible && explained.agrees);
    }

    void roundingOfAZeroIsAZero() {
        const HeadWalk walk = sampleWalk();
        const WalkPicturePtr picture = samplePicture(walk, WalkStep::input);
        auto explained = explain_element(walk, {WalkPart::x, 4, 3}).value();
        QVERIFY(explained.noise > 0 && explained.noise < 1e-6);
        QCOMPARE(WalkSum(*picture, explained).equals(), QStringLiteral("= "));
        const double speck = explained.norm->noise / 2; // of a row that adds up to 0
        explained.norm->mean = speck;
        explained.terms[0].left = 0;
        explained.terms[0].product = -speck / std::sqrt(explained.norm->variance);
        explained.bias.reset();
        explained.value = explained.terms[0].product;
        const WalkSum sum(*picture, explained);
        QCOMPARE(sum.equals() + sum.result(), QStringLiteral("≈ 0.0000"));
        for (const QString& line : sum.lines()) {
            QVERIFY2(!line.contains(QStringLiteral("×10")), qPrintable(line));
        }
        QVERIFY(sum.lines()[0].startsWith(QStringLiteral("mean = 0.0000,")));
    }

    void factorsGiveThePrintedProduct() {
        const HeadWalk walk = sampleWalk();
        const auto explained = explain_element(walk, {WalkPart::q, 4, 3}).value();
        WalkTermTable table;
        table.setTerms(explained.terms, {}, {"c", "X", "WQ", "X × WQ"});
        table.setShowAll(true);
        for (int row = 0; row < table.rowCount(); ++row) {
            const auto at = [&](int column) { return table.index(row, column).data().toString(); };
            const double product =
                readBack(at(WalkTermTable::left)) * readBack(at(WalkTermTable::right));
            QCOMPARE(numberText(product, 3, 1), at(WalkTermTable::product));
        }
    }

    void rolesHaveTheirColors() {
        const HeadWalk walk = sampleWalk();
        const WalkPicturePtr picture = samplePicture(walk, WalkStep::dot);
        const auto explained = explain_element(walk, {WalkPart::dots, 4, 3}).value();
        const Palette& palette = Palette::light();
        const QString html = WalkSum(*picture, explained).formulaHtml(palette);
        QCOMPARE(html.count(palette.query.name()), 2);
        QCOMPARE(html.count(palette.key.name()), 2);
    }

    void aLongSumShowsItsLargestTerms() {
        const HeadWalk walk = sampleWalk();
        const auto explained = explain_element(walk, {WalkPart::q, 4, 3}).value();
        QCOMPARE(explained.terms.size(), std::size_t{20});
        WalkTermTable table;
        const QAbstractItemModelTester tester(
            &table, QAbstractItemModelTester::FailureReportingMode::Fatal);
        table.setTerms(explained.terms, {}, {"c", "X", "WQ", "X × WQ"});
        QVERIFY(table.isLong());
        QCOMPARE(table.rowCount(), 8);
        double rest = explained.sum;
        double least = 1e30;
        for (int row = 0; row < 7; ++row) {
            rest -= table.term(row)->product;
            least = std::min(least, std::abs(table.term(row)->product));
        }
        QVERIFY(table.term(7) == nullptr);
        QCOMPARE(table.index(7, 0).data().toString(), QStringLiteral("13 more"));
        QCOMPARE(table.index(7, WalkTermTable::product).data().toString(), numberText(rest, 3, 1));
        int larger = 0;
        for (const WalkTerm& term : explained.terms) {
            larger += std::abs(term.product) > least ? 1 : 0;
        }
        QCOMPARE(larger, 6);
        table.setShowAll(true);
        QCOMPARE(table.rowCount(), 20);
        QCOMPARE(table.index(19, WalkTermTable::sum).data().toString(),
                 numberText(explained.sum, 3, 1));
    }
};

QTEST_MAIN(TestWalkSum)
#include "test_walk_sum.moc"
