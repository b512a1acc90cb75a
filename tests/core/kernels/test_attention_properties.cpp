// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/kernels.h"
#include "tests/core/kernels/instruction_set.h"

#include <QtTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace heedmap;

namespace {

constexpr double u = 0x1p-24;
constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();
constexpr float largest = std::numeric_limits<float>::max();
constexpr int cases = 4000;

/// A row of scores of which the query sees the first `visible`.
struct Row {
    std::vector<float> scores;
    Index visible = 0;
    [[nodiscard]] Index keys() const { return static_cast<Index>(scores.size()); }
};

struct Weights {
    std::vector<float> values;
    kernels::SoftmaxRow found;
};

Weights softmax(const Row& row) {
    // What the kernel leaves unwritten would show.
    Weights weights{std::vector<float>(row.scores.size(), -7.0F), {}};
    weights.found =
        kernels::softmax(row.scores.data(), 0, row.visible, row.keys(), weights.values.data());
    return weights;
}

/// The definition, in double precision, for finite scores.
std::vector<double> reference(const Row& row) {
    std::vector<double> weights(row.scores.size());
    const auto visible = static_cast<std::size_t>(row.visible);
    const double max = *std::max_element(row.scores.begin(), row.scores.begin() + row.visible);
    double sum = 0;
    for (std::size_t j = 0; j < visible; ++j) {
        weights[j] = std::exp(static_cast<double>(row.scores[j]) - max);
        sum += weights[j];
    }
    for (std::size_t j = 0; j < visible; ++j) {
        weights[j] /= sum;
    }
    return weights;
}

/// The cases of every property: lengths from one key to several tiles of every vector width, and
/// scores from all but equal to the ends of the float range.
class Cases {
  public:
    explicit Cases(unsigned seed) : generator_(seed) {}

    Row next() {
        constexpr float scales[] = {1e-6F, 0.1F, 1.0F, 5.0F, 30.0F, 100.0F, 1e4F, 1e20F};
        Row row;
        row.scores.resize(static_cast<std::size_t>(length()));
        row.visible = below(4) == 0 ? row.keys() : 1 + below(row.keys());
        const Index kind = below(std::ssize(scales) + 2);
        for (float& score : row.scores) {
            if (kind < std::ssize(scales)) {
                score = std::normal_distribution<float>(0.0F, scales[kind])(generator_);
            } else if (kind == std::ssize(scales)) {
                score = largest * std::uniform_real_distribution<float>(-1.0F, 1.0F)(generator_);
            } else {
                constexpr float ends[] = {largest, -largest, 0.0F, -0.0F, 1e-45F, 88.0F, -104.0F};
                score = ends[below(std::ssize(ends))];
            }
        }
        return row;
    }

    /// A number in [0, bound).
    Index below(Index bound) {
        return std::uniform_int_distribution<Index>(0, bound - 1)(generator_);
    }

    template <class Iterator>
    void shuffle(Iterator begin, Iterator end) {
        std::shuffle(begin, end, generator_);
    }

  private:
    Index length() {
        switch (below(8)) {
        case 0:
            return 1 + below(4);
        case 1:
            return 1 + below(3000);
        default:
            return 1 + below(130);
        }
    }

    std::mt19937 generator_;
};

/// Says which case and which key broke a property.
QByteArray where(int index, const Row& row, Index key, double actual, double expected) {
    return QStringLiteral("case %1: key %2 of %3 (%4 visible): got %5, expected %6")
        .arg(index)
        .arg(key)
        .arg(row.keys())
        .arg(row.visible)
        .arg(actual, 0, 'g', 17)
        .arg(expected, 0, 'g', 17)
        .toUtf8();
}

Index worst(const std::vector<float>& actual, const std::vector<double>& expected) {
    Index result = 0;
    double largest_difference = -1;
    for (std::size_t j = 0; j < actual.size(); ++j) {
        const double difference = std::abs(static_cast<double>(actual[j]) - expected[j]);
        if (!(difference <= largest_difference)) { // NaN is worst
            largest_difference = difference;
            result = static_cast<Index>(j);
        }
    }
    return result;
}

std::vector<double> widened(const std::vector<float>& values) {
    return {values.begin(), values.end()};
}

bool same_bits(float a, float b) {
    return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
}

} // namespace

/// What softmax always keeps, over thousands of seeded rows.
class TestAttentionProperties : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { HEEDMAP_CHECK_INSTRUCTION_SET(); }

    void finiteScoresGiveWeightsBetweenZeroAndOne() {
        Cases source(1);
        for (int i = 0; i < cases; ++i) {
            const Row row = source.next();
            const Weights weights = softmax(row);
            QVERIFY(weights.found.finite);
            for (Index j = 0; j < row.keys(); ++j) {
                const float weight = weights.values[static_cast<std::size_t>(j)];
                if (!(weight >= 0.0F && weight <= 1.0F)) {
                    QFAIL(where(i, row, j, weight, 0.5));
                }
            }
        }
    }

    void maskedWeightsArePlusZero() {
        Cases source(2);
        for (int i = 0; i < cases; ++i) {
            const Row row = source.next();
            const Weights weights = softmax(row);
            for (Index j = row.visible; j < row.keys(); ++j) {
                const float weight = weights.values[static_cast<std::size_t>(j)];
                if (!(same_bits(weight, 0.0F))) {
                    QFAIL(where(i, row, j, weight, 0));
                }
            }
        }
    }

    void weightsSumToOne() {
        Cases source(3);
        for (int i = 0; i < cases; ++i) {
            const Row row = source.next();
            double sum = 0;
            for (const float weight : softmax(row).values) {
                sum += weight;
            }
            if (!(std::abs(sum - 1) <= 2.5e-7)) {
                QFAIL(where(i, row, 0, sum, 1));
            }
        }
    }

    /// Within 2u of the definition on every instruction set: so any two builds are within 4u, and
    /// all are within 5e-7.
    void agreesWithDoublePrecision() {
        Cases source(4);
        for (int i = 0; i < cases; ++i) {
            const Row row = source.next();
            const auto expected = reference(row);
            const Weights weights = softmax(row);
            const Index j = worst(weights.values, expected);
            const double actual = weights.values[static_cast<std::size_t>(j)];
            if (!(std::abs(actual - expected[static_cast<std::size_t>(j)]) <= 2 * u)) {
                QFAIL(where(i, row, j, actual, expected[static_cast<std::size_t>(j)]));
            }
        }
    }

    void maximumAndDenominatorAreTheRows() {
        Cases source(5);
        for (int i = 0; i < cases; ++i) {
            const Row row = source.next();
            const Weights weights = softmax(row);
            const float max =
                *std::max_element(row.scores.begin(), row.scores.begin() + row.visible);
            double denominator = 0;
            for (Index j = 0; j < row.visible; ++j) {
                denominator +=
                    std::exp(static_cast<double>(row.scores[static_cast<std::size_t>(j)]) - max);
            }
            QCOMPARE(weights.found.max, max);
            if (!(std::abs(weights.found.denominator / denominator - 1) <= 2.5e-7)) {
                QFAIL(where(i, row, 0, weights.found.denominator, denominator));
            }
        }
    }

    void nothingVisibleGivesZeros() {
        Cases source(6);
        for (int i = 0; i < cases / 10; ++i) {
            Row row = source.next();
            row.visible = 0;
            const Weights weights = softmax(row);
            QCOMPARE(weights.found.denominator, 0.0);
            for (Index j = 0; j < row.keys(); ++j) {
                const float weight = weights.values[static_cast<std::size_t>(j)];
                if (!(same_bits(weight, 0.0F))) {
                    QFAIL(where(i, row, j, weight, 0));
                }
            }
        }
    }

    void aVisibleNanOrInfinityMakesTheRowNan() {
        Cases source(7);
        for (int i = 0; i < cases; ++i) {
            Row row = source.next();
            const Index poisoned = source.below(row.visible);
            row.scores[static_cast<std::size_t>(poisoned)] = i % 2 == 0 ? not_a_number : infinity;
            const Weights weights = softmax(row);
            if (!(!weights.found.finite)) {
                QFAIL(where(i, row, poisoned, 0, 0));
            }
            for (Index j = 0; j < row.keys(); ++j) {
                const float weight = weights.values[static_cast<std::size_t>(j)];
                if (!(j < row.visible ? std::isnan(weight) : same_bits(weight, 0.0F))) {
                    QFAIL(where(i, row, j, weight, 0));
                }
            }
        }
    }

    void minusInfinityAloneIsNotADistribution() {
        for (const Index keys : {1, 7, 64, 129}) {
            Row row{std::vector<float>(static_cast<std::size_t>(keys), -infinity), keys};
            QVERIFY(!softmax(row).found.finite);
            row.scores.back() = -3.0F;
            const Weights weights = softmax(row);
            QVERIFY(weights.found.finite);
            QCOMPARE(weights.values.back(), 1.0F);
            QVERIFY(keys == 1 || same_bits(weights.values.front(), 0.0F));
        }
    }

    /// The past of a causal row: whatever stands behind the mask, NaN too, changes no bit.
    void hiddenScoresChangeNothing() {
        Cases source(8);
        for (int i = 0; i < cases; ++i) {
            const Row row = source.next();
            Row other = row;
            for (Index j = row.visible; j < row.keys(); ++j) {
                constexpr float values[] = {not_a_number, infinity, -infinity, largest, 3.0F};
                other.scores[static_cast<std::size_t>(j)] =
                    values[source.below(std::ssize(values))];
            }
            const Weights before = softmax(row);
            const Weights after = softmax(other);
            for (Index j = 0; j < row.keys(); ++j) {
                const auto at = static_cast<std::size_t>(j);
                if (!(same_bits(before.values[at], after.values[at]))) {
                    QFAIL(where(i, row, j, after.values[at], before.values[at]));
                }
            }
            QCOMPARE(before.found.max, after.found.max);
            QCOMPARE(before.found.denominator, after.found.denominator);
        }
    }

    void appendedMaskedKeysChangeLittle() {
        Cases source(9);
        for (int i = 0; i < cases; ++i) {
            const Row row = source.next();
            Row longer = row;
            longer.scores.resize(row.scores.size() + 1 + static_cast<std::size_t>(i % 40), 9.0F);
            const Weights before = softmax(row);
            Weights after = softmax(longer);
            after.values.resize(before.values.size());
            const Index j = worst(after.values, widened(before.values));
            const auto at = static_cast<std::size_t>(j);
            const double difference = std::abs(double{after.values[at]} - before.values[at]);
            if (!(difference <= 4 * u)) {
                QFAIL(where(i, row, j, after.values[at], before.values[at]));
            }
        }
    }

    void permutedKeysChangeLittle() {
        Cases source(10);
        for (int i = 0; i < cases; ++i) {
            const Row row = source.next();
            std::vector<std::size_t> order(static_cast<std::size_t>(row.visible));
            for (std::size_t j = 0; j < order.size(); ++j) {
                order[j] = j;
            }
            source.shuffle(order.begin(), order.end());
            Row permuted = row;
            for (std::size_t j = 0; j < order.size(); ++j) {
                permuted.scores[j] = row.scores[order[j]];
            }
            const Weights before = softmax(row);
            const Weights after = softmax(permuted);
            for (std::size_t j = 0; j < order.size(); ++j) {
                const double expected = before.values[order[j]];
                if (!(std::abs(after.values[j] - expected) <= 4 * u)) {
                    QFAIL(where(i, row, static_cast<Index>(j), after.values[j], expected));
                }
            }
        }
    }

    void oneTokenGetsAllTheWeight() {
        for (const float score : {0.0F, -0.0F, 1e-45F, largest, -largest, 12.5F}) {
            QCOMPARE(softmax({{score}, 1}).values[0], 1.0F);
            QCOMPARE(softmax({{score, largest, not_a_number}, 1}).values[0], 1.0F);
        }
    }

    void equalScoresShareEqually() {
        for (Index keys = 1; keys <= 2000; ++keys) {
            const float score = static_cast<float>(keys % 7) * 11.0F - 30.0F;
            const Row row{std::vector<float>(static_cast<std::size_t>(keys), score), keys};
            const float expected = static_cast<float>(1.0 / static_cast<double>(keys));
            const Weights weights = softmax(row);
            for (Index j = 0; j < keys; ++j) {
                const float weight = weights.values[static_cast<std::size_t>(j)];
                if (!(weight >= std::nextafter(expected, 0.0F) &&
                      weight <= std::nextafter(expected, 2.0F))) {
                    QFAIL(where(0, row, j, weight, expected));
                }
            }
        }
    }

    /// A window's keys get the weights that they would get alone, the others +0, whatever their
    /// scores are.
    void aWindowIsARowOfItsOwn() {
        Cases source(12);
        for (int i = 0; i < cases; ++i) {
            const Row row = source.next();
            const Weights alone = softmax(row);
            constexpr float outside[] = {not_a_number, infinity, -infinity, largest, 3.0F};
            const Index begin = source.below(70);
            const Index end = begin + row.visible;
            std::vector<float> scores(static_cast<std::size_t>(end + source.below(70)));
            for (float& score : scores) {
                score = outside[source.below(std::ssize(outside))];
            }
            std::copy_n(row.scores.data(), row.visible, scores.data() + begin);
            std::vector<float> weights(scores.size(), -7.0F);
            const auto found = kernels::softmax(scores.data(), begin, end,
                                                static_cast<Index>(scores.size()), weights.data());
            QCOMPARE(found.max, alone.found.max);
            QCOMPARE(found.denominator, alone.found.denominator);
            for (Index j = 0; j < std::ssize(weights); ++j) {
                const bool inside = j >= begin && j < end;
                const float expected =
                    inside ? alone.values[static_cast<std::size_t>(j - begin)] : 0.0F;
                const float weight = weights[static_cast<std::size_t>(j)];
                if (!same_bits(weight, expected)) {
                    QFAIL(where(i, row, j - begin, weight, expected));
                }
            }
        }
    }

    void inPlaceGivesTheSameBits() {
        Cases source(11);
        for (int i = 0; i < cases / 10; ++i) {
            Row row = source.next();
            const Weights expected = softmax(row);
            kernels::softmax(row.scores.data(), 0, row.visible, row.keys(), row.scores.data());
            for (Index j = 0; j < row.keys(); ++j) {
                const auto at = static_cast<std::size_t>(j);
                if (!(same_bits(row.scores[at], expected.values[at]))) {
                    QFAIL(where(i, row, j, row.scores[at], expected.values[at]));
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestAttentionProperties)
#include "test_attention_properties.moc"
