// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/widget_checks.h"
#include "widgets/panels/head_statistics_card.h"

#include <QtTest>

using namespace heedmap;

class TestHeadStatisticsCard : public QObject {
    Q_OBJECT

    static QStringList shown(const HeadStatisticsCard& card) {
        QStringList texts;
        for (const auto* label : card.findChildren<QLabel*>()) {
            if (!label->isHidden()) {
                texts << label->text();
            }
        }
        return texts;
    }

  private slots:
    void showsEveryStatisticWithADefinition() {
        HeadStatisticsCard card;
        card.setHead({Stack::decoder, 3}, 4, {0.41, 0.22, 0.35, 1.512, 1.266, 0.65, 0.125});
        QCOMPARE(card.title(), QString("Head 3.4"));
        const QStringList texts = shown(card);
        for (const char* value :
             {"0.41", "0.22", "0.35", "1.51 bits", "1.27 tokens", "0.65", "0.13"}) {
            QVERIFY2(texts.contains(value), value);
        }
        int values = 0;
        for (const auto* label : card.findChildren<QLabel*>()) {
            if (label->property("face").toString() == "number") {
                QVERIFY2(label->toolTip().contains("row"), qPrintable(label->toolTip()));
                QVERIFY(label->accessibleName().endsWith(label->text()));
                ++values;
            }
        }
        QCOMPARE(values, 7);
    }

    void aLowCardCutsNoLine() {
        HeadStatisticsCard card;
        card.setHead({Stack::decoder, 3}, 4, {0.41, 0.22, 0.35, 1.512, 1.266, 0.65, 0.125});
        card.resize(270, 180);
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        int lines = 0;
        for (const auto* label : card.findChildren<QLabel*>()) {
            if (label->isVisible() && !label->wordWrap()) {
                QVERIFY2(label->height() >= label->sizeHint().height(), qPrintable(label->text()));
                ++lines;
            }
        }
        QVERIFY(lines >= 14);
    }

    void saysOfCrossAttentionOnlyWhatMeansSomething() {
        HeadStatisticsCard card;
        card.setHead({Stack::cross, 1}, 2, {0.41, 0.22, 0.35, 1.512, 1.266, 0.65, 0.125});
        QStringList texts = shown(card);
        QVERIFY(texts.contains("0.22") && texts.contains("1.51 bits"));
        for (const char* value : {"0.41", "0.35", "1.27 tokens", "0.65", "0.13"}) {
            QVERIFY2(!texts.contains(value), value);
        }
        QCOMPARE(card.secondaryText(), QString("cross-attention: layer 1, head 2"));
        card.setHead({Stack::encoder, 1}, 2, {0.41, 0.22, 0.35, 1.512, 1.266, 0.65, 0.125});
        texts = shown(card);
        QVERIFY(texts.contains("looks at later tokens") && texts.contains("0.65"));
        QVERIFY(!texts.contains("to the future, unmasked"));
    }

    void saysOfWhichRunTheyAre() {
        HeadStatisticsCard card;
        const auto said = [&] {
            return shown(card).filter("All with the causal mask").size() == 1;
        };
        card.setHead({Stack::decoder, 3}, 4, {0.41, 0.22, 0.35, 1.512, 1.266, 0.65, 0.125});
        QVERIFY(said());
        card.setHead({Stack::encoder, 1}, 2, {0.41, 0.22, 0.35, 1.512, 1.266, 0.65, 0.125});
        QVERIFY(!said());
        card.setHead({Stack::decoder, 3}, 4, {0.41, 0.22, 0.35, 1.512, 1.266, 0.65, 0.125});
        card.clear();
        QVERIFY(!said());
    }

    void leavesOutInductionWithoutRepeats() {
        HeadStatisticsCard card;
        card.setHead({Stack::decoder, 0}, 1, {0.41, 0.22, 0.35, 1.5, 1.2, 0.65, 0.77});
        QVERIFY(shown(card).contains("0.77"));
        card.setHead({Stack::decoder, 0}, 2, {0.41, 0.22, 0.35, 1.5, 1.2, 0.65, {}});
        QVERIFY(!shown(card).contains("0.77"));
        QVERIFY(!shown(card).contains("induction"));
        card.clear();
        QVERIFY(!shown(card).contains("0.41"));
    }
};

QTEST_MAIN(TestHeadStatisticsCard)
#include "test_head_statistics_card.moc"
