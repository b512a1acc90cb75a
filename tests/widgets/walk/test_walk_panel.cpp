// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/walk_panel.h"

#include "tests/widgets/walk/sample_walk.h"
#include "tests/widgets/widget_checks.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/figure/walk_words.h"
#include "widgets/theme/application_theme.h"
#include "widgets/walk/formula_line.h"
#include "widgets/walk/walk_arithmetic.h"
#include "widgets/walk/walk_board.h"
#include "widgets/walk/walk_switches.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace heedmap;
using namespace heedmap::test;

namespace {

/// A panel whose wishes are met at once, as jobs meet them later.
class Bench {
  public:
    explicit Bench(WhatIf what_if = {}) : walk(sampleWalk(what_if)) {
        QObject::connect(&panel, &WalkPanel::stepWanted, &panel,
                         [this](WalkStep step) { show(step); });
        QObject::connect(
            &panel, &WalkPanel::explanationWanted, &panel, [this](const WalkCell& cell) {
                panel.setExplanation(panel.picture(), explain_element(walk, cell).value());
            });
        panel.resize(720, 520);
        panel.setTokens(4, 3);
        show(WalkStep::input);
        panel.show();
    }
    void show(WalkStep step) { panel.setPicture(samplePicture(walk, step)); }
    [[nodiscard]] WalkStep step() const { return panel.picture()->stage.step; }

    HeadWalk walk;
    WalkPanel panel;
};

} // namespace

class TestWalkPanel : public QObject {
    Q_OBJECT

    std::unique_ptr<ApplicationTheme> theme_;

  private slots:
    void initTestCase() { theme_ = std::make_unique<ApplicationTheme>(); }

    void everyStepIsReachedByKeys() {
        Bench bench;
        QSet<int> seen{static_cast<int>(bench.step())};
        for (std::size_t i = 1; i < bench.walk.stages().size(); ++i) {
            QTest::keyClick(bench.panel.formula(), Qt::Key_Right);
            QCOMPARE(bench.step(), bench.walk.stages()[i].step);
            seen << static_cast<int>(bench.step());
        }
        QCOMPARE(seen.size(), 10);
        QTest::keyClick(bench.panel.formula(), Qt::Key_Right); // the last stays
        QCOMPARE(bench.step(), WalkStep::output);
        QTest::keyClick(bench.panel.formula(), Qt::Key_Left);
        QCOMPARE(bench.step(), WalkStep::values);
        QCOMPARE(bench.panel.steps()->current(), 8);
    }

    /// Each step shows its matrices, explains its result at the chosen tokens, and agrees.
    void everyStepExplainsItsResult() {
        Bench bench;
        for (const WalkStage& stage : bench.walk.stages()) {
            bench.show(stage.step);
            const WalkCell cell = bench.panel.cell();
            QCOMPARE(cell.part, stage.equations.front().result);
            const QStringList lines = bench.panel.arithmetic()->lines();
            QVERIFY2(lines.join(u'|').contains(QStringLiteral("✓")), qPrintable(lines.join(u'|')));
            for (const WalkEquation& equation : stage.equations) {
                for (const WalkPart part : equation.operands) {
                    QVERIFY(bench.panel.board()->view(part) != nullptr);
                }
            }
            int marked = 0;
            for (const MatrixView* view : bench.panel.board()->views()) {
                marked += static_cast<int>(view->sources().size());
            }
            QVERIFY(marked > 0);
        }
    }

    void aClickExplainsAnyCell() {
        Bench bench;
        QSignalSpy tokens(&bench.panel, &WalkPanel::tokensChosen);
        bench.show(WalkStep::dot);
        MatrixView* keys = bench.panel.board()->view(WalkPart::k); // shown as Kᵀ
        QCOMPARE(keys->content().rowCount(), Index{5});
        QCOMPARE(keys->content().colCount(), Index{6});
        QTest::mouseClick(keys, Qt::LeftButton, {}, keys->cellRect({2, 5}).center().toPoint());
        QCOMPARE(bench.panel.cell(), (WalkCell{WalkPart::k, 5, 2}));
        QVERIFY(bench.panel.arithmetic()->lines().first().startsWith(QStringLiteral("K[5, 2] = ")));
        QCOMPARE(tokens.size(), 1);
        QCOMPARE(tokens.last().at(0).value<Index>(), Index{4});
        QCOMPARE(tokens.last().at(1).value<Index>(), Index{5});
        QTest::keyClick(keys, Qt::Key_Return); // where it comes from
        QCOMPARE(bench.step(), WalkStep::key);
        QCOMPARE(bench.panel.cell(), (WalkCell{WalkPart::k, 5, 2}));
        QVERIFY(bench.panel.board()->view(WalkPart::w_k) != nullptr);
    }

    void whatCountsTheSameStandsAtTheSameHeight() {
        Bench bench;
        for (const WalkStep step : {WalkStep::query, WalkStep::dot, WalkStep::scale, WalkStep::mask,
                                    WalkStep::softmax, WalkStep::values, WalkStep::output}) {
            bench.show(step);
            const WalkEquation& equation = bench.panel.picture()->stage.equations.front();
            const MatrixView* first = bench.panel.board()->view(equation.operands.front());
            const MatrixView* result = bench.panel.board()->view(equation.result);
            const QRectF a = first->cellRect({4, 0}).translated(first->pos());
            const QRectF c = result->cellRect({4, 0}).translated(result->pos());
            QCOMPARE(a.top(), c.top());
            QCOMPARE(a.height(), c.height());
            QVERIFY(result->geometry().right() <= bench.panel.board()->width());
            QVERIFY(first->geometry().right() < result->geometry().left());
        }
        MatrixView* scores = bench.panel.board()->view(WalkPart::z);
        QTest::keyClick(scores, Qt::Key_Plus);
        QCOMPARE(bench.panel.board()->view(WalkPart::out)->rowRange(), scores->rowRange());
        QVERIFY(scores->rowRange().extent < 6);
        bench.panel.board()->showEverything();
        QCOMPARE(scores->rowRange(), (MatrixRange{0, 6}));
    }

    void theChosenTokensWaitForThePictureThatHasThem() {
        Bench bench;
        const HeadWalk shorter = sampleWalk({}, 3);
        bench.panel.setPicture(samplePicture(shorter, WalkStep::dot));
        QCOMPARE(bench.panel.place().query_pos, Index{2});
        bench.panel.setTokens(5, 4);
        QCOMPARE(bench.panel.place().query_pos, Index{2});
        bench.show(WalkStep::dot);
        QCOMPARE(bench.panel.cell(), (WalkCell{WalkPart::dots, 5, 4}));
    }

    void aStaleExplanationIsDropped() {
        Bench bench;
        bench.show(WalkStep::query);
        const QStringList before = bench.panel.arithmetic()->lines();
        const auto other = explain_element(bench.walk, {WalkPart::q, 0, 0}).value();
        bench.panel.setExplanation(bench.panel.picture(), other);
        QCOMPARE(bench.panel.arithmetic()->lines(), before);
        const auto same = explain_element(bench.walk, bench.panel.cell()).value();
        bench.panel.setExplanation(samplePicture(bench.walk, WalkStep::query), same);
        QCOMPARE(bench.panel.arithmetic()->lines(), before);
    }

    void theFormulaIsUnfoldedWhereOneStands() {
        Bench bench;
        bench.show(WalkStep::query);
        QVERIFY(bench.panel.formula()->text().contains(QStringLiteral("(X WQ + bQ)")));
        bench.show(WalkStep::softmax);
        QCOMPARE(bench.panel.formula()->text(),
                 QStringLiteral("X → softmax( Q · Kᵀ ÷ √5 + mask ) × V × WO"));
        const auto& pieces = bench.panel.formula()->pieces();
        for (int i = 0; i < static_cast<int>(pieces.size()); ++i) {
            if (const auto step = pieces[static_cast<std::size_t>(i)].step) {
                QTest::mouseClick(bench.panel.formula(), Qt::LeftButton, {},
                                  bench.panel.formula()->itemRect(i).center());
                QCOMPARE(bench.step(), *step);
                bench.show(WalkStep::softmax);
            }
        }
    }

    void theFormulaSaysWhatIsComputed() {
        const auto told = [](const WhatIf& whatIf, WalkStep step) {
            QStringList texts;
            const HeadWalk walk = sampleWalk(whatIf);
            for (const FormulaPiece& piece : WalkWords(walk).formula(step)) {
                texts << piece.text;
            }
            return texts.join(QLatin1Char(' '));
        };
        QCOMPARE(told({false, Mask::none, 1}, WalkStep::softmax),
                 QStringLiteral("X → softmax( Q · Kᵀ ) × V × W_O"));
        QCOMPARE(told({true, Mask::causal, 1}, WalkStep::softmax),
                 QStringLiteral("X → softmax( Q · Kᵀ ÷ √5 + mask ) × V × W_O"));
        QVERIFY(told({true, Mask::none, 1}, WalkStep::mask).contains(QStringLiteral("√5 + 0 )")));
    }

    void switchesTellAndGoBack() {
        WalkSwitches switches;
        switches.show();
        QSignalSpy changed(&switches, &WalkSwitches::changed);
        const QList<QCheckBox*> boxes = switches.findChildren<QCheckBox*>();
        boxes[0]->click();
        QCOMPARE(switches.state(), (WalkSwitchState{false, true, 1.0}));
        boxes[1]->click();
        switches.findChild<QDoubleSpinBox*>()->setValue(2.5);
        QCOMPARE(switches.state(), (WalkSwitchState{false, false, 2.5}));
        QCOMPARE(changed.size(), 3);
        auto* reset = switches.findChild<QPushButton*>();
        QVERIFY(reset->isVisible());
        reset->click();
        QCOMPARE(switches.state(), WalkSwitchState());
        QCOMPARE(changed.size(), 4);
        QVERIFY(!reset->isVisible());
        switches.setState({true, false, 1.0}, {true, false, 1.0}); // an encoder's own
        QVERIFY(!reset->isVisible());
        QCOMPARE(changed.size(), 4);
    }

    void everyControlHasANameAndRoom() {
        Bench bench({true, Mask::none, 1});
        for (const WalkStage& stage : bench.walk.stages()) {
            bench.show(stage.step);
            QCOMPARE(firstNameless(bench.panel), QString());
            QCOMPARE(firstCutButton(bench.panel), QString());
            QVERIFY(!bench.panel.grab().isNull());
        }
        bench.panel.clear();
        QVERIFY(!bench.panel.grab().isNull());
        bench.panel.walk(1);
    }
};

QTEST_MAIN(TestWalkPanel)
#include "test_walk_panel.moc"
