// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/sampler.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <random>
#include <set>

using namespace heedmap;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

std::vector<TokenId> ids(const std::vector<Candidate>& candidates) {
    std::vector<TokenId> result;
    for (const Candidate& candidate : candidates) {
        result.push_back(candidate.id);
    }
    return result;
}

/// How many candidates can be sampled.
std::size_t kept(const std::vector<Candidate>& candidates) {
    std::size_t count = 0;
    for (const Candidate& candidate : candidates) {
        count += candidate.sampled_probability > 0 ? 1 : 0;
    }
    return count;
}

double sampled_sum(const std::vector<Candidate>& candidates) {
    double sum = 0;
    for (const Candidate& candidate : candidates) {
        sum += candidate.sampled_probability;
    }
    return sum;
}

bool close(double actual, double expected, double bound = 1e-12) {
    return std::abs(actual - expected) <= bound;
}

/// Logits whose softmax is `probabilities`.
std::vector<float> logits_of(const std::vector<double>& probabilities) {
    std::vector<float> logits;
    for (const double probability : probabilities) {
        logits.push_back(static_cast<float>(std::log(probability)));
    }
    return logits;
}

std::vector<float> random_logits(std::size_t count, unsigned seed) {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal(0.0F, 4.0F);
    std::vector<float> logits(count);
    for (float& logit : logits) {
        logit = normal(generator);
    }
    return logits;
}

} // namespace

class TestSampler : public QObject {
    Q_OBJECT

  private slots:
    void samplingIsChoosingFromTheDistribution() {
        std::mt19937 random(17);
        std::normal_distribution<float> normal(0.0F, 3.0F);
        for (int round = 0; round < 200; ++round) {
            std::vector<float> logits(static_cast<std::size_t>(1 + round * 7));
            for (float& logit : logits) {
                logit = std::round(normal(random) * 4.0F) / 4.0F; // ties are common
            }
            SamplerOptions options;
            options.temperature = round % 2 == 0 ? 0.0F : 0.8F;
            options.top_k = round % 3 * 10;
            options.seed = 5;
            const std::vector<Candidate> all = distribution(logits, options);
            const Candidate& chosen = choose(all, options, round);
            const Candidate sampled = sample(logits, options, round);
            QCOMPARE(sampled.id, chosen.id);
            QCOMPARE(sampled.probability, chosen.probability);
            QCOMPARE(sampled.sampled_probability, chosen.sampled_probability);
        }
        for (const float bad :
             {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            QVERIFY(std::isnan(sample(std::vector<float>{1.0F, bad, 2.0F}, {}, 0).probability));
        }
    }

    void softmaxOfLiteralLogits() {
        const std::vector<float> logits{1.0F, 3.0F, -2.0F, 2.0F};
        const auto candidates = distribution(logits, {});
        QCOMPARE(ids(candidates), (std::vector<TokenId>{1, 3, 0, 2}));
        const double sum = std::exp(1.0) + std::exp(3.0) + std::exp(-2.0) + std::exp(2.0);
        const double exponents[] = {3, 2, 1, -2};
        for (std::size_t i = 0; i < 4; ++i) {
            QVERIFY(close(candidates[i].probability, std::exp(exponents[i]) / sum));
        }
    }

    void hugeLogitsDoNotOverflow() {
        const auto candidates = distribution(std::vector<float>{-3e38F, 3e38F, 3e38F}, {});
        QCOMPARE(ids(candidates), (std::vector<TokenId>{1, 2, 0}));
        QCOMPARE(candidates[0].probability, 0.5);
        QCOMPARE(candidates[1].probability, 0.5);
        QCOMPARE(candidates[2].probability, 0.0);
    }

    void largeVocabularyIsOrderedAndSumsToOne() {
        auto logits = random_logits(150'000, 7);
        logits[149'999] = logits[12]; // one tie for certain
        const auto candidates = distribution(logits, {.temperature = 0.7F, .top_p = 0.95F});
        double sum = 0;
        std::vector<bool> seen(logits.size());
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const auto id = static_cast<std::size_t>(candidates[i].id);
            QVERIFY(!seen[id]);
            seen[id] = true;
            sum += candidates[i].probability;
            if (i > 0) {
                const auto before = static_cast<std::size_t>(candidates[i - 1].id);
                QVERIFY(logits[before] > logits[id] ||
                        (logits[before] == logits[id] && before < id));
            }
        }
        QCOMPARE(candidates.size(), logits.size());
        QVERIFY(close(sum, 1.0));
        QVERIFY(close(sampled_sum(candidates), 1.0));
    }

    void tiesGoToTheLowerId() {
        const auto candidates =
            distribution(std::vector<float>{-0.0F, 2.0F, 0.0F, 2.0F, -0.0F}, {});
        QCOMPARE(ids(candidates), (std::vector<TokenId>{1, 3, 0, 2, 4}));
    }

    void greedyPutsAllOnTheArgmax() {
        for (const float temperature : {0.0F, -1.0F, not_a_number}) {
            const auto candidates =
                distribution(std::vector<float>{0.5F, 4.0F, 4.0F}, {.temperature = temperature});
            QCOMPARE(candidates[0].id, TokenId{1});
            QCOMPARE(candidates[0].sampled_probability, 1.0);
            QCOMPARE(kept(candidates), std::size_t{1});
            QVERIFY(candidates[0].probability < 0.5);
        }
    }

    void temperatureScalesLogits() {
        const auto candidates = distribution(std::vector<float>{1.0F, 2.0F}, {.temperature = 0.5F});
        QVERIFY(close(candidates[0].sampled_probability, 1 / (1 + std::exp(-2.0))));
        QVERIFY(close(candidates[0].probability, 1 / (1 + std::exp(-1.0))));
    }

    void extremeTemperatures() {
        const std::vector<float> logits{1.0F, 2.0F, -infinity};
        const auto cold = distribution(logits, {.temperature = 1e-40F});
        QCOMPARE(cold[0].sampled_probability, 1.0);
        const auto hot = distribution(logits, {.temperature = infinity});
        QCOMPARE(hot[0].sampled_probability, 0.5);
        QCOMPARE(hot[1].sampled_probability, 0.5);
        QCOMPARE(hot[2].sampled_probability, 0.0);
    }

    void topKKeepsExactlyK() {
        const std::vector<float> logits{1.0F, 2.0F, 2.0F, 2.0F};
        const auto two = distribution(logits, {.temperature = 1.0F, .top_k = 2});
        QCOMPARE(ids(two), (std::vector<TokenId>{1, 2, 3, 0}));
        QCOMPARE(kept(two), std::size_t{2});
        QCOMPARE(two[0].sampled_probability, 0.5);
        for (const Index k : {Index{0}, Index{-1}, Index{4}, Index{1000}}) {
            QCOMPARE(kept(distribution(logits, {.temperature = 1.0F, .top_k = k})), std::size_t{4});
        }
    }

    void topPKeepsTheFewestThatReachIt() {
        const auto logits = logits_of({0.5, 0.25, 0.15, 0.1});
        const std::vector<std::pair<float, std::size_t>> cases{
            {0.0F, 1},  {-1.0F, 1}, {0.4F, 1}, {0.6F, 2},        {0.8F, 3},
            {0.95F, 4}, {1.0F, 4},  {2.0F, 4}, {not_a_number, 4}};
        for (const auto& [p, count] : cases) {
            const auto candidates = distribution(logits, {.temperature = 1.0F, .top_p = p});
            QCOMPARE(kept(candidates), count);
            QVERIFY(close(sampled_sum(candidates), 1.0));
        }
        const auto two = distribution(logits, {.temperature = 1.0F, .top_p = 0.6F});
        QVERIFY(close(two[0].sampled_probability, 2.0 / 3.0, 1e-6));
    }

    void topPReachesItsBoundExactly() {
        const std::vector<float> equal(10, 1.5F);
        QCOMPARE(kept(distribution(equal, {.temperature = 1.0F, .top_p = 0.3F})), std::size_t{3});
        QCOMPARE(kept(distribution(equal, {.temperature = 1.0F, .top_p = 0.5F})), std::size_t{5});
    }

    void topPFollowsTopK() {
        // Of the two that top-k leaves, the first holds 2/3: enough for p = 0.6.
        const auto logits = logits_of({0.5, 0.25, 0.15, 0.1});
        const auto candidates =
            distribution(logits, {.temperature = 1.0F, .top_k = 2, .top_p = 0.6F});
        QCOMPARE(kept(candidates), std::size_t{1});
        QCOMPARE(candidates[0].sampled_probability, 1.0);
    }

    void minusInfinityIsImpossible() {
        const auto candidates = distribution(std::vector<float>{-infinity, 0.0F, -infinity, 0.0F},
                                             {.temperature = 1.0F});
        QCOMPARE(ids(candidates), (std::vector<TokenId>{1, 3, 0, 2}));
        QCOMPARE(candidates[1].probability, 0.5);
        QCOMPARE(candidates[2].probability, 0.0);
        for (Index position = 0; position < 100; ++position) {
            const auto& chosen = choose(candidates, {.temperature = 1.0F}, position);
            QVERIFY(chosen.id == 1 || chosen.id == 3);
        }
    }

    void noDistributionIsSaidAsNan() {
        const std::vector<std::vector<float>> cases{{1.0F, not_a_number, 2.0F},
                                                    {1.0F, infinity, 2.0F},
                                                    {-infinity, -infinity},
                                                    {not_a_number}};
        for (const auto& logits : cases) {
            for (const float temperature : {0.0F, 1.0F}) {
                const auto candidates = distribution(logits, {.temperature = temperature});
                QCOMPARE(candidates.size(), logits.size());
                for (const Candidate& candidate : candidates) {
                    QVERIFY(std::isnan(candidate.probability));
                    QVERIFY(std::isnan(candidate.sampled_probability));
                }
                QCOMPARE(&choose(candidates, {}, 3), &candidates.front());
            }
        }
        QCOMPARE(ids(distribution(std::vector<float>{not_a_number, -infinity, 5.0F}, {})),
                 (std::vector<TokenId>{2, 1, 0}));
        QVERIFY(distribution({}, {}).empty());
    }

    void sameSeedAndPositionChooseTheSame() {
        const SamplerOptions options{.temperature = 1.0F, .seed = 42};
        const auto candidates = distribution(random_logits(1000, 3), options);
        std::vector<TokenId> forward;
        for (Index position = 0; position < 200; ++position) {
            forward.push_back(choose(candidates, options, position).id);
        }
        for (Index position = 199; position >= 0; --position) {
            QCOMPARE(choose(candidates, options, position).id,
                     forward[static_cast<std::size_t>(position)]);
        }
        QVERIFY(std::set<TokenId>(forward.begin(), forward.end()).size() > 10);
    }

    void seedsThatAreNeighboursDiffer() {
        const std::vector<float> equal(1000, 0.0F);
        const auto candidates = distribution(equal, {.temperature = 1.0F});
        int same = 0;
        for (Index position = 0; position < 1000; ++position) {
            same += choose(candidates, {.seed = 1}, position + 1).id ==
                            choose(candidates, {.seed = 2}, position).id
                        ? 1
                        : 0;
        }
        QVERIFY2(same < 20, qPrintable(QString::number(same))); // 1 is expected by chance
    }

    /// The text that a seed gave stays what it gave.
    void choicesArePinned() {
        const std::vector<float> equal(1'000'000, 0.0F);
        const auto candidates = distribution(equal, {.temperature = 1.0F});
        std::vector<TokenId> chosen;
        for (Index position = 0; position < 4; ++position) {
            chosen.push_back(choose(candidates, {.seed = 0}, position).id);
        }
        QCOMPARE(chosen, pinned);
    }

    void frequenciesFollowProbabilities() {
        const std::vector<double> probabilities{0.4, 0.3, 0.2, 0.09, 0.01};
        const auto candidates = distribution(logits_of(probabilities), {.temperature = 1.0F});
        constexpr int draws = 20'000;
        std::vector<int> counts(probabilities.size());
        for (int i = 0; i < draws; ++i) {
            const auto& chosen =
                choose(candidates, {.temperature = 1.0F, .seed = static_cast<std::uint64_t>(i % 7)},
                       i / 7);
            ++counts[static_cast<std::size_t>(chosen.id)];
        }
        double chi_squared = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const double expected = draws * probabilities[i];
            chi_squared += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        // Four degrees of freedom: larger than 23.5 once in 10,000 seeds.
        QVERIFY2(chi_squared < 23.5, qPrintable(QString::number(chi_squared)));
    }

    void neverTakesWhatIsForbidden() {
        const std::vector<float> logits{1.0F, 3.0F, 2.0F, 0.0F};
        const std::vector<TokenId> forbidden{1};
        const auto free = distribution(logits, {});
        for (const float temperature : {0.0F, 1.0F}) {
            const SamplerOptions options{.temperature = temperature};
            const auto candidates = distribution(logits, options, forbidden);
            QCOMPARE(candidates.front().id, TokenId{2});
            QCOMPARE(candidates.back().id, TokenId{1});
            QCOMPARE(candidates.back().probability, free.front().probability);
            QCOMPARE(candidates.back().sampled_probability, 0.0);
            double sum = 0;
            for (const Candidate& candidate : candidates) {
                sum += candidate.sampled_probability;
            }
            QVERIFY(std::abs(sum - 1) < 1e-12);
            const Candidate sampled = sample(logits, options, 0, forbidden);
            const Candidate chosen = choose(candidates, options, 0);
            QCOMPARE(sampled.id, chosen.id);
            QCOMPARE(sampled.probability, chosen.probability);
            QCOMPARE(sampled.sampled_probability, chosen.sampled_probability);
        }
        const std::vector<TokenId> all{0, 1, 2, 3};
        QVERIFY(std::isnan(distribution(logits, {}, all).front().probability));
        QVERIFY(std::isnan(sample(logits, {.temperature = 0.0F}, 0, all).probability));
    }

  private:
    const std::vector<TokenId> pinned{281'761, 652'448, 701'212, 387'124};
};

QTEST_APPLESS_MAIN(TestSampler)
#include "test_sampler.moc"
