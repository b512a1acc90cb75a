// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/heatmap_view.h"

#include "tests/widgets/heatmap/sample_head.h"
#include "widgets/figure/palette.h"
#include "widgets/heatmap/heatmap_scene.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace heedmap;
using namespace heedmap::test;

class TestHeatmapView : public QObject {
    Q_OBJECT

  private slots:
    void cellsHaveTheirColours();
    void allNumbersAreWrittenOrNone();
    void maskedCellsAreHatchedNotZero();
    void notFiniteRowsAreShownAsSuch();
    void clickSelectsTheCellUnderIt();
    void clickAfterZoomSelectsTheCellUnderIt();
    void hoverSignalsTheCellAndThatItLeft();
    void keysMoveTheSelection();
    void homeAndDoubleClickShowEverything();
    void shiftDragZoomsToARectangle();
    void dragPansWhenZoomed();
    void selectionOutOfSightIsRevealed();
    void oneTokenIsOneCell();
    void labelsOfWideColumnsLie();
    void aChosenColumnsLabelCoversNoNeighbour();
    void otherLabelsAreMeasuredAnew();
    void emptyContentPaints();
    void aThousandTokensPaint();
    void tokensOfOneCharacterHaveABracket();
    void wordsSayWhatTheCellIs();
    void screenReadersSeeATable();
};

static std::unique_ptr<HeatmapView> shown(HeatmapContent content, QSize size = {420, 440}) {
    auto view = std::make_unique<HeatmapView>();
    view->resize(size);
    view->setContent(std::move(content));
    view->setScale({ColorMap::viridis, 0, 1});
    view->show();
    return view;
}

static QImage picture(HeatmapView& view) {
    QTest::qWait(10); // the queued replot
    return view.grab().toImage();
}

/// The colour near the cell's corner, away from its number and its border.
static QRgb colourOf(HeatmapView& view, const QImage& image, HeatmapCell cell) {
    const QRectF rect = view.cellRect(cell);
    return image.pixel((rect.topLeft() + QPointF(3, 3)).toPoint());
}

static QPoint middle(HeatmapView& view, HeatmapCell cell) {
    return view.cellRect(cell).center().toPoint();
}

void TestHeatmapView::cellsHaveTheirColours() {
    const auto view = shown(sampleHeatmap(6, Mask::none));
    const QImage image = picture(*view);
    for (Index row = 0; row < 6; ++row)
        for (Index col = 0; col < 6; ++col) {
            const double weight = static_cast<double>(view->content().view->pattern(row, col));
            if (col == row + 1 || col == row)
                continue; // the staircase runs here
            QCOMPARE(colourOf(*view, image, {row, col}), colorOf(ColorMap::viridis, weight, 0, 1));
        }
}

/// A minus sign takes room: negative numbers alone must not be missing.
void TestHeatmapView::allNumbersAreWrittenOrNone() {
    constexpr Index count = 8;
    const auto values = std::make_shared<Matrix>(count, count);
    for (Index i = 0; i < values->size(); ++i)
        values->data()[i] = i % 2 == 0 ? 0.25F : -0.25F;
    HeatmapScene scene;
    scene.setContent(sampleHeatmap(count, Mask::none));
    scene.pyramid = CellPyramid(CellField(values, {Mask::none, 0}), Reduction::farthestFromZero);
    scene.geometry.setShape(count, count);
    QFont font = figureFont(FontFace::numbers, 7);
    font.setPixelSize(9);
    std::set<std::size_t> found;
    for (double side = 19; side < 40; ++side) {
        scene.geometry.setArea({0, 0, side * count, side * count}, false);
        found.insert(cellLabels(scene, QFontMetricsF(font)).size());
    }
    QVERIFY((found == std::set<std::size_t>{0, count * count}));
}

void TestHeatmapView::maskedCellsAreHatchedNotZero() {
    const auto view = shown(sampleHeatmap(6, Mask::causal));
    const QImage image = picture(*view);
    const QRect cell = view->cellRect({1, 4}).toRect().adjusted(2, 2, -2, -2);
    const QRgb zero = colorAt(ColorMap::viridis, 0.0);
    int ground = 0;
    int other = 0;
    for (int y = cell.top(); y <= cell.bottom(); ++y)
        for (int x = cell.left(); x <= cell.right(); ++x) {
            QVERIFY(image.pixel(x, y) != zero);
            (image.pixel(x, y) == Palette::light().card.rgb() ? ground : other) += 1;
        }
    QVERIFY(ground > other);
    QVERIFY(other > 0);
}

void TestHeatmapView::notFiniteRowsAreShownAsSuch() {
    HeatmapContent content = sampleHeatmap(6, Mask::causal);
    content.view = withNotFiniteRow(*content.view, 3);
    const auto view = shown(content);
    const QImage image = picture(*view);
    for (Index col = 0; col <= 3; ++col)
        QCOMPARE(colourOf(*view, image, {3, col}), Palette::light().notFinite.rgb());
    QVERIFY(view->describe({3, 2}, false).contains(QStringLiteral("NaN")));
    QVERIFY(colourOf(*view, image, {3, 5}) != Palette::light().notFinite.rgb());
}

void TestHeatmapView::clickSelectsTheCellUnderIt() {
    const auto view = shown(sampleHeatmap(7, Mask::causal));
    QSignalSpy spy(view.get(), &HeatmapView::selectedCell);
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, middle(*view, {5, 2}));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(view->selected(), (HeatmapCell{5, 2}));
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, QPoint(2, 2));
    QCOMPARE(spy.count(), 1);
}

void TestHeatmapView::clickAfterZoomSelectsTheCellUnderIt() {
    const auto view = shown(sampleHeatmap(64, Mask::none));
    view->setVisibleCells(QRectF(9.5, 29.5, 8, 8));
    QCOMPARE(view->cellAt(view->plotRect().topLeft() + QPointF(1, 1)), (HeatmapCell{30, 10}));
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, middle(*view, {35, 14}));
    QCOMPARE(view->selected(), (HeatmapCell{35, 14}));
    const QImage image = picture(*view);
    const double weight = static_cast<double>(view->content().view->pattern(36, 10));
    QCOMPARE(colourOf(*view, image, {36, 10}), colorOf(ColorMap::viridis, weight, 0, 1));
}

void TestHeatmapView::hoverSignalsTheCellAndThatItLeft() {
    const auto view = shown(sampleHeatmap(7, Mask::causal));
    QSignalSpy spy(view.get(), &HeatmapView::hovered);
    QTest::mouseMove(view.get(), middle(*view, {4, 1}));
    QTRY_COMPARE(spy.count(), 1);
    QCOMPARE(spy.at(0).at(0).value<Index>(), Index(4));
    QCOMPARE(spy.at(0).at(1).value<Index>(), Index(1));
    QTest::mouseMove(view.get(), QPoint(3, 3));
    QTRY_COMPARE(spy.count(), 2);
    QCOMPARE(spy.at(1).at(0).value<Index>(), Index(-1));
}

void TestHeatmapView::keysMoveTheSelection() {
    const auto view = shown(sampleHeatmap(7, Mask::causal));
    QCOMPARE(view->focusPolicy(), Qt::StrongFocus);
    QTest::keyClick(view.get(), Qt::Key_Down);
    QCOMPARE(view->selected(), (HeatmapCell{0, 0}));
    QTest::keyClick(view.get(), Qt::Key_Down);
    QTest::keyClick(view.get(), Qt::Key_Right);
    QCOMPARE(view->selected(), (HeatmapCell{1, 1}));
    QTest::keyClick(view.get(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(view->selected(), (HeatmapCell{1, 6}));
    QTest::keyClick(view.get(), Qt::Key_Right);
    QCOMPARE(view->selected(), (HeatmapCell{1, 6}));
    QTest::keyClick(view.get(), Qt::Key_PageDown, Qt::ShiftModifier);
    QCOMPARE(view->selected(), (HeatmapCell{6, 6}));
    QTest::keyClick(view.get(), Qt::Key_Up);
    QTest::keyClick(view.get(), Qt::Key_Left);
    QCOMPARE(view->selected(), (HeatmapCell{5, 5}));
}

void TestHeatmapView::homeAndDoubleClickShowEverything() {
    const auto view = shown(sampleHeatmap(40, Mask::none));
    const QRectF all(-0.5, -0.5, 40, 40);
    QCOMPARE(view->visibleCells(), all);
    QTest::keyClick(view.get(), Qt::Key_Plus);
    QVERIFY(view->visibleCells().width() < 30);
    QTest::keyClick(view.get(), Qt::Key_Home);
    QCOMPARE(view->visibleCells(), all);
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, middle(*view, {3, 2}));
    view->zoomIn();
    const QPoint point = view->plotRect().center().toPoint();
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, point); // as a double click begins
    QVERIFY(view->selected() != (HeatmapCell{3, 2}));
    QTest::mouseDClick(view.get(), Qt::LeftButton, {}, point);
    QCOMPARE(view->visibleCells(), all);
    QCOMPARE(view->selected(), (HeatmapCell{3, 2}));
    view->setSelected({5, 4}); // by another view
    view->zoomIn();
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, QPoint(2, 2)); // on no cell
    QTest::mouseDClick(view.get(), Qt::LeftButton, {}, QPoint(2, 2));
    QCOMPARE(view->selected(), (HeatmapCell{5, 4}));
    view->zoomOut();
    QCOMPARE(view->visibleCells(), all);
}

void TestHeatmapView::shiftDragZoomsToARectangle() {
    const auto view = shown(sampleHeatmap(40, Mask::none));
    QSignalSpy spy(view.get(), &HeatmapView::visibleCellsChanged);
    const QPoint from = middle(*view, {10, 20});
    const QPoint to = middle(*view, {19, 29});
    QTest::mousePress(view.get(), Qt::LeftButton, Qt::ShiftModifier, from);
    QTest::mouseMove(view.get(), to);
    QTest::mouseRelease(view.get(), Qt::LeftButton, Qt::ShiftModifier, to);
    QTRY_COMPARE(spy.count(), 1);
    const QRectF visible = view->visibleCells();
    QVERIFY(std::abs(visible.center().x() - 24.5) < 0.6);
    QVERIFY(std::abs(visible.center().y() - 14.5) < 0.6);
    QVERIFY(std::abs(visible.width() - 9) < 0.6);
    QVERIFY(!view->selected().valid());
}

void TestHeatmapView::dragPansWhenZoomed() {
    const auto view = shown(sampleHeatmap(40, Mask::none));
    view->setVisibleCells(QRectF(9.5, 9.5, 10, 10));
    const QPoint from = middle(*view, {12, 12});
    const QPoint to = middle(*view, {15, 16});
    QTest::mousePress(view.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view.get(), to);
    QTest::mouseRelease(view.get(), Qt::LeftButton, {}, to);
    QVERIFY(std::abs(view->visibleCells().left() - 5.5) < 0.2);
    QVERIFY(std::abs(view->visibleCells().top() - 6.5) < 0.2);
    QVERIFY(!view->selected().valid());
}

void TestHeatmapView::selectionOutOfSightIsRevealed() {
    const auto view = shown(sampleHeatmap(40, Mask::none));
    view->setVisibleCells(QRectF(-0.5, -0.5, 8, 8));
    view->setSelected({7, 7});
    QTest::keyClick(view.get(), Qt::Key_Down);
    QCOMPARE(view->visibleCells().top(), 0.5);
    QCOMPARE(view->selected(), (HeatmapCell{8, 7}));
}

void TestHeatmapView::oneTokenIsOneCell() {
    const auto view = shown(sampleHeatmap(1, Mask::causal));
    QCOMPARE(view->visibleCells(), QRectF(-0.5, -0.5, 1, 1));
    QVERIFY(view->plotRect().width() >= 20);
    QCOMPARE(view->plotRect().width(), view->plotRect().height());
    const QImage image = picture(*view);
    QCOMPARE(colourOf(*view, image, {0, 0}), colorAt(ColorMap::viridis, 1.0));
}

void TestHeatmapView::labelsOfWideColumnsLie() {
    const auto wide = shown(sampleHeatmap(4, Mask::causal));
    const auto narrow = shown(sampleHeatmap(16, Mask::causal));
    const double line = QFontMetricsF(wide->font()).height();
    QVERIFY(wide->plotRect().top() < 2 * line);
    QVERIFY(narrow->plotRect().top() > 2 * line);
}

/// Where the slanted labels are as dense as they may be.
void TestHeatmapView::aChosenColumnsLabelCoversNoNeighbour() {
    constexpr Index count = 20;
    constexpr Index chosen = 9;
    HeatmapContent content = sampleHeatmap(count, Mask::none);
    for (std::size_t i = 0; i < count; ++i)
        content.key_tokens[i].plain = i % 3 == 1 ? "词语" : "gypsy";
    HeatmapContent blank = content; // the neighbours alone
    blank.key_tokens[chosen].plain = " ";
    const auto with = shown(content, {900, 900});
    const auto without = shown(blank, {900, 900});
    with->setSelected({0, chosen});
    const double least = QFontMetricsF(with->font()).height() * columnPitch * count;
    int side = 900;
    for (; with->plotRect().width() >= least + count; side -= 2)
        with->resize(side, side);
    for (HeatmapView* view : {with.get(), without.get()})
        view->resize(side + 4, side + 4);
    QVERIFY(with->plotRect().width() >= least); // else labels are smaller
    QCOMPARE(with->plotRect(), without->plotRect());
    const QImage chosenToo = picture(*with);
    const QImage neighbours = picture(*without);
    int ink = 0;
    int covered = 0;
    for (int y = 0; y < static_cast<int>(with->plotRect().top()) - 3; ++y)
        for (int x = 0; x < neighbours.width(); ++x)
            if (neighbours.pixelColor(x, y).lightness() < 200) {
                ++ink;
                covered += neighbours.pixel(x, y) == chosenToo.pixel(x, y) ? 0 : 1;
            }
    QVERIFY(ink > 500);
    QCOMPARE(covered, 0);
}

void TestHeatmapView::otherLabelsAreMeasuredAnew() {
    const auto view = shown(sampleHeatmap(6, Mask::causal));
    const QPointF before = view->plotRect().topLeft();
    HeatmapContent longer = sampleHeatmap(6, Mask::causal);
    longer.query_tokens[2].plain = longer.key_tokens[2].plain = "wonderful";
    view->setContent(longer);
    const QPointF wide = view->plotRect().topLeft();
    QVERIFY(wide.x() > before.x() + 20);
    QFont font = view->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    view->setFont(font);
    QVERIFY(view->plotRect().left() > wide.x() + 5);
    view->setFont(QFont());
    view->setContent(sampleHeatmap(6, Mask::causal));
    QCOMPARE(view->plotRect().topLeft(), before);
}

void TestHeatmapView::emptyContentPaints() {
    const auto view = shown({});
    QVERIFY(!picture(*view).isNull());
    QTest::keyClick(view.get(), Qt::Key_Down);
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, QPoint(100, 100));
    QVERIFY(!view->selected().valid());
}

void TestHeatmapView::aThousandTokensPaint() {
    const auto view = shown(sampleHeatmap(1024, Mask::causal));
    const QImage image = picture(*view);
    const QRect plot = view->plotRect().toRect();
    const QPoint past(plot.left() + plot.width() / 4, plot.bottom() - plot.height() / 8);
    const QPoint future(plot.right() - plot.width() / 8, plot.top() + plot.height() / 8);
    const QPoint step(1, 0);
    int hatch = 0;
    for (int i = 0; i < 16; ++i) {
        const QRgb colour = image.pixel(future + i * step);
        QVERIFY(colour != colorAt(ColorMap::viridis, 0.0));
        hatch += colour != Palette::light().card.rgb() ? 1 : 0;
        QVERIFY(image.pixel(past + i * step) != Palette::light().card.rgb());
    }
    QVERIFY(hatch > 0 && hatch < 16);
}

void TestHeatmapView::tokensOfOneCharacterHaveABracket() {
    const auto leftOf = [](bool shared, Index count) {
        HeatmapContent content;
        content.view = sampleHead(count, Mask::causal);
        content.query_tokens = content.key_tokens = sampleTokens(count);
        for (const std::size_t i : {2, 3, 4}) {
            content.query_tokens[i].shares_character = shared;
            content.query_tokens[i].group = 2;
            content.query_tokens[i].group_text = "猫";
        }
        HeatmapView view;
        view.resize(500, 500);
        view.setContent(content);
        return view.plotRect().left();
    };
    QVERIFY(leftOf(true, 12) > leftOf(false, 12)); // room for it and its character
    QCOMPARE(leftOf(true, 200), leftOf(false, 200));
    const std::vector<TokenBracket> none;
    QCOMPARE(roomForRows(none, QFontMetricsF(QFont())), 0.0);
    QCOMPARE(roomForColumns(none, QFontMetricsF(QFont())), 0.0);
}

void TestHeatmapView::wordsSayWhatTheCellIs() {
    HeatmapContent content = sampleHeatmap(4, Mask::causal);
    auto head = std::make_shared<HeadView>(*content.view);
    head->pattern(2, 1) = 0.56484F;
    Matrix scores = head->scores;
    scores(2, 1) = -30.964F;
    head->scores = std::move(scores);
    content.view = head;
    const auto view = shown(content);
    const QString words = view->describe({2, 1}, false);
    QVERIFY2(words.contains(QStringLiteral("0.5648")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("−30.96")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("w2")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("词1")), qPrintable(words));
    QVERIFY(view->describe({1, 3}, false).contains(QStringLiteral("masked")));
    QVERIFY(view->describe({4, 0}, false).isEmpty());
}

void TestHeatmapView::screenReadersSeeATable() {
    const auto view = shown(sampleHeatmap(4, Mask::causal));
    view->setSelected({2, 1});
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(view.get());
    QVERIFY(interface != nullptr);
    QVERIFY(!interface->text(QAccessible::Name).isEmpty());
    QAccessibleTableInterface* table = interface->tableInterface();
    QVERIFY(table != nullptr);
    QCOMPARE(table->rowCount(), 4);
    QCOMPARE(table->columnCount(), 4);
    QAccessibleInterface* cell = table->cellAt(2, 1);
    QCOMPARE(cell->text(QAccessible::Name), view->describe({2, 1}, false));
    QVERIFY(cell->state().selected);
    QCOMPARE(interface->indexOfChild(cell), 9);
    QCOMPARE(interface->child(9), cell);
    cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(view->selected(), (HeatmapCell{2, 1}));
    QVERIFY(table->cellAt(4, 0) == nullptr);
}

QTEST_MAIN(TestHeatmapView)
#include "test_heatmap_view.moc"
