// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_checks.h"
#include "sample.h"
#include "widgets/figure/cell_image.h"
#include "widgets/figure/layout.h"
#include "widgets/figure/paint.h"
#include "widgets/figure/png.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QtTest>

#include <limits>

using namespace heedmap;
using namespace heedmap::testing;

namespace {

struct Sample {
    std::vector<DisplayToken> tokens;
    HeadView head;
    FigureInput input;
    explicit Sample(Index count) : tokens(manyTokens(count)) {
        head = headOf(count, count, Mask::causal, 21);
        input.queries = tokens;
        input.head = &head;
    }
};

FigureSpec plain(Theme theme) {
    FigureSpec spec;
    spec.theme = theme;
    spec.values = false;
    return spec;
}

QPoint pixelOf(QPointF mm, double dpi) {
    return {int(mm.x() * dpi / 25.4), int(mm.y() * dpi / 25.4)};
}

} // namespace

class TestPaint : public QObject {
    Q_OBJECT

  private slots:
    void cellsHaveTheirColours_data() {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << int(Theme::light);
        QTest::newRow("dark") << int(Theme::dark);
    }

    void cellsHaveTheirColours() {
        QFETCH(int, theme);
        const Sample sample(11);
        const Palette& palette = Palette::of(static_cast<Theme>(theme));
        const auto figure = layoutFigure(plain(static_cast<Theme>(theme)), sample.input);
        const auto image = renderImage(*figure, 144);
        QVERIFY(image);
        const auto cells = itemsOf<CellsItem>(*figure, ItemRole::cells)[0];
        for (Index r = 0; r < 11; ++r) {
            for (Index c = 0; c <= r; ++c) {
                const QPoint at = pixelOf(cells.cell(r, c).center(), 144);
                QCOMPARE(image->pixel(at),
                         colorAt(ColorMap::viridis, double(sample.head.pattern(r, c))));
            }
        }
        // A masked cell is ground and hatch lines, nothing else between: never the map's zero.
        const QRectF masked = cells.cell(2, 7);
        bool ground = false;
        bool line = false;
        for (double x = masked.left(); x < masked.right(); x += 0.1) {
            const QColor color = image->pixelColor(pixelOf({x, masked.center().y()}, 144));
            ground = ground || color == palette.card;
            line = line || color != palette.card;
            QVERIFY(contrastRatio(color.rgb(), palette.card.rgb()) < 3.0);
        }
        QVERIFY(ground);
        QVERIFY(line);
        QCOMPARE(image->pixelColor(0, 0), palette.card);
        QCOMPARE(image->pixelColor(image->width() - 1, image->height() - 1), palette.card);
    }

    void cellsTileThePlotWithoutSeams() {
        CellsItem cells;
        cells.values = Matrix(7, 7, 1.0F);
        const QImage image = cellImage(cells, QSize(100, 100));
        for (int y = 0; y < 100; ++y) {
            for (int x = 0; x < 100; ++x) {
                QCOMPARE(image.pixel(x, y), colorAt(ColorMap::viridis, 1.0));
            }
        }
    }

    void aSingleStrongCellSurvivesReduction() {
        CellsItem cells;
        cells.values = Matrix(1000, 1000, 0.0F);
        cells.values(123, 77) = 1.0F;
        const QImage image = cellImage(cells, QSize(300, 300));
        int strong = 0;
        for (int y = 0; y < 300; ++y) {
            for (int x = 0; x < 300; ++x) {
                strong += image.pixel(x, y) == colorAt(ColorMap::viridis, 1.0) ? 1 : 0;
            }
        }
        QVERIFY(strong >= 1 && strong <= 4);
        QCOMPARE(image.pixel(23, 36), colorAt(ColorMap::viridis, 1.0));
        cells.scale = {ColorMap::diverging, -1, 1};
        cells.values(123, 77) = -1.0F;
        QCOMPARE(cellImage(cells, QSize(300, 300)).pixel(23, 36), colorAt(ColorMap::diverging, 0));
    }

    void nanIsTransparent() {
        CellsItem cells;
        cells.values = Matrix(2, 2, 0.5F);
        cells.values(0, 1) = std::numeric_limits<float>::quiet_NaN();
        const QImage image = cellImage(cells);
        QCOMPARE(qAlpha(image.pixel(1, 0)), 0);
        QCOMPARE(qAlpha(image.pixel(0, 1)), 255);
    }

    void aTransparentFigureHasNoGround() {
        const Sample sample(4);
        FigureSpec spec = plain(Theme::light);
        spec.transparent = true;
        const auto image = renderImage(*layoutFigure(spec, sample.input), 72);
        QCOMPARE(qAlpha(image->pixel(0, 0)), 0);
    }

    void greysFollowTheGround() {
        const Sample sample(5);
        for (const Theme theme : {Theme::light, Theme::dark}) {
            FigureSpec spec = plain(theme);
            spec.colorMap = ColorMap::greys;
            const auto figure = layoutFigure(spec, sample.input);
            const auto cells = itemsOf<CellsItem>(*figure, ItemRole::cells)[0];
            const auto bar = itemsOf<CellsItem>(*figure, ItemRole::colorBar)[0];
            QVERIFY(bar.scale.map == cells.scale.map);
            const QRgb whole = colorAt(ColorMap::greys, theme == Theme::light ? 1 : 0);
            const auto image = renderImage(*figure, 144);
            QCOMPARE(image->pixel(pixelOf(cells.cell(0, 0).topLeft() + QPointF(0.7, 0.7), 144)),
                     whole); // its one key has all weight
        }
    }

    void twoPaintingsAreTheSame() {
        const Sample sample(64);
        const FigureSpec spec = plain(Theme::dark);
        QCOMPARE(*renderImage(*layoutFigure(spec, sample.input), 150),
                 *renderImage(*layoutFigure(spec, sample.input), 150));
    }

    void textIsInkedWhereItWasLaidOut() {
        const Sample sample(11);
        const auto figure = layoutFigure(plain(Theme::light), sample.input);
        const auto image = renderImage(*figure, 200);
        for (const TextItem& text : textsOf(*figure)) {
            const QRectF box = text.boundingBox();
            bool inked = false;
            for (double y = box.top(); y < box.bottom(); y += 0.1) {
                for (double x = box.left(); x < box.right(); x += 0.1) {
                    const QPoint at = pixelOf({x, y}, 200);
                    inked = inked ||
                            (image->valid(at) && image->pixelColor(at) != Palette::light().card);
                }
            }
            QVERIFY2(inked, qPrintable(text.text));
        }
    }

    void screensOfAnyScaleShowTheSameCells() {
        const Sample sample(11);
        const auto figure = layoutFigure(plain(Theme::light), sample.input);
        const auto cells = itemsOf<CellsItem>(*figure, ItemRole::cells)[0];
        for (const double ratio : {1.0, 1.5, 2.0, 4.0}) {
            QImage image(int(400 * ratio), int(420 * ratio), QImage::Format_RGB32);
            image.setDevicePixelRatio(ratio);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.translate(7, 5);
            painter.scale(2, 2);
            paint(*figure, painter);
            painter.end();
            const QPointF center = cells.cell(9, 4).center();
            const QPoint at(int((7 + 2 * center.x()) * ratio), int((5 + 2 * center.y()) * ratio));
            QCOMPARE(image.pixel(at),
                     colorAt(ColorMap::viridis, double(sample.head.pattern(9, 4))));
        }
    }

    void aVectorPageHoldsNoImageWhereCellsAreFew() {
        for (const Index count : {Index(11), Index(200)}) {
            const Sample sample(count);
            const auto figure = layoutFigure(plain(Theme::light), sample.input);
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            QPdfWriter writer(&buffer);
            writer.setPageSize(QPageSize(figure->size, QPageSize::Millimeter));
            writer.setPageMargins({});
            writer.setResolution(300);
            QPainter painter(&writer);
            painter.scale(300 / 25.4, 300 / 25.4);
            paint(*figure, painter);
            painter.end();
            QCOMPARE(buffer.data().contains("/Subtype /Image"), count == 200);
        }
    }
};

QTEST_MAIN(TestPaint)
#include "test_paint.moc"
