// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_checks.h"
#include "layout_sample.h"
#include "widgets/figure/layout.h"

#include <QtTest>

using namespace heedmap;
using namespace heedmap::testing;

namespace {

QStringList legendOf(const Result<DisplayList>& figure) {
    QStringList texts;
    for (const TextItem& text : itemsOf<TextItem>(*figure, ItemRole::legend)) {
        texts.append(text.text);
    }
    return texts;
}

/// One head of cross-attention.
struct CrossSample {
    std::vector<DisplayToken> keys = manyTokens(7);
    std::vector<DisplayToken> queries;
    HeadView head;
    FigureInput input;

    explicit CrossSample(Index rows = 5) : queries(manyTokens(rows)) {
        head = headOf(rows, 7, Mask::none, 11);
        head.site.stack = Stack::cross;
        input.queries = queries;
        input.keys = keys;
        input.head = &head;
        input.unmasked = &head;
    }
};

} // namespace

/// What stands around the plots: titles, legend, caption.
class TestChrome : public QObject {
    Q_OBJECT

  private slots:
    void crossAttentionNamesItsStackAndBothSentences() {
        CrossSample sample;
        FigureInput& input = sample.input;
        input.manyStacks = true;
        input.sentence = "The cat sat";
        input.target = "猫坐";
        const auto figure = layoutFigure(specOf(FigureKind::heatmap), input);
        QVERIFY(figure);
        QString caption;
        for (const TextItem& line : itemsOf<TextItem>(*figure, ItemRole::caption)) {
            caption += line.text;
        }
        QVERIFY2(caption.contains("“The cat sat” →\u00A0“猫坐”"), qPrintable(caption));
        QVERIFY2(caption.contains("cross-attention"), qPrintable(caption));
        QVERIFY2(!caption.contains("mask"), qPrintable(caption));
        const auto titles = itemsOf<TextItem>(*figure, ItemRole::title);
        QCOMPARE(titles.size(), std::size_t(2));
        QCOMPARE(titles[1].text, QString("cross-attention"));
        const auto axes = itemsOf<TextItem>(*figure, ItemRole::axisTitle);
        QCOMPARE(axes.size(), std::size_t(2));
        QVERIFY2(axes[0].text.startsWith("Source"), qPrintable(axes[0].text));
        QVERIFY2(axes[1].text.startsWith("Target"), qPrintable(axes[1].text));
    }

    void aStackIsNamedUnlessItIsTheOnlyDecoder() {
        Sample sample(11);
        const auto aside = [&](Stack stack, bool many) {
            sample.head.site.stack = stack;
            sample.input.manyStacks = many;
            const auto figure = layoutFigure(specOf(FigureKind::heatmap), sample.input);
            return itemsOf<TextItem>(*figure, ItemRole::title).at(1).text;
        };
        QCOMPARE(aside(Stack::decoder, false), QString("with the causal mask"));
        QCOMPARE(aside(Stack::decoder, true), QString("decoder · with the causal mask"));
        sample.head = headOf(11, 11, Mask::none, 7);
        QCOMPARE(aside(Stack::encoder, false), QString("encoder · without a mask"));
    }

    void theSecondSentenceOfAPairIsNamed() {
        Sample sample(11);
        sample.input.pair = "It was tired";
        const auto figure = layoutFigure(specOf(FigureKind::grid), sample.input);
        const QString caption = itemsOf<TextItem>(*figure, ItemRole::caption)[0].text;
        QVERIFY2(caption.contains("+\u00A0“It was tired”"), qPrintable(caption));
    }

    void theCaptionCanBeEditedOrLeftOut() {
        const Sample sample(11);
        FigureSpec spec = specOf(FigureKind::heatmap);
        const auto made = layoutFigure(spec, sample.input);
        const QString caption = itemsOf<TextItem>(*made, ItemRole::caption)[0].text;
        for (const char* part : {"story-gpt", "The cat sat", "layer 3, head 4", "causal mask"}) {
            QVERIFY2(caption.contains(part), qPrintable(caption));
        }
        FigureInput odd = sample.input;
        odd.sentence = "a\tb" + QString(QChar(0x202E)) + "c";
        const auto escapedFigure = layoutFigure(spec, odd);
        QVERIFY(itemsOf<TextItem>(*escapedFigure, ItemRole::caption)[0].text.contains(
            "“a b\\u{202E}c”"));
        spec.captionText = "Figure 2";
        QCOMPARE(itemsOf<TextItem>(*layoutFigure(spec, sample.input), ItemRole::caption)[0].text,
                 QString("Figure 2"));
        spec.caption = false;
        QVERIFY(itemsOf<TextItem>(*layoutFigure(spec, sample.input), ItemRole::caption).empty());
    }

    void aMaskTellsItsSizesAndWhatARowWithoutKeysComesTo() {
        Sample sample(11);
        FigureInput& input = sample.input;
        input.keyMask = {Mask::causal, 2};
        input.padding = 2;
        const QString note = QStringLiteral("its weights are set to 0");
        const auto figure = layoutFigure(specOf(FigureKind::mask), input);
        QVERIFY(figure);
        QVERIFY2(legendOf(figure).join(' ').contains(note), qPrintable(legendOf(figure).join('|')));
        const QString caption = itemsOf<TextItem>(*figure, ItemRole::caption)[0].text;
        QVERIFY2(caption.endsWith("window: the last 2 keys\u00A0· 2 tokens of padding"),
                 qPrintable(caption));
        input.padding = 1; // the last row still sees the token before it
        const auto seeing = layoutFigure(specOf(FigureKind::mask), input);
        QVERIFY(!legendOf(seeing).join(' ').contains(note));
        QVERIFY(
            itemsOf<TextItem>(*seeing, ItemRole::caption)[0].text.endsWith("1 token of padding"));
    }

    void axisTitlesAreNotCut_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rows");
        QTest::addColumn<double>("width");
        for (const FigureKind kind :
             {FigureKind::heatmap, FigureKind::compare, FigureKind::lines, FigureKind::mask}) {
            for (const int rows : {1, 2, 5}) {
                for (const double width : {60.0, 85.0, 170.0, 338.0}) {
                    QTest::addRow("%s %d %g", std::string(name_of(kind)).c_str(), rows, width)
                        << int(kind) << rows << width;
                }
            }
        }
    }

    void axisTitlesAreNotCut() {
        QFETCH(int, kind);
        QFETCH(int, rows);
        QFETCH(double, width);
        CrossSample sample(rows);
        if (kind == int(FigureKind::compare)) { // cross-attention has no mask to compare with
            sample.head.site.stack = Stack::decoder;
        }
        const auto figure =
            layoutFigure(specOf(static_cast<FigureKind>(kind), width), sample.input);
        QVERIFY2(figure, figure ? "" : to_string(figure.error()).c_str());
        for (const TextItem& text : itemsOf<TextItem>(*figure, ItemRole::axisTitle)) {
            QVERIFY2(!text.text.contains(QChar(0x2026)), qPrintable(text.text));
        }
        QCOMPARE(outsideOf(*figure), QString());
        QCOMPARE(overlapIn(*figure), QString());
    }

    void crossAttentionSaysWhichTokenARowPredicts() {
        const CrossSample sample;
        const QString note = QStringLiteral("a token's row predicts the token after it");
        for (const FigureKind kind :
             {FigureKind::heatmap, FigureKind::compare, FigureKind::lines}) {
            QCOMPARE(legendOf(layoutFigure(specOf(kind), sample.input)).count(note), 1);
            const Sample decoder(11);
            QVERIFY(!legendOf(layoutFigure(specOf(kind), decoder.input)).contains(note));
        }
        FigureInput words = sample.input;
        words.mergedWords = true; // a row is no longer one token's
        QVERIFY(legendOf(layoutFigure(specOf(FigureKind::heatmap), words)).isEmpty());
        const auto narrow = layoutFigure(specOf(FigureKind::lines, 60), sample.input);
        QVERIFY2(legendOf(narrow).join(' ').endsWith(note), qPrintable(legendOf(narrow).join('|')));
        QCOMPARE(outsideOf(*narrow), QString());
        QCOMPARE(overlapIn(*narrow), QString());
    }
};

QTEST_MAIN(TestChrome)
#include "test_chrome.moc"
