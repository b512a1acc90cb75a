// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/walk_view.h"

#include "app/document.h"
#include "app/heatmap_card.h"
#include "widgets/figure/walk_words.h"
#include "widgets/heatmap/attention_view.h"
#include "widgets/theme/application_theme.h"
#include "widgets/walk/walk_arithmetic.h"
#include "widgets/walk/walk_board.h"
#include "widgets/walk/walk_panel.h"
#include "widgets/walk/walk_switches.h"

#include <QCheckBox>
#include <QtTest>

using namespace heedmap;

namespace {

/// A walk over an embedded model's own example.
class Bench {
  public:
    explicit Bench(const std::string& model) {
        document.openModel(model);
        view.resize(760, 560);
        view.show();
    }
    [[nodiscard]] const WalkPicturePtr& picture() const { return view.panel()->picture(); }
    [[nodiscard]] QString told() const {
        return view.panel()->arithmetic()->lines().join(QLatin1Char('|'));
    }
    /// Whether the step is shown with its result explained.
    [[nodiscard]] bool stands(WalkStep step) const {
        return picture() && picture()->stage.step == step && told().contains(QStringLiteral("✓"));
    }
    void goTo(WalkStep step) {
        ViewOptions options = document.options();
        options.walkStep = step;
        document.setOptions(options);
    }

    Document document;
    WalkView view{document};
};

constexpr int patience = 30'000;

} // namespace

class TestWalkView : public QObject {
    Q_OBJECT

    std::unique_ptr<ApplicationTheme> theme_;

  private slots:
    void initTestCase() { theme_ = std::make_unique<ApplicationTheme>(); }

    /// The switch beside the walk, and what is told of the chosen cell.
    void theWalkIsOfThePatternThatIsExplained() {
        Bench bench("story-gpt");
        QTRY_VERIFY_WITH_TIMEOUT(bench.document.cellNote() && bench.picture(), patience);
        const auto showing = [&bench](MaskView mask) {
            ViewOptions options = bench.document.options();
            options.mask = mask;
            bench.document.setOptions(options);
        };
        const auto* mask = bench.view.switches()->findChildren<QCheckBox*>()[1];
        const auto agree = [&] {
            const CellNotePtr& note = bench.document.cellNote(); // as trained: with the mask
            return mask->isChecked() == !note->other &&
                   bench.picture()->walk.key_mask().mask ==
                       (note->other ? Mask::none : Mask::causal);
        };
        for (const MaskView view :
             {MaskView::difference, MaskView::sideBySide, MaskView::unmasked, MaskView::masked}) {
            showing(view);
            QTRY_VERIFY(bench.document.picture()->view.mask == view && !bench.document.busy());
            QTRY_VERIFY(agree());
        }
        showing(MaskView::sideBySide);
        bench.document.setExplainUnmasked(true); // as a click on that picture does
        QTRY_VERIFY(bench.document.cellNote()->other);
        QTRY_VERIFY(agree());
    }

    void walksThroughEveryFamilyInside_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("steps");
        QTest::newRow("by-hand") << "by-hand" << 10;
        QTest::newRow("story-gpt") << "story-gpt" << 10;
        QTest::newRow("story-bert") << "story-bert" << 10;
        QTest::newRow("translate-en-zh") << "translate-en-zh" << 10;
    }
    void walksThroughEveryFamilyInside() {
        QFETCH(QString, model);
        QFETCH(int, steps);
        Bench bench(model.toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(bench.picture() != nullptr, patience);
        QCOMPARE(static_cast<int>(bench.picture()->walk.stages().size()), steps);
        for (const WalkStage& stage : std::vector(bench.picture()->walk.stages())) {
            bench.goTo(stage.step);
            const bool given =
                stage.step == WalkStep::input && stage.equations.front().operands.empty();
            if (given) { // nothing to recompute: what the layers below hand over
                QTRY_VERIFY_WITH_TIMEOUT(bench.told().startsWith(QStringLiteral("X")), patience);
                continue;
            }
            QTRY_VERIFY_WITH_TIMEOUT(bench.stands(stage.step), patience);
        }
    }

    void saysWhereThereIsNoMask() {
        for (const auto& [model, masks] :
             {std::pair("by-hand", true), {"translate-en-zh", false}, {"story-bert", false}}) {
            Bench bench(model);
            QTRY_VERIFY_WITH_TIMEOUT(bench.picture() != nullptr, patience);
            // Not one of the stack that was chosen before the model was open.
            QTRY_COMPARE(bench.picture()->walk.key_mask().mask != Mask::none, masks);
            const WalkWords words(bench.picture()->walk);
            const QString help = words.help(WalkStep::mask);
            QVERIFY2(help.contains(QStringLiteral("no mask")) != masks, qPrintable(model + help));
            QCOMPARE(words.meaning(WalkPart::mask).startsWith(QStringLiteral("No mask")), !masks);
            QCOMPARE(words.meaning(WalkPart::masked).contains(QStringLiteral("mask added")), masks);
        }
    }

    void theSelectionIsShared() {
        Bench bench("by-hand");
        QTRY_VERIFY_WITH_TIMEOUT(bench.picture() != nullptr, patience);
        bench.goTo(WalkStep::softmax);
        QTRY_VERIFY_WITH_TIMEOUT(bench.stands(WalkStep::softmax), patience);
        bench.document.selection().setCell(CellPosition{3, 1});
        QCOMPARE(bench.view.panel()->cell(), (WalkCell{WalkPart::pattern, 3, 1}));
        QTRY_VERIFY_WITH_TIMEOUT(bench.told().startsWith(QStringLiteral("A[3, 1] = ")), patience);
        MatrixView* pattern = bench.view.panel()->board()->view(WalkPart::pattern);
        QTest::mouseClick(pattern, Qt::LeftButton, {},
                          pattern->cellRect({2, 0}).center().toPoint());
        QVERIFY((bench.document.selection().cell() == CellPosition{2, 0}));
    }

    void thePointerIsToldTheSum() {
        Bench bench("by-hand");
        QTRY_VERIFY_WITH_TIMEOUT(bench.picture() != nullptr, patience);
        bench.goTo(WalkStep::dot);
        QTRY_VERIFY_WITH_TIMEOUT(bench.stands(WalkStep::dot), patience);
        const QSignalSpy told(&bench.view, &WalkView::told);
        MatrixView* keys = bench.view.panel()->board()->view(WalkPart::k); // it stands as Kᵀ
        QTest::mouseMove(keys, keys->cellRect({1, 2}).center().toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), patience);
        const QString sum = told.back().front().toString();
        QVERIFY2(sum.startsWith(QStringLiteral("K[2, 1] = Σ ")), qPrintable(sum));
        QVERIFY(keys->describe({1, 2}, true).contains(sum));
        QVERIFY(!keys->describe({1, 1}, true).contains(sum));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(keys, &leave);
        QVERIFY(told.back().front().toString().isEmpty());
    }

    void switchesAreTheDocuments() {
        Bench bench("by-hand");
        QTRY_VERIFY_WITH_TIMEOUT(bench.picture() != nullptr, patience);
        bench.goTo(WalkStep::softmax);
        QTRY_VERIFY_WITH_TIMEOUT(bench.stands(WalkStep::softmax), patience);
        const auto own = bench.picture();
        QVERIFY(!own->walk.hypothetical(WalkPart::pattern));
        const QList<QCheckBox*> boxes = bench.view.switches()->findChildren<QCheckBox*>();
        boxes[1]->click(); // the mask
        QVERIFY(bench.document.options().mask == MaskView::unmasked);
        QTRY_VERIFY_WITH_TIMEOUT(bench.picture()->walk.hypothetical(WalkPart::pattern), patience);
        QVERIFY(bench.picture()->find(WalkPart::pattern)->values->operator()(0, 1) > 0);
        boxes[0]->click(); // the scale
        QTRY_COMPARE_WITH_TIMEOUT(bench.picture()->walk.scale(), 1.0F, patience);
        ViewOptions options = bench.document.options();
        options.walkScale = true;
        options.mask = MaskView::masked;
        bench.document.setOptions(options);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.picture()->walk.hypothetical(WalkPart::pattern), patience);
        QVERIFY(*bench.picture()->find(WalkPart::pattern)->values ==
                *own->find(WalkPart::pattern)->values);
        QVERIFY(boxes[0]->isChecked() && boxes[1]->isChecked());
    }

    /// An encoder's switch is off as it was trained, and cross-attention has none.
    void theMaskSwitchKnowsTheSite() {
        Bench bench("translate-en-zh");
        QTRY_VERIFY_WITH_TIMEOUT(bench.picture() != nullptr, patience);
        QCheckBox* mask = bench.view.switches()->findChildren<QCheckBox*>()[1];
        QVERIFY(bench.document.stack() == Stack::cross);
        QVERIFY(!mask->isEnabled() && !mask->isChecked());
        bench.document.setStack(Stack::encoder);
        QTRY_VERIFY_WITH_TIMEOUT(bench.picture()->walk.site().stack == Stack::encoder, patience);
        QVERIFY(mask->isEnabled() && !mask->isChecked());
        mask->click();
        QTRY_VERIFY_WITH_TIMEOUT(bench.picture()->walk.hypothetical(WalkPart::pattern), patience);
        bench.document.setStack(Stack::decoder);
        QTRY_VERIFY_WITH_TIMEOUT(bench.picture()->walk.site().stack == Stack::decoder, patience);
        QVERIFY(mask->isEnabled() && mask->isChecked());
    }

    /// The card shows the heatmap or the walk, each with its own switches; both stay linked.
    void theCardChangesItsPicture() {
        Document document;
        HeatmapCard card(document);
        document.openModel("by-hand");
        card.resize(800, 600);
        card.show();
        QTRY_VERIFY_WITH_TIMEOUT(document.cellNote() != nullptr, patience);
        QVERIFY(card.view()->isVisible() && !card.walk()->isVisible());
        QVERIFY(!card.walk()->switches()->isVisible());
        QVERIFY(card.walk()->panel()->picture() == nullptr); // nothing is made unseen
        ViewOptions options = document.options();
        options.picture = Picture::walk;
        document.setOptions(options);
        QVERIFY(!card.view()->isVisible() && card.walk()->isVisible());
        QVERIFY(card.walk()->switches()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(card.walk()->panel()->picture() != nullptr, patience);
        card.walk()->walk(1);
        QTRY_VERIFY_WITH_TIMEOUT(card.walk()->panel()->picture()->stage.step == WalkStep::query,
                                 patience);
        QVERIFY(document.options().walkStep == WalkStep::query);
        card.walk()->walk(-5);
        QTRY_VERIFY_WITH_TIMEOUT(card.walk()->panel()->picture()->stage.step == WalkStep::input,
                                 patience);
        options = document.options();
        options.picture = Picture::heatmap;
        document.setOptions(options);
        QVERIFY(card.view()->isVisible() && !card.walk()->isVisible());
    }

    void followsTheHeadAndTheText() {
        Bench bench("by-hand");
        QTRY_VERIFY_WITH_TIMEOUT(bench.picture() != nullptr, patience);
        bench.document.selection().setHead({{Stack::decoder, 1}, 1});
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.picture()->walk.site().layer == 1 && bench.picture()->walk.head() == 1, patience);
        bench.document.setText(QStringLiteral("the dog ran"));
        QTRY_COMPARE_WITH_TIMEOUT(bench.picture()->walk.queries(), Index{3}, patience);
        QCOMPARE(bench.picture()->queries.size(), qsizetype{3});
        QCOMPARE(bench.picture()->queries[1], QStringLiteral("dog"));
    }
};

QTEST_MAIN(TestWalkView)
#include "test_walk_view.moc"
