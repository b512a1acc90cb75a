// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lines/lines_view.h"

#include "tests/widgets/heatmap/sample_head.h"
#include "widgets/lines/head_toggles.h"
#include "widgets/lines/lines_panel.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace heedmap;
using namespace heedmap::test;
using Column = LineToken::Column;

class TestLinesView : public QObject {
    Q_OBJECT

  private slots:
    void linesAreWhereTheTokensAre();
    void noLineWhereMasked();
    void hoveringIsolatesAToken();
    void aClickKeepsATokenAndTheNextLetsItGo();
    void twoTokensChooseTheirPair();
    void theKeyboardReachesEveryPair();
    void manyTokensScroll();
    void isATableOfWeights();
    void sideBySideIsLinked();
    void aTokenOfALongerTextIsolatesNone();
    void crossAttentionHasTwoTexts();
    void showsNothingOfNothing();
    void severalHeadsAreToldApart();
    void headsArePutOnAndOff();
};

static LinesContent sample(Index n, Mask mask) {
    LinesContent content;
    content.heads.push_back({sampleHead(n, mask), nullptr, 0, "0.0"});
    content.query_tokens = sampleTokens(n);
    content.key_tokens = sampleTokens(n);
    return content;
}

static std::unique_ptr<LinesView> shown(Index n, Mask mask) {
    auto view = std::make_unique<LinesView>();
    view->resize(520, 420);
    view->setContent(sample(n, mask));
    view->show();
    return view;
}

static QPoint labelOf(const LinesView& view, LineToken token) {
    return view.geometryOfLines().rowRect(token).center().toPoint();
}

static void hover(LinesView& view, QPoint at) {
    QTest::mouseMove(view.viewport(), at);
    QCoreApplication::processEvents();
}

static void click(LinesView& view, QPoint at) {
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at);
}

/// Where the pair's line is halfway between the columns.
static QPoint middleOf(const LinesView& view, HeatmapCell cell) {
    const LinesGeometry& g = view.geometryOfLines();
    return QPointF((g.lineLeft() + g.lineRight()) / 2,
                   (g.yOf(cell.query_pos) + g.yOf(cell.key_pos)) / 2)
        .toPoint();
}

void TestLinesView::linesAreWhereTheTokensAre() {
    LinesContent content = sample(4, Mask::causal);
    auto alone = std::make_shared<HeadView>(*content.heads[0].view);
    for (Index row = 0; row < 4; ++row) {
        for (Index col = 0; col < 4; ++col) {
            alone->pattern(row, col) = row == 3 && col == 1 ? 1.0F : 0.0F;
        }
    }
    content.heads[0].view = alone;
    LinesView view;
    view.resize(520, 420);
    view.setContent(content);
    const HeatmapCell pair{3, 1};
    QCOMPARE(view.lineAt(middleOf(view, pair)), pair);
    QVERIFY(!view.lineAt(middleOf(view, {3, 3})).valid());
    const QImage image = view.viewport()->grab().toImage();
    const double ratio = image.devicePixelRatio();
    const auto colorAt = [&](QPoint at) { return image.pixel(at * ratio); };
    const QRgb ground = image.pixel(1, 1);
    QVERIFY(colorAt(middleOf(view, pair)) != ground);
    QCOMPARE(colorAt(middleOf(view, {3, 3})), ground);
    QCOMPARE(colorAt(middleOf(view, {1, 0})), ground);
}

void TestLinesView::noLineWhereMasked() {
    const auto causal = shown(5, Mask::causal);
    causal->setIsolated({Column::query, 0}, true); // no other line is in the way
    QVERIFY(!causal->lineAt(middleOf(*causal, {0, 4})).valid());
    QVERIFY(causal->describe({0, 4}).contains("masked"));
    const auto open = shown(5, Mask::none);
    open->setIsolated({Column::query, 0}, true);
    QCOMPARE(open->lineAt(middleOf(*open, {0, 4})), (HeatmapCell{0, 4}));
}

void TestLinesView::hoveringIsolatesAToken() {
    const auto view = shown(6, Mask::causal);
    const QSignalSpy hovered(view.get(), &LinesView::hovered);
    hover(*view, labelOf(*view, {Column::query, 4}));
    QCOMPARE(view->isolated(), (LineToken{Column::query, 4}));
    QVERIFY(!view->locked());
    const Index partner = strongestPartner(view->content().heads[0], {Column::query, 4});
    QCOMPARE(hovered.last().at(0).value<Index>(), Index{4});
    QCOMPARE(hovered.last().at(1).value<Index>(), partner);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(view->viewport(), &leave);
    QVERIFY(!view->isolated().valid());
    QCOMPARE(hovered.last().at(0).value<Index>(), Index{-1});
}

void TestLinesView::aClickKeepsATokenAndTheNextLetsItGo() {
    const auto view = shown(6, Mask::causal);
    const QSignalSpy selected(view.get(), &LinesView::selectedCell);
    const QPoint at = labelOf(*view, {Column::key, 2});
    click(*view, at);
    QVERIFY(view->locked());
    QCOMPARE(view->isolated(), (LineToken{Column::key, 2}));
    QCOMPARE(selected.count(), 1);
    QCOMPARE(view->selected().key_pos, Index{2});
    hover(*view, labelOf(*view, {Column::key, 0}));
    QCOMPARE(view->isolated(), (LineToken{Column::key, 2}));
    click(*view, at);
    QVERIFY(!view->locked());
    view->setIsolated({Column::key, 2}, true);
    view->setContent(sample(7, Mask::causal)); // a token more: what is kept stays
    QVERIFY(view->locked());
    view->setContent(sample(2, Mask::causal)); // it is no more
    QVERIFY(!view->isolated().valid());
}

void TestLinesView::twoTokensChooseTheirPair() {
    const auto view = shown(6, Mask::causal);
    click(*view, labelOf(*view, {Column::query, 5}));
    click(*view, labelOf(*view, {Column::key, 3}));
    QCOMPARE(view->selected(), (HeatmapCell{5, 3}));
    QCOMPARE(view->isolated(), (LineToken{Column::query, 5}));
}

void TestLinesView::theKeyboardReachesEveryPair() {
    const auto view = shown(6, Mask::causal);
    view->setSelected({3, 1});
    view->setFocus(Qt::TabFocusReason);
    QTest::keyClick(view.get(), Qt::Key_Down);
    QCOMPARE(view->selected().query_pos, Index{4});
    QCOMPARE(view->isolated(), (LineToken{Column::query, 4}));
    QTest::keyClick(view.get(), Qt::Key_Return);
    QVERIFY(view->locked());
    QTest::keyClick(view.get(), Qt::Key_Right);
    QTest::keyClick(view.get(), Qt::Key_Home);
    QCOMPARE(view->selected(), (HeatmapCell{4, 0}));
    for (Index key = 1; key < 6; ++key) {
        QTest::keyClick(view.get(), Qt::Key_Down);
        QCOMPARE(view->selected(), (HeatmapCell{4, key}));
    }
    QTest::keyClick(view.get(), Qt::Key_Escape);
    QVERIFY(!view->locked());
}

void TestLinesView::manyTokensScroll() {
    const auto view = shown(200, Mask::causal);
    QVERIFY(view->verticalScrollBar()->maximum() > 0);
    QCOMPARE(view->geometryOfLines().firstRow(), Index{0});
    view->setSelected({3, 1});
    view->setFocus(Qt::TabFocusReason);
    QTest::keyClick(view.get(), Qt::Key_End);
    QCOMPARE(view->geometryOfLines().lastRow(), Index{199});
    QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
    for (int i = 0; i < 30; ++i) {
        view->zoomOut();
    }
    QCOMPARE(view->verticalScrollBar()->maximum(), 0);
    view->resetZoom();
    QVERIFY(view->verticalScrollBar()->maximum() > 0);
}

void TestLinesView::isATableOfWeights() {
    const auto view = shown(5, Mask::causal);
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(view.get());
    QVERIFY(face != nullptr && face->tableInterface() != nullptr);
    QCOMPARE(face->tableInterface()->rowCount(), 5);
    const QString text = face->tableInterface()->cellAt(3, 2)->text(QAccessible::Name);
    QVERIFY2(text.contains("w3") && text.contains("w2"), qPrintable(text));
    const double weight = static_cast<double>(view->content().heads[0].view->pattern(3, 2));
    QVERIFY2(text.contains(QString::number(weight, 'g', 4)), qPrintable(text));
}

void TestLinesView::sideBySideIsLinked() {
    LinesPanel panel;
    panel.resize(760, 460);
    AttentionContent content{sampleHead(30, Mask::causal), sampleHead(30, Mask::none),
                             sampleTokens(30), sampleTokens(30)};
    panel.setContent(content, {.mask = MaskView::sideBySide});
    panel.show();
    QVERIFY(panel.second()->isVisible());
    const QSignalSpy selected(&panel, &LinesPanel::selected);
    click(*panel.first(), labelOf(*panel.first(), {Column::query, 3}));
    QCOMPARE(panel.second()->isolated(), (LineToken{Column::query, 3}));
    QCOMPARE(panel.second()->selected(), panel.first()->selected());
    QCOMPARE(selected.count(), 1);
    panel.second()->verticalScrollBar()->setValue(60);
    QCOMPARE(panel.first()->geometryOfLines().offset(), 60.0);
    panel.first()->zoomIn();
    QCOMPARE(panel.second()->geometryOfLines().rowHeight(),
             panel.first()->geometryOfLines().rowHeight());
    panel.setContent(content, {.mask = MaskView::difference});
    QVERIFY(!panel.second()->isVisible());
    QVERIFY(panel.first()->content().heads[0].base == content.masked);
    content.unmasked.reset(); // while it is being computed
    panel.setContent(content, {.mask = MaskView::difference});
    QVERIFY(panel.first()->content().heads.empty());
}

void TestLinesView::aTokenOfALongerTextIsolatesNone() {
    const auto view = shown(5, Mask::none);
    for (const Column column : {Column::query, Column::key}) {
        view->setIsolated({column, 4}, true);
        QVERIFY(view->isolated().position == 4 && view->locked());
        view->setIsolated({column, 5}, true);
        QVERIFY(!view->isolated().valid() && !view->locked());
    }
    view->grab();
}

void TestLinesView::crossAttentionHasTwoTexts() {
    auto view = std::make_shared<HeadView>();
    view->site.stack = Stack::cross;
    view->mask = Mask::none;
    view->pattern = Matrix(2, 5);
    view->pattern(1, 4) = 1.0F;
    view->rows.resize(2);
    LinesView lines;
    lines.resize(520, 420);
    lines.setContent({{{view, nullptr, 0, {}}}, sampleTokens(2), sampleTokens(5), {}, false});
    QCOMPARE(lines.tableRows(), 2);
    QCOMPARE(lines.tableColumns(), 5);
    QVERIFY(!lines.geometryOfLines().tokenAt(labelOf(lines, {Column::query, 3})).valid());
    QCOMPARE(lines.lineAt(middleOf(lines, {1, 4})), (HeatmapCell{1, 4}));
}

void TestLinesView::showsNothingOfNothing() {
    LinesView view;
    view.resize(300, 200);
    view.show();
    view.setFocus(Qt::TabFocusReason);
    for (const int key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Return, Qt::Key_Plus}) {
        QTest::keyClick(&view, static_cast<Qt::Key>(key));
    }
    hover(view, {100, 100});
    click(view, {20, 100});
    QVERIFY(!view.selected().valid());
    QVERIFY(!view.grab().isNull());
    view.setContent(sample(1, Mask::causal));
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.selected(), (HeatmapCell{0, 0}));
}

void TestLinesView::severalHeadsAreToldApart() {
    const auto alone = [](Index row, Index col) {
        auto view = std::make_shared<HeadView>();
        view->mask = Mask::causal;
        view->pattern = Matrix(5, 5);
        view->pattern(row, col) = 1.0F;
        view->rows.resize(5);
        return view;
    };
    LinesView view;
    view.resize(520, 420);
    view.setContent({{{alone(4, 0), nullptr, 1, "2.1"}, {alone(1, 1), nullptr, 3, "2.3"}},
                     sampleTokens(5),
                     sampleTokens(5),
                     {},
                     false});
    QCOMPARE(view.lineAt(middleOf(view, {1, 1})), (HeatmapCell{1, 1}));
    // Of the same pair each head has a line of its own, and both fit into the row.
    LinesScene scene;
    scene.content.heads = view.content().heads;
    const double apart = scene.yOf(1, 1) - scene.yOf(1, 0);
    QVERIFY(apart >= scene.widestLine() && 2 * apart < scene.geometry.rowHeight());
    QVERIFY(view.describe({4, 0}).contains("2.1") && view.describe({4, 0}).contains("2.3"));
    const Palette& palette = Palette::light();
    for (Index a = 0; a < 32; ++a) {
        for (Index b = 0; b < a; ++b) { // by colour, or by dashes
            const QPen first = headPen(palette, a, true);
            const QPen second = headPen(palette, b, true);
            QVERIFY(first.color() != second.color() || first.dashPattern() != second.dashPattern());
        }
    }
    for (Index a = 1; a < 8; ++a) { // neighbours by both
        QVERIFY(headPen(palette, a, true).dashPattern() !=
                headPen(palette, a - 1, true).dashPattern());
    }
}

void TestLinesView::headsArePutOnAndOff() {
    HeadToggles toggles;
    toggles.setHeads(2, 6, 1, {3, 9, 1});
    QVERIFY(toggles.others() == std::vector<Index>{3}); // no head 9, and 1 is the chosen one
    const QSignalSpy changed(&toggles, &HeadToggles::othersChanged);
    const auto buttons = toggles.findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 6);
    buttons[5]->click();
    buttons[0]->click();
    QVERIFY(toggles.others() == (std::vector<Index>{0, 3, 5}));
    buttons[3]->click();
    QVERIFY(toggles.others() == (std::vector<Index>{0, 5}));
    QCOMPARE(changed.count(), 3);
    buttons[1]->click(); // the chosen one stays
    QVERIFY(buttons[1]->isChecked());
    QCOMPARE(changed.count(), 3);
    toggles.setHeads(0, 2, 0, toggles.others());
    QCOMPARE(toggles.findChildren<QToolButton*>().size(), 2);
}

QTEST_MAIN(TestLinesView)
#include "test_lines_view.moc"
