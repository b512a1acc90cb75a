// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/decoding_card.h"
#include "app/history.h"
#include "tests/app/window_test.h"

#include <QtTest>

#include <algorithm>

using namespace heedmap;

/// Going back over what was decoded, and on again.
class TestWindowDecoding : public QObject, private test::WindowTest {
    Q_OBJECT

    using Ids = std::vector<TokenId>;

    Index position() { return document().reading()->session.position(); }
    Ids ids() { return document().reading()->trace().ids(); }
    void stepTo(Index last) {
        while (position() < last) {
            const Index next = position() + 1;
            bench_->action(Command::stepForward)->trigger();
            QTRY_COMPARE(position(), next);
        }
    }
    void toTheStart() {
        bench_->action(Command::stepStart)->trigger();
        QTRY_COMPARE(position(), Index{0});
    }
    /// Two steps, a fork, two more.
    void decodeWithAFork() {
        readOpenEnded();
        stepTo(2);
        QTRY_VERIFY(document().nextTokens()->reading == document().reading());
        document().take(document().nextTokens()->candidates[3].id);
        QTRY_COMPARE(position(), Index{3});
        stepTo(5);
    }

  private slots:
    void init() { openBench(); }
    void cleanup() { closeBench(); }

    void stepFollowsAForkThatWasTaken() {
        decodeWithAFork();
        const Ids whole = ids();
        toTheStart();
        stepTo(5);
        QCOMPARE(ids(), whole);
        QVERIFY(document().reading()->session.step_at(2).by_hand);
        bench_->action(Command::stepBack)->trigger();
        QTRY_COMPARE(position(), Index{4});
        stepTo(5);
        QCOMPARE(ids(), whole);
    }

    void playFollowsAForkThatWasTaken() {
        decodeWithAFork();
        const Ids whole = ids();
        toTheStart();
        auto* card = bench_->find<DecodingCard>();
        card->setPlaying(true);
        QTRY_VERIFY_WITH_TIMEOUT(position() >= 5, 20'000);
        card->setPlaying(false);
        QTRY_VERIFY(!document().busy());
        const Ids played = ids();
        QVERIFY(std::equal(whole.begin(), whole.end(), played.begin()));
    }

    void otherOptionsChooseAnewBehindTheFork() {
        decodeWithAFork();
        const Ids whole = ids();
        toTheStart();
        SamplerOptions sampler = document().sampler();
        sampler.temperature = 0;
        document().setSampler(sampler);
        stepTo(3);
        QCOMPARE(ids(), Ids(whole.begin(), whole.begin() + 8));
        QTRY_VERIFY(document().nextTokens()->reading == document().reading());
        const TokenId likeliest = document().nextTokens()->candidates.front().id;
        stepTo(4);
        QCOMPARE(ids().back(), likeliest);
        QVERIFY(document().reading()->session.step_at(2).by_hand);
    }

    void undoTakesWalkedStepsBack() {
        decodeWithAFork();
        const Ids whole = ids();
        toTheStart();
        QCoreApplication::processEvents();
        bench_->window.history().endStep();
        stepTo(1);
        QCoreApplication::processEvents();
        bench_->action(Command::undo)->trigger();
        QTRY_COMPARE(position(), Index{0});
        QCOMPARE(document().reading()->session.steps(), Index{5});
        stepTo(5);
        QCOMPARE(ids(), whole);
    }
};

QTEST_MAIN(TestWindowDecoding)
#include "test_window_decoding.moc"
