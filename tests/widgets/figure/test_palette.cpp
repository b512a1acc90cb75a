// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/colormap.h"
#include "widgets/figure/palette.h"

#include <QtTest>

using namespace heedmap;

namespace {

struct Pair {
    const char* name;
    QColor ink;
    QColor ground;
    double ratio;
};

std::vector<Pair> pairsOf(const Palette& p) {
    std::vector<Pair> pairs;
    const std::pair<const char*, QColor> grounds[] = {
        {"window", p.window}, {"card", p.card}, {"raised", p.raised}, {"selection", p.selection}};
    for (const auto& [name, ground] : grounds) {
        pairs.push_back({name, p.text, ground, 7.0});
        pairs.push_back({name, p.mutedText, ground, 4.5});
        pairs.push_back({name, p.query, ground, 4.5});
        pairs.push_back({name, p.key, ground, 4.5});
        pairs.push_back({name, p.focusRing, ground, 3.0});
    }
    for (const QColor& ground : {p.window, p.card}) {
        pairs.push_back({"future", p.future, ground, 4.5});
        pairs.push_back({"positive", p.positive, ground, 4.5});
        pairs.push_back({"warning", p.warning, ground, 4.5});
        pairs.push_back({"error", p.error, ground, 4.5});
        pairs.push_back({"outline", p.outline, ground, 3.0});
        pairs.push_back({"bar", p.bar, ground, 3.0});
        pairs.push_back({"control", p.control, ground, 3.0});
        for (const QColor& series : p.series) {
            pairs.push_back({"series", series, ground, 3.0});
        }
    }
    pairs.push_back({"controlText", p.controlText, p.control, 4.5});
    pairs.push_back({"queryGround", p.query, p.queryGround, 4.5});
    pairs.push_back({"keyGround", p.key, p.keyGround, 4.5});
    pairs.push_back({"futureGround", p.future, p.futureGround, 4.5});
    pairs.push_back({"text on queryGround", p.text, p.queryGround, 7.0});
    pairs.push_back({"text on keyGround", p.text, p.keyGround, 7.0});
    pairs.push_back({"hatch", p.hatch, p.card, 1.5});
    return pairs;
}

} // namespace

class TestPalette : public QObject {
    Q_OBJECT

  private slots:
    void textAndGraphicsReadOnTheirGrounds_data() {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << int(Theme::light);
        QTest::newRow("dark") << int(Theme::dark);
    }

    void textAndGraphicsReadOnTheirGrounds() {
        QFETCH(int, theme);
        for (const Pair& pair : pairsOf(Palette::of(static_cast<Theme>(theme)))) {
            const double ratio = contrastRatio(pair.ink.rgb(), pair.ground.rgb());
            QVERIFY2(ratio >= pair.ratio,
                     qPrintable(QString("%1: %2 on %3 is %4:1, expected %5:1")
                                    .arg(pair.name, pair.ink.name(), pair.ground.name())
                                    .arg(ratio)
                                    .arg(pair.ratio)));
        }
    }

    void rolesAreNotMistakenForEachOther() {
        for (const Palette* p : {&Palette::light(), &Palette::dark()}) {
            const QColor roles[] = {p->query, p->key, p->future, p->positive};
            for (const QColor& a : roles) {
                for (const QColor& b : roles) {
                    const int apart = std::abs(a.hslHue() - b.hslHue());
                    QVERIFY(a == b || std::min(apart, 360 - apart) >= 30);
                }
            }
        }
    }

    void theLargestWeightStandsOutInEveryMap() {
        for (const Theme theme : {Theme::light, Theme::dark}) {
            const QRgb ground = Palette::of(theme).card.rgb();
            const ColorMap greys = mapOn(theme, ColorMap::greys);
            QVERIFY(contrastRatio(colorAt(greys, 1), ground) > 10);
            QVERIFY(contrastRatio(colorAt(greys, 0), ground) < 1.5);
            for (const ColorMap map : {ColorMap::viridis, ColorMap::diverging}) {
                QVERIFY(mapOn(theme, map) == map);
            }
        }
        QVERIFY(mapOn(Theme::light, ColorMap::greys) == ColorMap::greys);
        QCOMPARE(colorAt(mapOn(Theme::dark, ColorMap::greys), 1), colorAt(ColorMap::greys, 0));
        QVERIFY(colorMapFromName("greys") == ColorMap::greys);
    }

    void fontsNameALatinFaceAndThenAChineseOne() {
        const QFont font = figureFont(FontFace::text, 7.5);
        QCOMPARE(font.pointSizeF(), 7.5);
        QVERIFY(font.families().indexOf("DejaVu Sans") <
                font.families().indexOf("Noto Sans CJK SC"));
        QVERIFY(figureFont(FontFace::numbers, 7).families().contains("DejaVu Sans Mono"));
    }
};

QTEST_GUILESS_MAIN(TestPalette)
#include "test_palette.moc"
