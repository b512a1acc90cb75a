// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/cell_image.h"

#include "tests/widgets/heatmap/sample_head.h"

#include <QTest>

using namespace heedmap;

class TestCellField : public QObject {
    Q_OBJECT

  private slots:
    void blocksKeepTheLargestVisibleValue();
    void differencesKeepTheSign();
    void notANumberIsNeverLost();
    void pictureShowsEveryCellColour();
    void shrunkPictureKeepsALoneBrightCell();
    void maskedPixelsAreTransparent();
};

static std::shared_ptr<const Matrix> matrix(Index rows, Index cols, std::vector<float> values) {
    auto made = std::make_shared<Matrix>(rows, cols);
    std::copy(values.begin(), values.end(), made->data());
    return made;
}

void TestCellField::blocksKeepTheLargestVisibleValue() {
    // The mask hides what is above the diagonal: the large values there must not leak.
    CellPyramid pyramid(CellField(matrix(3, 3, {1, 90, 91, 2, 3, 92, 4, 5, 6}), {Mask::causal, 0}),
                        Reduction::largest);
    QCOMPARE(pyramid.reduced(1, 0, 2, 0, 2), 3.0F);
    QCOMPARE(pyramid.reduced(1, 2, 3, 0, 2), 5.0F);
    QCOMPARE(pyramid.reduced(2, 0, 3, 0, 3), 6.0F);
    QCOMPARE(pyramid.extremes().low, 1.0F);
    QCOMPARE(pyramid.extremes().high, 6.0F);
}

void TestCellField::differencesKeepTheSign() {
    CellPyramid pyramid(
        CellField(matrix(2, 2, {1, 2, 3, 4}), {Mask::none, 0}, matrix(2, 2, {0, 0, 9, 1})),
        Reduction::farthestFromZero);
    QCOMPARE(pyramid.reduced(1, 0, 2, 0, 2), -6.0F);
}

void TestCellField::notANumberIsNeverLost() {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    CellPyramid pyramid(CellField(matrix(2, 2, {1, 2, nan, 4}), {Mask::none, 0}),
                        Reduction::largest);
    QVERIFY(std::isnan(pyramid.reduced(1, 0, 2, 0, 2)));
    QCOMPARE(pyramid.extremes().high, 4.0F);
}

void TestCellField::pictureShowsEveryCellColour() {
    CellPyramid pyramid(CellField(matrix(2, 3, {0.F, .2F, .4F, .6F, .8F, 1.F}), {Mask::none, 0}),
                        Reduction::largest);
    const QImage image = cellImage(pyramid, QRectF(0, 0, 3, 2), QSize(30, 20), CellScale{});
    for (int row = 0; row < 2; ++row)
        for (int col = 0; col < 3; ++col)
            QCOMPARE(image.pixel(col * 10 + 5, row * 10 + 5),
                     colorOf(ColorMap::viridis, 0.2 * (row * 3 + col), 0, 1));
}

void TestCellField::shrunkPictureKeepsALoneBrightCell() {
    auto values = std::make_shared<Matrix>(1000, 1000);
    (*values)(777, 333) = 1.0F;
    CellPyramid pyramid(CellField(values, {Mask::none, 0}), Reduction::largest);
    const QImage image = cellImage(pyramid, QRectF(0, 0, 1000, 1000), QSize(90, 90), CellScale{});
    int bright = 0;
    for (int y = 0; y < 90; ++y)
        for (int x = 0; x < 90; ++x)
            bright += image.pixel(x, y) == colorAt(ColorMap::viridis, 1.0) ? 1 : 0;
    QVERIFY2(bright >= 1 && bright <= 4, qPrintable(QString::number(bright)));
    QCOMPARE(image.pixel(333 * 90 / 1000, 777 * 90 / 1000), colorAt(ColorMap::viridis, 1.0));
}

void TestCellField::maskedPixelsAreTransparent() {
    CellPyramid pyramid(CellField(matrix(2, 2, {1, 0, .5F, .25F}), {Mask::causal, 0}),
                        Reduction::largest);
    const QImage image = cellImage(pyramid, QRectF(0, 0, 2, 2), QSize(20, 20), CellScale{});
    QCOMPARE(qAlpha(image.pixel(15, 5)), 0);
    QCOMPARE(qAlpha(image.pixel(15, 15)), 255);
}

QTEST_GUILESS_MAIN(TestCellField)
#include "test_cell_field.moc"
