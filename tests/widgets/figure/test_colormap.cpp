// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/colormap.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace heedmap;

namespace {

/// CIE L* of a colour.
double lightness(QRgb color) {
    const double y = relativeLuminance(color);
    return y > 216.0 / 24389.0 ? 116.0 * std::cbrt(y) - 16.0 : y * 24389.0 / 27.0;
}

} // namespace

class TestColormap : public QObject {
    Q_OBJECT

  private slots:
    void tablesHaveTheirPublishedEnds() {
        QCOMPARE(colorAt(ColorMap::viridis, 0.0), qRgb(0x44, 0x01, 0x54));
        QCOMPARE(colorAt(ColorMap::viridis, 1.0), qRgb(0xfd, 0xe7, 0x25));
        QCOMPARE(colorAt(ColorMap::magma, 0.0), qRgb(0x00, 0x00, 0x04));
        QCOMPARE(colorAt(ColorMap::magma, 1.0), qRgb(0xfc, 0xfd, 0xbf));
        QCOMPARE(colorAt(ColorMap::cividis, 0.0), qRgb(0x00, 0x22, 0x4e));
        QCOMPARE(colorAt(ColorMap::cividis, 1.0), qRgb(0xfe, 0xe8, 0x38));
        QCOMPARE(colorAt(ColorMap::greys, 0.0), qRgb(255, 255, 255));
        QVERIFY(lightness(colorAt(ColorMap::greys, 1.0)) < 10.0);
    }

    void namesGoBothWays() {
        for (const ColorMap map : allColorMaps()) {
            QVERIFY(colorMapFromName(name_of(map)) == map);
        }
        QVERIFY(!colorMapFromName("rainbow"));
        QVERIFY(!colorMapFromName(""));
    }

    void sequentialMapsGoOneWay() {
        for (const ColorMap map : {ColorMap::viridis, ColorMap::cividis, ColorMap::magma}) {
            const auto table = tableOf(map);
            for (std::size_t i = 1; i < 256; ++i) {
                QVERIFY2(lightness(table[i]) > lightness(table[i - 1]) - 0.35,
                         qPrintable(QString("%1 at %2").arg(int(map)).arg(i)));
            }
        }
        const auto table = tableOf(ColorMap::greys);
        for (std::size_t i = 1; i < 256; ++i) {
            QVERIFY(lightness(table[i]) <= lightness(table[i - 1]));
        }
    }

    void divergingIsSymmetricInLightness() {
        const auto table = tableOf(ColorMap::diverging);
        for (std::size_t i = 0; i < 128; ++i) {
            const double below = lightness(table[i]);
            const double above = lightness(table[255 - i]);
            QVERIFY2(std::abs(below - above) < 0.6, qPrintable(QString::number(i)));
            if (i > 0) {
                QVERIFY(below > lightness(table[i - 1]));
            }
        }
        QVERIFY(qBlue(table[0]) > qRed(table[0]));
        QVERIFY(qRed(table[255]) > qBlue(table[255]));
    }

    void outsideIsHeldAtTheEnds() {
        const double inf = std::numeric_limits<double>::infinity();
        QCOMPARE(colorAt(ColorMap::magma, -3.0), colorAt(ColorMap::magma, 0.0));
        QCOMPARE(colorAt(ColorMap::magma, inf), colorAt(ColorMap::magma, 1.0));
        QCOMPARE(colorAt(ColorMap::magma, -inf), colorAt(ColorMap::magma, 0.0));
        QCOMPARE(colorAt(ColorMap::viridis, 0.5), tableOf(ColorMap::viridis)[128]);
    }

    void nanIsNoColour() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(colorAt(ColorMap::viridis, nan), QRgb(0));
        QCOMPARE(colorOf(ColorMap::viridis, nan, 0, 1), QRgb(0));
    }

    void scalesFromLowToHigh() {
        QCOMPARE(colorOf(ColorMap::diverging, 3.0, -3.0, 3.0), tableOf(ColorMap::diverging)[255]);
        QCOMPARE(colorOf(ColorMap::diverging, 0.0, -3.0, 3.0), tableOf(ColorMap::diverging)[128]);
        QCOMPARE(colorOf(ColorMap::viridis, 7.0, 7.0, 7.0), tableOf(ColorMap::viridis)[128]);
    }

    void textOnAnyColourReads() {
        for (const ColorMap map : allColorMaps()) {
            for (const QRgb ground : tableOf(map)) {
                QVERIFY(contrastRatio(ground, textColorOn(ground)) >= 4.5);
            }
        }
        QCOMPARE(contrastRatio(qRgb(0, 0, 0), qRgb(255, 255, 255)), 21.0);
    }
};

QTEST_APPLESS_MAIN(TestColormap)
#include "test_colormap.moc"
