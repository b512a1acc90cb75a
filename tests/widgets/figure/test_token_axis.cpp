// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"

#include <QtTest>

using namespace heedmap;
using namespace heedmap::testing;

namespace {

const TextStyle style{FontFace::text, 7.5, false};

std::vector<Index> indicesOf(const AxisPlan& plan) {
    std::vector<Index> indices;
    for (const AxisLabel& label : plan.labels) {
        indices.push_back(label.index);
    }
    return indices;
}

} // namespace

class TestTokenAxis : public QObject {
    Q_OBJECT

  private slots:
    void labelsUsePlainTextUnlessNothingIsLeftOfIt() {
        std::vector<DisplayToken> tokens(2);
        tokens[0].text = "␣cat";
        tokens[0].plain = "cat";
        tokens[1].text = "␣";
        tokens[1].plain = " ";
        QCOMPARE(axisTexts(tokens), QStringList({"cat", "␣"}));
    }

    void rowsThinToRoundStepsAndTellTheirPositions() {
        const QStringList texts = axisTexts(manyTokens(30));
        const AxisPlan all = planRows(texts, style, {10, 100, false, {}});
        QCOMPARE(all.labels.size(), std::size_t(30));
        QCOMPARE(all.labels[7].text, texts[7]);
        const AxisPlan some = planRows(texts, style, {0.6, 100, false, {}});
        QCOMPARE(indicesOf(some), (std::vector<Index>{0, 5, 10, 15, 20, 25}));
        QVERIFY(some.labels[1].text.contains("5 "));
        QVERIFY(some.style.pointSize >= 6.0);
        const AxisPlan chosen = planRows(texts, style, {0.6, 100, false, Index(11)});
        QCOMPARE(indicesOf(chosen), (std::vector<Index>{0, 5, 11, 20, 25}));
    }

    void tokensThatShareACharacterAreBracketedWhereAllHaveLabels() {
        const std::vector<DisplayToken> tokens = byteTokens();
        const auto shared = sharedCharacters(tokens);
        QCOMPARE(shared.size(), std::size_t(1));
        QCOMPARE(shared[0].first, Index(1));
        QCOMPARE(shared[0].last, Index(3));
        QCOMPARE(shared[0].text, QString("猫"));
        const QStringList texts = axisTexts(tokens);
        const AxisPlan plain = planRows(texts, style, {10, 100, false, {}});
        const AxisPlan rows = planRows(texts, style, {10, 100, false, {}, shared});
        QCOMPARE(rows.brackets.size(), std::size_t(1));
        QVERIFY(rows.bracketRoom > 0);
        QCOMPARE(rows.length, plain.length + rows.bracketRoom);
        QVERIFY(planRows(texts, style, {0.6, 100, false, {}, shared}).brackets.empty());
        QCOMPARE(planColumns(texts, style, {6, 30, true, {}}).degrees, 45.0);
        const AxisPlan columns = planColumns(texts, style, {6, 30, true, {}, shared});
        QCOMPARE(columns.degrees, 90.0);
        QCOMPARE(columns.brackets.size(), std::size_t(1));
    }

    void neighboursThatShareDifferentCharactersAreTwoGroups() {
        std::vector<DisplayToken> tokens(4);
        for (std::size_t i = 0; i < 4; ++i) {
            tokens[i].shares_character = true;
            tokens[i].group = i < 2 ? 0 : 1;
            tokens[i].group_text = i < 2 ? "你" : "好";
        }
        const auto shared = sharedCharacters(tokens);
        QCOMPARE(shared.size(), std::size_t(2));
        QCOMPARE(shared[0].last, Index(1));
        QCOMPARE(shared[1].first, Index(2));
        QCOMPARE(shared[1].text, QString("好"));
    }

    void columnsLieFlatTiltOrStand() {
        const QStringList texts = {"because", "it", "was", "tired"};
        QCOMPARE(planColumns(texts, style, {20, 30, true, {}}).degrees, 0.0);
        QCOMPARE(planColumns(texts, style, {6, 30, true, {}}).degrees, 45.0);
        QCOMPARE(planColumns(texts, style, {6, 30, false, {}}).degrees, 90.0);
        QCOMPARE(planColumns(texts, style, {3, 30, true, {}}).degrees, 90.0);
    }

    void wordsTurnTogether() {
        const QStringList texts = {"The", "cat", "sat", "because", "it", "was", "<|endoftext|>"};
        const double pitch = 1.2 * textWidth("The", style);
        for (const bool mayTilt : {true, false}) {
            const AxisPlan plan = planColumns(texts, style, {pitch, 60, mayTilt, {}});
            QVERIFY(plan.degrees > 0);
            QVERIFY(std::ranges::none_of(plan.labels, &AxisLabel::turned));
        }
        // A word that is a little wider than its column reaches over a short neighbour's.
        const QStringList fitting = {"at", "because", "it"};
        const double narrow = 0.95 * textWidth("because", style);
        const AxisPlan level = planColumns(fitting, style, {narrow, 60, true, {}});
        QCOMPARE(level.degrees, 0.0);
        QCOMPARE(level.length, lineHeight(style));
        QVERIFY(planColumns(fitting.mid(1), style, {narrow, 60, true, {}}).degrees > 0);
    }

    void aFewWideLabelsDoNotTurnSingleCharacters() {
        const QStringList texts = {"小", "猫", "坐", "在", "⟨E5⟩⟨9E⟩", "子", "上", "。"};
        const double pitch = 1.3 * textWidth("猫", style);
        for (const bool mayTilt : {true, false}) {
            const AxisPlan plan = planColumns(texts, style, {pitch, 30, mayTilt, {}});
            QCOMPARE(plan.degrees, 0.0);
            QCOMPARE(plan.labels.size(), std::size_t(8));
            for (const AxisLabel& label : plan.labels) {
                QCOMPARE(label.turned, label.index == 4);
                QCOMPARE(label.text, texts[label.index]);
            }
            QCOMPARE(plan.length, textWidth(texts[4], style));
        }
        const QStringList wide = {"⟨E5⟩⟨9E⟩", "⟨AB⟩⟨9E⟩", "子", "上", "。", "了"};
        QCOMPARE(planColumns(wide, style, {pitch, 30, false, {}}).degrees, 0.0);
        const AxisPlan tilted = planColumns(wide, style, {1.4 * pitch, 30, true, {}});
        QCOMPARE(tilted.degrees, 45.0);
        QVERIFY(std::ranges::none_of(tilted.labels, &AxisLabel::turned));
        QCOMPARE(planColumns(wide.first(3), style, {pitch, 30, false, {}}).degrees, 90.0);
    }

    void longLabelsAreElidedBetweenCharacters() {
        const QString family = QString::fromUtf8(
            "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧");
        const qsizetype one = family.size() / 4;
        const QString cut = elided(family, style, 0.6 * textWidth(family, style));
        QVERIFY(cut.endsWith("…"));
        QCOMPARE((cut.size() - 1) % one, qsizetype(0));
        QVERIFY(textWidth(cut, style) <= 0.6 * textWidth(family, style));
        QCOMPARE(elided("word", style, 100), QString("word"));
        QCOMPARE(elided("word", style, 0), QString("…"));
    }

    void wrappingKeepsToTheWidth() {
        const QString text = QString("The cat sat on the mat. 小猫坐在垫子上。").repeated(20);
        const QStringList lines = wrapped(text, style, 50, 3);
        QCOMPARE(lines.size(), 3);
        for (const QString& line : lines) {
            QVERIFY2(textWidth(line, style) <= 50.01, qPrintable(line));
        }
        QVERIFY(lines.last().endsWith("…"));
        QCOMPARE(wrapped("short", style, 50, 3), QStringList({"short"}));
    }
};

QTEST_MAIN(TestTokenAxis)
#include "test_token_axis.moc"
