// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/load.h"
#include "core/run/decoding.h"

#include <QtTest>

using namespace heedmap;

namespace {

ModelPtr small_model() {
    RandomModelOptions options;
    options.config.model_type = "gpt2";
    options.config.hidden_size = 32;
    options.config.num_hidden_layers = 2;
    options.config.num_attention_heads = 2;
    options.config.num_key_value_heads = 2;
    options.config.head_dim = 16;
    options.config.intermediate_size = 64;
    options.config.max_position_embeddings = 30;
    options.config.vocab_size = 97;
    options.seed = 3;
    options.standard_deviation = 0.4F;
    return make_random_model(options);
}

DecodingSession start(int threads = 0) {
    const std::vector<TokenId> prompt{5, 17, 60, 2};
    ForwardOptions options;
    options.threads = threads;
    auto session = DecodingSession::start(*forward(small_model(), prompt, options), options);
    if (!session) {
        qFatal("%s", to_string(session.error()).c_str());
    }
    return *session;
}

SamplerOptions sampling(std::uint64_t seed) {
    SamplerOptions options;
    options.temperature = 1.0F;
    options.top_k = 40;
    options.top_p = 0.95F;
    options.seed = seed;
    return options;
}

std::vector<TokenId> text(const DecodingSession& session) {
    return session.trace().ids();
}

} // namespace

class TestDecoding : public QObject {
    Q_OBJECT

  private slots:
    void greedyTakesTheMostProbable() {
        DecodingSession session = start();
        for (int i = 0; i < 8; ++i) {
            const auto& next = session.next_logits();
            const auto best = std::max_element(next.begin(), next.end()) - next.begin();
            QVERIFY(session.step({}).ok());
            QCOMPARE(static_cast<std::ptrdiff_t>(text(session).back()), best);
        }
        QCOMPARE(session.position(), Index{8});
    }

    void theSameSeedGivesTheSameText() {
        std::vector<std::vector<TokenId>> texts;
        for (const int threads : {1, 2, 5}) {
            DecodingSession session = start(threads);
            ForwardOptions options;
            options.threads = threads;
            for (int i = 0; i < 20; ++i) {
                QVERIFY(session.step(sampling(7), options).ok());
            }
            texts.push_back(text(session));
        }
        QVERIFY(texts[0] == texts[1] && texts[1] == texts[2]);
        DecodingSession other = start();
        for (int i = 0; i < 20; ++i) {
            QVERIFY(other.step(sampling(8)).ok());
        }
        QVERIFY(text(other) != texts[0]);
    }

    void backAndForwardIsTheSameText() {
        DecodingSession session = start();
        for (int i = 0; i < 10; ++i) {
            QVERIFY(session.step(sampling(7)).ok());
        }
        const auto whole = text(session);
        const auto next = session.next_logits();
        QVERIFY(session.jump(3).ok());
        QCOMPARE(session.position(), Index{3});
        QCOMPARE(session.steps(), Index{10});
        QCOMPARE(session.trace().length(), Index{7});
        for (int i = 0; i < 7; ++i) {
            QVERIFY(session.step(sampling(7)).ok());
        }
        QVERIFY(text(session) == whole);
        QVERIFY(session.next_logits() == next);
        QVERIFY(session.jump(0).ok());
        QCOMPARE(session.trace().length(), Index{4});
        QVERIFY(session.jump(10).ok());
        QVERIFY(text(session) == whole);
    }

    void stepsWalkOverAForkThatWasTaken() {
        DecodingSession session = start();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(session.step(sampling(7)).ok());
        }
        QVERIFY(session.jump(2).ok());
        const TokenId other = (session.step_at(2).chosen.id + 1) % 97;
        QVERIFY(session.step_with(other, sampling(7)).ok());
        for (int i = 0; i < 3; ++i) {
            QVERIFY(session.step(sampling(7)).ok());
        }
        const auto whole = text(session);
        QVERIFY(session.jump(0).ok());
        for (int i = 0; i < 6; ++i) {
            QVERIFY(session.step(sampling(7)).ok());
        }
        QVERIFY(text(session) == whole);
        QCOMPARE(session.steps(), Index{6});
        QVERIFY(session.step(sampling(7)).ok()); // at the end the sampler chooses
        QCOMPARE(session.steps(), Index{7});
        QVERIFY(!session.step_at(6).by_hand);
    }

    void otherOptionsChooseAnewWhatFollowsTheLastFork() {
        DecodingSession session = start();
        QVERIFY(session.step(sampling(7)).ok());
        const TokenId other = session.trace().ids().back() == 40 ? 41 : 40;
        QVERIFY(session.step_with(other, sampling(7)).ok());
        for (int i = 0; i < 4; ++i) {
            QVERIFY(session.step(sampling(7)).ok());
        }
        const auto before = text(session);
        DecodingSession expected = session;
        QVERIFY(expected.jump(2).ok());
        expected.drop_ahead();
        for (int i = 0; i < 4; ++i) {
            QVERIFY(expected.step(sampling(8)).ok());
        }
        QVERIFY(text(expected) != before);
        QVERIFY(session.jump(0).ok());
        for (int i = 0; i < 6; ++i) {
            QVERIFY(session.step(sampling(8)).ok());
        }
        QVERIFY(text(session) == text(expected));
        QVERIFY(session.step_at(1).by_hand);
    }

    void optionsThatChangedOnTheWayDoNotLoseTheWay() {
        DecodingSession session = start();
        for (int i = 0; i < 8; ++i) {
            QVERIFY(session.step(sampling(i < 4 ? 7 : 8)).ok());
        }
        const auto whole = text(session);
        QVERIFY(session.jump(0).ok());
        for (int i = 0; i < 8; ++i) {
            QVERIFY(session.step(sampling(8)).ok());
        }
        QVERIFY(text(session) == whole);
    }

    void aForkDropsWhatWasAhead() {
        DecodingSession session = start();
        for (int i = 0; i < 6; ++i) {
            QVERIFY(session.step(sampling(7)).ok());
        }
        const DecodingSession kept = session;
        QVERIFY(session.jump(2).ok());
        const TokenId other = (session.step_at(2).chosen.id + 1) % 97;
        QVERIFY(session.step_with(other, sampling(7)).ok());
        QCOMPARE(session.steps(), Index{3});
        QCOMPARE(text(session).back(), other);
        QVERIFY(session.step_at(2).by_hand);
        QVERIFY(session.step_at(2).chosen.probability > 0.0);
        QCOMPARE(kept.steps(), Index{6});
        QCOMPARE(text(kept).size(), std::size_t{10});
    }

    void refusesLogitsThatAreNotFinite() {
        auto model = std::make_shared<Model>(*small_model());
        model->ln_final.bias[3] = std::numeric_limits<float>::quiet_NaN();
        const std::vector<TokenId> prompt{5, 17};
        auto session = DecodingSession::start(*forward(model, prompt));
        QVERIFY(session.ok());
        for (const auto& refused : {session->step({}), session->step_with(4, {})}) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().field, std::string("logits"));
        }
        QCOMPARE(session->steps(), Index{0});
    }

    void stopsAtTheLastPosition() {
        DecodingSession session = start();
        for (int i = 0; i < 26; ++i) {
            QVERIFY(session.step({}).ok());
        }
        const auto before = text(session);
        const auto full = session.step({});
        QVERIFY(!full.ok());
        QCOMPARE(to_string(full.error()), std::string("tokens: got 31 tokens, expected at most 30 "
                                                      "(max_position_embeddings)"));
        QVERIFY(text(session) == before);
        QVERIFY(!session.jump(27).ok());
        QVERIFY(!session.step_with(97, {}).ok());
    }
};

QTEST_APPLESS_MAIN(TestDecoding)
#include "test_decoding.moc"
