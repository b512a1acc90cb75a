// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/cache_gauge.h"

#include "widgets/figure/palette.h"

#include <QtTest>

using namespace heedmap;

class TestCacheGauge : public QObject {
    Q_OBJECT

  private slots:
    void saysHowMuchItHolds() {
        CacheGauge gauge;
        gauge.setState({14, 11, 4, 6144});
        QVERIFY2(gauge.text().contains("14 positions") && gauge.text().contains("4 layers"),
                 qPrintable(gauge.text()));
        QVERIFY2(gauge.text().contains("84.0"), qPrintable(gauge.text())); // KiB
        QCOMPARE(gauge.accessibleName(), gauge.text());
        QVERIFY(gauge.toolTip().contains("3 generated"));
    }

    /// Cells as many as positions; the newest of the generated ones is dark.
    void growsAPositionAtATime() {
        CacheGauge gauge;
        gauge.resize(600, 20);
        const auto pixels = [&](const QColor& color) {
            const QImage image = gauge.grab().toImage();
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    count += image.pixel(x, y) == color.rgb() ? 1 : 0;
                }
            }
            return count;
        };
        const Palette& palette = Palette::light();
        gauge.setState({3, 3, 4, 100});
        const int three = pixels(palette.bar);
        QVERIFY(three > 0);
        QCOMPARE(pixels(palette.text), 0);
        gauge.setState({6, 6, 4, 100});
        QCOMPARE(pixels(palette.bar), 2 * three);
        gauge.setState({8, 6, 4, 100}); // two were generated
        QCOMPARE(pixels(palette.bar), 2 * three);
        QCOMPARE(pixels(palette.text), three / 3);
        gauge.setState({100'000, 3, 48, 100}); // more than there are pixels
        QVERIFY(!gauge.grab().isNull());
        gauge.setState({});
        QCOMPARE(pixels(palette.bar), 0);
    }
};

QTEST_MAIN(TestCacheGauge)
#include "test_cache_gauge.moc"
