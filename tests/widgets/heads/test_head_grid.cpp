// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heads/head_grid.h"

#include "widgets/figure/colormap.h"
#include "widgets/figure/palette.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace heedmap;

class TestHeadGrid : public QObject {
    Q_OBJECT

  private slots:
    void thumbnailsHaveTheirColours();
    void greysFollowTheTheme();
    void maskedHalfIsHatchedNotZero();
    void notFiniteCellsAreNotMasked();
    void clickChoosesTheHead();
    void hoverPreviewsAndLeaves();
    void keysWalk();
    void orderedByAStatistic();
    void ordersHeadsWithoutTheStatisticLast();
    void screenReadersHearEveryHead();
    void picturesHaveTheShapeOfTheirMatrix();
    void manyHeadsHaveRoom();
    void paintsWithoutHeads();
    void meansStandAtTheRowsEnd();
    void barsAreAsLongAsTheStatistic();
    void picturesAreEnlarged();
};

constexpr int layers = 3;
constexpr int headsOfALayer = 4;

/// Heads whose statistics and weights all differ.
static std::vector<HeadSummary> sampleHeads(int count_layers = layers, int count = headsOfALayer) {
    std::vector<HeadSummary> heads;
    for (int layer = 0; layer < count_layers; ++layer)
        for (int h = 0; h < count; ++h) {
            HeadSummary head;
            head.site = {Stack::decoder, layer};
            head.head = h;
            const int index = layer * count + h;
            head.statistics.previous_token = (index * 7 % 12) / 12.0;
            if (index % 3 == 0)
                head.statistics.induction = index / 100.0;
            head.thumbnail = Matrix(4, 4);
            for (Index row = 0; row < 4; ++row)
                for (Index col = 0; col <= row; ++col)
                    head.thumbnail(row, col) =
                        static_cast<float>((index * 5 + row * 4 + col * 3) % 20) / 20.0F;
            heads.push_back(std::move(head));
        }
    return heads;
}

static std::unique_ptr<HeadGrid> shown(std::vector<HeadSummary> heads = sampleHeads()) {
    auto grid = std::make_unique<HeadGrid>();
    QPalette palette = grid->palette();
    palette.setColor(QPalette::Window, Palette::light().card);
    grid->setPalette(palette);
    grid->resize(300, 300);
    grid->setHeads(std::make_shared<const std::vector<HeadSummary>>(std::move(heads)), {4, 4});
    grid->show();
    return grid;
}

static QRect cellOf(const HeadGrid& grid, int index, int row, int col) {
    const QRect rect = grid.itemRect(index);
    return {rect.left() + rect.width() * col / 4, rect.top() + rect.height() * row / 4,
            rect.width() / 4, rect.height() / 4};
}

void TestHeadGrid::thumbnailsHaveTheirColours() {
    const auto heads = sampleHeads();
    const auto grid = shown();
    const QImage image = grid->grab().toImage();
    for (int index = 0; index < grid->itemCount(); ++index)
        for (int row = 0; row < 4; ++row)
            for (int col = 0; col <= row; ++col) {
                const float weight = heads[static_cast<std::size_t>(index)].thumbnail(row, col);
                QCOMPARE(image.pixel(cellOf(*grid, index, row, col).center()),
                         colorAt(ColorMap::viridis, static_cast<double>(weight)));
            }
}

void TestHeadGrid::greysFollowTheTheme() {
    const auto grid = shown();
    grid->setColors(ColorMap::greys);
    const auto weight = static_cast<double>(sampleHeads()[0].thumbnail(3, 1));
    const auto shownColour = [&] {
        return grid->grab().toImage().pixel(cellOf(*grid, 0, 3, 1).center());
    };
    QCOMPARE(shownColour(), colorAt(ColorMap::greys, weight));
    QPalette palette = grid->palette();
    palette.setColor(QPalette::Window, Palette::dark().card);
    palette.setColor(QPalette::WindowText, Palette::dark().text);
    grid->setPalette(palette);
    QCOMPARE(shownColour(), colorAt(ColorMap::greysOnDark, weight));
}

void TestHeadGrid::maskedHalfIsHatchedNotZero() {
    const auto grid = shown();
    const QImage image = grid->grab().toImage();
    const QRect masked =
        cellOf(*grid, 5, 0, 2).united(cellOf(*grid, 5, 0, 3)).adjusted(1, 1, -1, -1);
    int ground = 0;
    int marked = 0;
    for (int y = masked.top(); y <= masked.bottom(); ++y)
        for (int x = masked.left(); x <= masked.right(); ++x) {
            QVERIFY(image.pixel(x, y) != colorAt(ColorMap::viridis, 0.0));
            (image.pixel(x, y) == Palette::light().card.rgb() ? ground : marked) += 1;
        }
    QVERIFY(ground > 0);
    QVERIFY(marked > 0);
}

void TestHeadGrid::notFiniteCellsAreNotMasked() {
    auto heads = sampleHeads();
    heads[5].thumbnail(2, 0) = std::numeric_limits<float>::quiet_NaN();
    heads[5].not_finite = true;
    const auto grid = shown(heads);
    const QImage image = grid->grab().toImage();
    QCOMPARE(image.pixel(cellOf(*grid, 5, 2, 0).center()), Palette::light().notFinite.rgb());
    QVERIFY(grid->itemName(5).contains(QStringLiteral("not finite")));
}

void TestHeadGrid::clickChoosesTheHead() {
    const auto grid = shown();
    QSignalSpy spy(grid.get(), &HeadGrid::chosen);
    QTest::mouseClick(grid.get(), Qt::LeftButton, {}, grid->itemRect(6).center());
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.at(0).at(0).value<Site>().layer, Index(1));
    QCOMPARE(spy.at(0).at(1).value<Index>(), Index(2));
    QVERIFY(grid->itemSelected(6));
    grid->setChosen({Stack::decoder, 2}, 3);
    QVERIFY(grid->itemSelected(11));
    QCOMPARE(spy.count(), 1);
}

void TestHeadGrid::hoverPreviewsAndLeaves() {
    const auto grid = shown();
    QSignalSpy spy(grid.get(), &HeadGrid::previewed);
    QTest::mouseMove(grid.get(), grid->itemRect(9).center());
    QTRY_COMPARE(spy.count(), 1);
    QCOMPARE(spy.at(0).at(0).value<Site>().layer, Index(2));
    QCOMPARE(spy.at(0).at(1).value<Index>(), Index(1));
    QTest::mouseMove(grid.get(), QPoint(1, 1));
    QTRY_COMPARE(spy.count(), 2);
    QCOMPARE(spy.at(1).at(1).value<Index>(), Index(-1));
}

void TestHeadGrid::keysWalk() {
    const auto grid = shown();
    grid->setChosen({Stack::decoder, 0}, 0);
    const std::vector<std::pair<Qt::Key, int>> walk{
        {Qt::Key_Right, 1}, {Qt::Key_Down, 5}, {Qt::Key_Left, 4},  {Qt::Key_Up, 0},
        {Qt::Key_Up, 0},    {Qt::Key_End, 11}, {Qt::Key_Down, 11}, {Qt::Key_Home, 0}};
    for (const auto& [key, index] : walk) {
        QTest::keyClick(grid.get(), key);
        QVERIFY2(grid->itemSelected(index), qPrintable(QString::number(grid->itemWithFocus())));
    }
}

void TestHeadGrid::orderedByAStatistic() {
    const auto heads = sampleHeads();
    const auto grid = shown();
    grid->setChosen({Stack::decoder, 1}, 1);
    grid->setOrder(HeadOrder::previousToken);
    QVERIFY(grid->itemSelected(5)); // the same head, elsewhere
    int largest = 0;
    for (int i = 0; i < grid->itemCount(); ++i)
        if (heads[static_cast<std::size_t>(i)].statistics.previous_token >
            heads[static_cast<std::size_t>(largest)].statistics.previous_token)
            largest = i;
    QTest::keyClick(grid.get(), Qt::Key_Home);
    QVERIFY(grid->itemSelected(largest));
    double before = heads[static_cast<std::size_t>(largest)].statistics.previous_token;
    for (int i = 1; i < grid->itemCount(); ++i) {
        QTest::keyClick(grid.get(), Qt::Key_Right);
        const auto at = static_cast<std::size_t>(grid->itemWithFocus());
        QVERIFY(heads[at].statistics.previous_token < before);
        before = heads[at].statistics.previous_token;
    }
    QSignalSpy spy(grid.get(), &HeadGrid::chosen);
    QTest::mouseClick(grid.get(), Qt::LeftButton, {}, grid->itemRect(4).center());
    QVERIFY(grid->itemSelected(4));
}

void TestHeadGrid::ordersHeadsWithoutTheStatisticLast() {
    const auto grid = shown();
    grid->setOrder(HeadOrder::induction);
    const std::vector<int> order{9, 6, 3, 0, 1, 2, 4, 5, 7, 8, 10, 11};
    QTest::keyClick(grid.get(), Qt::Key_End);
    QTest::keyClick(grid.get(), Qt::Key_Home);
    for (const int index : order) {
        QCOMPARE(grid->itemWithFocus(), index);
        QTest::keyClick(grid.get(), Qt::Key_Right);
    }
}

void TestHeadGrid::screenReadersHearEveryHead() {
    const auto grid = shown();
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(grid.get());
    QVERIFY(list != nullptr);
    QCOMPARE(list->childCount(), layers * headsOfALayer);
    const QString name = list->child(7)->text(QAccessible::Name);
    QVERIFY2(name.contains(QStringLiteral("1.3")), qPrintable(name));
    QVERIFY2(name.contains(QStringLiteral("0.08")), qPrintable(name)); // 7 × 7 mod 12 = 1
}

void TestHeadGrid::picturesHaveTheShapeOfTheirMatrix() {
    auto heads = sampleHeads();
    for (HeadSummary& head : heads) {
        head.site.stack = Stack::cross;
        head.mask = {Mask::none, 0};
        head.thumbnail = Matrix(4, 8, 0.25F);
        head.thumbnail(0, 7) = 0.75F;
    }
    const auto grid = shown(sampleHeads());
    grid->setHeads(std::make_shared<const std::vector<HeadSummary>>(heads), {4, 8});
    const QRect rect = grid->itemRect(6);
    QVERIFY(std::abs(rect.width() - 2 * rect.height()) <= 1);
    const QImage image = grid->grab().toImage();
    // Nothing is masked: the corner that a causal mask hides has its colour.
    QCOMPARE(image.pixel(rect.right() - 2, rect.top() + 2), colorAt(ColorMap::viridis, 0.75));
    QCOMPARE(image.pixel(rect.left() + 2, rect.top() + 2), colorAt(ColorMap::viridis, 0.25));
    QVERIFY(grid->itemName(6).contains(QStringLiteral("entropy")));
    grid->setHeads(std::make_shared<const std::vector<HeadSummary>>(heads), {1, 50});
    QVERIFY(grid->itemRect(6).height() >= 16); // not a line
}

void TestHeadGrid::manyHeadsHaveRoom() {
    const auto grid = shown(sampleHeads(32, 32));
    grid->resize(grid->minimumSizeHint());
    QVERIFY(!grid->grab().isNull());
    const QRect all(QPoint(0, 0), grid->size());
    for (int index = 0; index < grid->itemCount(); ++index)
        QVERIFY2(all.contains(grid->itemRect(index)), qPrintable(QString::number(index)));
    QVERIFY(!grid->itemRect(40).intersects(grid->itemRect(41)));
    QVERIFY(!grid->itemRect(40).intersects(grid->itemRect(72)));
}

void TestHeadGrid::paintsWithoutHeads() {
    HeadGrid grid;
    grid.resize(200, 200);
    QVERIFY(!grid.grab().isNull());
    QTest::keyClick(&grid, Qt::Key_Home);
    grid.setOrder(HeadOrder::entropy);
    QCOMPARE(grid.itemCount(), 0);
}

static HeadGrid::Means sampleMeans() {
    auto means = std::make_shared<std::vector<LayerMean>>();
    for (int layer = 0; layer < layers; ++layer) {
        LayerMean mean;
        mean.site = {Stack::decoder, layer};
        mean.thumbnail = Matrix(4, 4, static_cast<float>(layer + 1) / 4.0F);
        means->push_back(std::move(mean));
    }
    return means;
}

void TestHeadGrid::meansStandAtTheRowsEnd() {
    const auto grid = shown();
    const QRect before = grid->itemRect(7);
    QVERIFY(!grid->grab().isNull()); // their room is kept until they are there
    grid->setMeans(sampleMeans());
    QCOMPARE(grid->itemRect(7), before);
    const QImage image = grid->grab().toImage();
    for (int layer = 0; layer < layers; ++layer) {
        const QRect rect = grid->meanRect(layer);
        QCOMPARE(rect.size(), before.size());
        QCOMPARE(rect.top(), grid->itemRect(layer * headsOfALayer).top());
        QVERIFY(rect.left() > grid->itemRect(layer * headsOfALayer + 3).right());
        QVERIFY(grid->rect().contains(rect));
        QCOMPARE(image.pixel(rect.left() + 2, rect.bottom() - 2),
                 colorAt(ColorMap::viridis, (layer + 1) / 4.0));
    }
    QSignalSpy spy(grid.get(), &HeadGrid::chosen);
    QTest::mouseClick(grid.get(), Qt::LeftButton, {}, grid->meanRect(1).center());
    QCOMPARE(spy.count(), 0);                 // it is no head
    grid->setOrder(HeadOrder::previousToken); // a row is no layer then
    QVERIFY(grid->meanRect(1).isEmpty());
}

void TestHeadGrid::barsAreAsLongAsTheStatistic() {
    const auto heads = sampleHeads();
    const auto grid = shown();
    grid->setMark(HeadOrder::previousToken);
    QCOMPARE(grid->order(), HeadOrder::layer); // marked at their places
    const QImage image = grid->grab().toImage();
    for (int index = 0; index < grid->itemCount(); ++index) {
        const QRect rect = grid->itemRect(index);
        int filled = 0;
        for (int x = rect.left(); x <= rect.right(); ++x)
            filled += image.pixel(x, rect.bottom() + 4) == Palette::light().bar.rgb() ? 1 : 0;
        const double share = heads[static_cast<std::size_t>(index)].statistics.previous_token;
        QVERIFY2(std::abs(filled - share * rect.width()) <= 1.5,
                 qPrintable(QString("head %1: %2 of %3").arg(index).arg(filled).arg(share)));
    }
    QVERIFY(!grid->itemRect(0).adjusted(0, 0, 0, 8).intersects(grid->itemRect(4)));
}

void TestHeadGrid::picturesAreEnlarged() {
    const auto grid = shown();
    const QSignalSpy sides(grid.get(), &HeadGrid::sideChanged);
    const int natural = grid->itemRect(0).width();
    QTest::keyClick(grid.get(), Qt::Key_Plus);
    const int enlarged = grid->itemRect(0).width();
    QVERIFY(enlarged > natural);
    QCOMPARE(sides.last().at(0).toInt(), enlarged);
    grid->setSide(200);
    grid->resize(grid->minimumSizeHint());
    QCOMPARE(grid->itemRect(0).width(), 200);
    QVERIFY(grid->rect().contains(grid->itemRect(11)));
    QVERIFY(!grid->itemRect(5).intersects(grid->itemRect(6)));
    QVERIFY(!grid->itemRect(5).intersects(grid->itemRect(9)));
    QTest::keyClick(grid.get(), Qt::Key_0);
    grid->resize(300, 300);
    QCOMPARE(grid->itemRect(0).width(), natural);
}

QTEST_MAIN(TestHeadGrid)
#include "test_head_grid.moc"
