// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/head_view.h"

#include "core/run/activations.h"
#include "core/run/forward.h"
#include "tests/core/explain/small_model.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace heedmap;
using namespace heedmap::test;

namespace {

Trace run(const ModelPtr& model, const std::vector<TokenId>& ids, Mask mask = Mask::causal) {
    return forward(model, ids, {.mask = mask, .threads = 2}).value();
}

HeadView view_of(const Trace& trace, Index layer, Index head, Mask mask = Mask::family) {
    return head_view(trace, {Stack::decoder, layer}, head, mask).value();
}

bool same_bits(float a, float b) {
    return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
}

/// Whether two matrices are equal to the bit; names the first cell that is not.
QByteArray bit_difference(const Matrix& actual, const Matrix& expected) {
    if (actual.rows() != expected.rows() || actual.cols() != expected.cols()) {
        return "different shapes";
    }
    for (Index i = 0; i < actual.rows(); ++i) {
        for (Index j = 0; j < actual.cols(); ++j) {
            if (!same_bits(actual(i, j), expected(i, j))) {
                return QStringLiteral("[%1, %2]: got %3, expected %4")
                    .arg(i)
                    .arg(j)
                    .arg(double{actual(i, j)}, 0, 'g', 9)
                    .arg(double{expected(i, j)}, 0, 'g', 9)
                    .toUtf8();
            }
        }
    }
    return {};
}

/// Compares element by element; names the worst cell if it is off by more than `bound`.
QByteArray difference(const Matrix& actual, const std::vector<double>& expected, double bound) {
    double worst = -1;
    Index at = 0;
    for (Index n = 0; n < actual.size(); ++n) {
        const double off =
            std::abs(double{actual.data()[n]} - expected[static_cast<std::size_t>(n)]);
        if (!(off <= worst)) {
            worst = off;
            at = n;
        }
    }
    if (worst <= bound) {
        return {};
    }
    return QStringLiteral("[%1, %2]: got %3, expected %4")
        .arg(at / actual.cols())
        .arg(at % actual.cols())
        .arg(double{actual.data()[at]}, 0, 'g', 9)
        .arg(expected[static_cast<std::size_t>(at)], 0, 'g', 17)
        .toUtf8();
}

/// q·k / √d_head by its definition, in double precision: [query_pos × key_pos].
std::vector<double> reference_scores(const Matrix& q, const Matrix& k) {
    std::vector<double> scores;
    for (Index i = 0; i < q.rows(); ++i) {
        for (Index j = 0; j < k.rows(); ++j) {
            double sum = 0;
            for (Index d = 0; d < q.cols(); ++d) {
                sum += double{q(i, d)} * double{k(j, d)};
            }
            scores.push_back(sum / std::sqrt(static_cast<double>(q.cols())));
        }
    }
    return scores;
}

/// Their softmax over the keys that the mask shows.
std::vector<double> reference_pattern(const std::vector<double>& scores, Index length, Mask mask) {
    std::vector<double> pattern(scores.size());
    for (Index i = 0; i < length; ++i) {
        const Index visible = mask == Mask::causal ? i + 1 : length;
        const auto row = static_cast<std::size_t>(i * length);
        double sum = 0;
        for (std::size_t j = 0; j < static_cast<std::size_t>(visible); ++j) {
            pattern[row + j] = std::exp(scores[row + j]);
            sum += pattern[row + j];
        }
        for (std::size_t j = 0; j < static_cast<std::size_t>(visible); ++j) {
            pattern[row + j] /= sum;
        }
    }
    return pattern;
}

} // namespace

class TestHeadView : public QObject {
    Q_OBJECT

  private slots:
    void scoresAndPatternFollowTheDefinition() {
        const Trace trace = run(SmallModel().share(), small_ids(23));
        for (const auto& [layer, head] : {std::pair<Index, Index>{0, 0}, {1, 3}, {2, 1}}) {
            const auto scores = reference_scores(trace.q({Stack::decoder, layer}, head),
                                                 trace.k({Stack::decoder, layer}, head));
            for (const Mask mask : {Mask::causal, Mask::none}) {
                const HeadView view = view_of(trace, layer, head, mask);
                QCOMPARE(view.site.layer, layer);
                QCOMPARE(view.head, head);
                QCOMPARE(view.scale, static_cast<float>(1 / std::sqrt(5.0)));
                QCOMPARE(difference(view.scores, scores, 1e-5), QByteArray());
                QCOMPARE(difference(view.pattern, reference_pattern(scores, 23, mask), 1e-5),
                         QByteArray());
            }
        }
    }

    void masksAreNamed() {
        const ModelPtr model = SmallModel().share();
        const Trace causal = run(model, small_ids(6));
        const Trace none = run(model, small_ids(6), Mask::none);
        QVERIFY(view_of(causal, 0, 0).mask == Mask::causal);
        QVERIFY(view_of(none, 0, 0).mask == Mask::none);
        const HeadView local = view_of(causal, 0, 0, Mask::none);
        QVERIFY(local.mask == Mask::none);
        QVERIFY(local.run_mask == Mask::causal);
        QVERIFY(!local.masked(0, 5));
        QVERIFY(view_of(causal, 0, 0).masked(0, 1));
        QVERIFY(!view_of(causal, 0, 0).masked(1, 1));
    }

    void anotherMaskIsANewSoftmaxOverTheSameScores() {
        const Trace trace = run(SmallModel().share(), small_ids(70));
        const HeadView causal = view_of(trace, 1, 2);
        const HeadView none = with_mask(causal, Mask::none);
        QCOMPARE(none.scores.data(), causal.scores.data()); // one storage
        QCOMPARE(bit_difference(none.scores, causal.scores), QByteArray());
        QCOMPARE(bit_difference(none.pattern, view_of(trace, 1, 2, Mask::none).pattern),
                 QByteArray());
        const HeadView back = with_mask(none, Mask::family);
        QVERIFY(back.mask == Mask::causal);
        QCOMPARE(bit_difference(back.pattern, causal.pattern), QByteArray());
        QCOMPARE(back.rows[69].denominator, causal.rows[69].denominator);
    }

    void rowsAreSummarised() {
        const Trace trace = run(SmallModel().share(), small_ids(37));
        for (const Mask mask : {Mask::causal, Mask::none}) {
            const HeadView view = view_of(trace, 2, 3, mask);
            for (Index i = 0; i < view.queries(); ++i) {
                const Index visible = mask == Mask::causal ? i + 1 : view.keys();
                const RowSummary& row = view.rows[static_cast<std::size_t>(i)];
                Index best = 0;
                double denominator = 0;
                double entropy = 0;
                double future = 0;
                for (Index j = 0; j < visible; ++j) {
                    best = view.scores(i, j) > view.scores(i, best) ? j : best;
                }
                for (Index j = 0; j < visible; ++j) {
                    const double weight = view.pattern(i, j);
                    denominator += std::exp(double{view.scores(i, j)} - view.scores(i, best));
                    entropy -= weight * std::log2(weight);
                    future += j > i ? weight : 0.0;
                }
                QVERIFY(row.state == RowState::normal);
                QCOMPARE(row.argmax, best);
                QCOMPARE(row.max_score, view.scores(i, best));
                QVERIFY(std::abs(row.denominator / denominator - 1) <= 1e-6);
                QVERIFY(std::abs(double{row.entropy_bits} - entropy) <= 2e-6);
                QVERIFY(std::abs(double{row.future_weight} - future) <= 1e-6);
                QVERIFY(mask == Mask::none || row.future_weight == 0.0F);
            }
        }
    }

    void equalScoresHaveTheEntropyOfAUniformRow() {
        SmallModel model;
        model->blocks[0].attention.q.bias.assign(20, 0.0F);
        std::fill_n(SmallModel::values(model->blocks[0].attention.q.weight), 400, 0.0F);
        const HeadView view = view_of(run(model.share(), small_ids(8)), 0, 1);
        QCOMPARE(view.rows[0].entropy_bits, 0.0F);
        QCOMPARE(view.rows[3].entropy_bits, 2.0F);
        QCOMPARE(view.rows[7].entropy_bits, 3.0F);
        QCOMPARE(view.pattern(7, 5), 0.125F);
        QCOMPARE(view.rows[7].argmax, Index{0});
        QCOMPARE(with_mask(view, Mask::none).rows[1].future_weight, 0.75F);
    }

    void oneTokenAttendsToItself() {
        const HeadView view = view_of(run(SmallModel().share(), {3}), 1, 1);
        QCOMPARE(view.pattern.size(), Index{1});
        QCOMPARE(view.pattern(0, 0), 1.0F);
        QCOMPARE(view.rows[0].entropy_bits, 0.0F);
    }

    /// A later token changes no bit of an earlier row.
    void theFutureNeverReachesACausalRow() {
        const ModelPtr model = SmallModel().share();
        const auto ids = small_ids(48);
        auto others = ids;
        for (std::size_t j = 31; j < others.size(); ++j) {
            others[j] = (others[j] + 1) % 17;
        }
        const Trace trace = run(model, ids);
        const Trace other = run(model, others);
        for (Index layer = 0; layer < 3; ++layer) {
            for (Index head = 0; head < 4; ++head) {
                const HeadView a = view_of(trace, layer, head);
                const HeadView b = view_of(other, layer, head);
                for (Index i = 0; i < 31; ++i) {
                    for (Index j = 0; j < 48; ++j) {
                        QVERIFY(same_bits(a.pattern(i, j), b.pattern(i, j)));
                    }
                }
                QVERIFY(a.pattern(31, 31) != b.pattern(31, 31));
            }
        }
    }

    void groupedKeysEqualRepeatedOnes() {
        ModelConfig config = small_config();
        config.num_key_value_heads = 2;
        SmallModel grouped(config);
        SmallModel full(config);
        full->config.num_key_value_heads = 4;
        for (Block& block : full->blocks) {
            block.attention.k = full.repeated(block.attention.k, 5, 2);
            block.attention.v = full.repeated(block.attention.v, 5, 2);
        }
        const Trace a = run(grouped.share(), small_ids(20));
        const Trace b = run(full.share(), small_ids(20));
        for (Index layer = 0; layer < 3; ++layer) {
            for (Index head = 0; head < 4; ++head) {
                const HeadView actual = view_of(a, layer, head);
                const HeadView expected = view_of(b, layer, head);
                QCOMPARE(bit_difference(actual.scores, expected.scores), QByteArray());
                QCOMPARE(bit_difference(actual.pattern, expected.pattern), QByteArray());
            }
        }
    }

    void rowsThatAreNotFiniteAreFlaggedAlone() {
        const auto ids = small_ids(12);
        const Trace sound = run(SmallModel().share(), ids);
        SmallModel model;
        SmallModel::values(model->W_pos)[7 * 20 + 3] = std::numeric_limits<float>::quiet_NaN();
        const HeadView view = view_of(run(model.share(), ids), 0, 2);
        const HeadView expected = view_of(sound, 0, 2);
        for (Index i = 0; i < 12; ++i) {
            const RowSummary& row = view.rows[static_cast<std::size_t>(i)];
            QVERIFY(row.state == (i < 7 ? RowState::normal : RowState::not_finite));
            for (Index j = 0; j < 12; ++j) {
                if (i < 7 || j > i) {
                    QVERIFY(same_bits(view.pattern(i, j), expected.pattern(i, j)));
                } else {
                    QVERIFY(std::isnan(view.pattern(i, j)));
                }
            }
            QCOMPARE(std::isnan(row.entropy_bits), i >= 7);
            QCOMPARE(row.future_weight, 0.0F);
        }
        // Without the mask every row sees the seventh key.
        for (const RowSummary& row : with_mask(view, Mask::none).rows) {
            QVERIFY(row.state == RowState::not_finite);
        }
    }

    /// What files get is what the screen shows, to the bit.
    void activationsHoldTheSameNumbers() {
        const Trace trace = run(SmallModel().share(), small_ids(33));
        for (const Mask mask : {Mask::causal, Mask::none}) {
            const auto scores = activation(trace, "blocks.1.scores", mask).value();
            const auto pattern = activation(trace, "blocks.1.pattern", mask).value();
            QCOMPARE(pattern.shape, (std::vector<Index>{4, 33, 33}));
            for (Index head = 0; head < 4; ++head) {
                const HeadView view = view_of(trace, 1, head, mask);
                for (Index i = 0; i < 33; ++i) {
                    for (Index j = 0; j < 33; ++j) {
                        const auto at = static_cast<std::size_t>((head * 33 + i) * 33 + j);
                        QVERIFY(same_bits(scores.values[at], view.scores(i, j)));
                        QVERIFY(same_bits(pattern.values[at], view.pattern(i, j)));
                    }
                }
            }
        }
    }

    /// A trace that grew token by token, over several pages, shows the same numbers.
    void decodedTracesShowTheSameNumbers() {
        const ModelPtr model = SmallModel().share();
        const auto ids = small_ids(150);
        Trace grown = run(model, {ids.begin(), ids.begin() + 5});
        for (std::size_t n = 5; n < ids.size(); ++n) {
            grown = extend(grown, std::span(ids).subspan(n, 1), {.threads = 2}).value();
        }
        const Trace whole = run(model, ids);
        for (const Mask mask : {Mask::causal, Mask::none}) {
            const HeadView actual = view_of(grown, 2, 1, mask);
            const HeadView expected = view_of(whole, 2, 1, mask);
            QCOMPARE(bit_difference(actual.scores, expected.scores), QByteArray());
            QCOMPARE(bit_difference(actual.pattern, expected.pattern), QByteArray());
        }
        const HeadView prefix = view_of(whole.prefix(77), 0, 3);
        const HeadView first = view_of(run(model, {ids.begin(), ids.begin() + 77}), 0, 3);
        QCOMPARE(bit_difference(prefix.pattern, first.pattern), QByteArray());
    }

    void threadsChangeNoBit() {
        const ModelPtr model = SmallModel().share();
        const Trace one = forward(model, small_ids(100), {.threads = 1}).value();
        const Trace many = forward(model, small_ids(100), {.threads = 5}).value();
        for (Index layer = 0; layer < 3; ++layer) {
            for (Index head = 0; head < 4; ++head) {
                QCOMPARE(bit_difference(view_of(one, layer, head).pattern,
                                        view_of(many, layer, head).pattern),
                         QByteArray());
            }
        }
    }

    void memoryIsEstimated() {
        QCOMPARE(head_view_bytes(0), std::size_t{0});
        const std::size_t bytes = head_view_bytes(4096);
        QVERIFY(bytes >= std::size_t{2} * 4 * 4096 * 4096);
        QVERIFY(bytes <= std::size_t{2} * 4 * 4096 * 4096 + 1'000'000);
    }

    void wrongPlacesAreNamed() {
        const Trace trace = run(SmallModel().share(), small_ids(4));
        const auto message = [&](Site site, Index head) {
            return to_string(head_view(trace, site, head, Mask::family).error());
        };
        QCOMPARE(message({Stack::decoder, 3}, 0), std::string("layer: got 3, expected 0 to 2"));
        QCOMPARE(message({Stack::decoder, -1}, 0), std::string("layer: got -1, expected 0 to 2"));
        QCOMPARE(message({Stack::decoder, 0}, 4), std::string("head: got 4, expected 0 to 3"));
        QCOMPARE(message({Stack::cross, 0}, 0), std::string("stack: got cross, expected decoder"));
    }

    void stops() {
        const Trace trace = run(SmallModel().share(), small_ids(4));
        std::stop_source stop;
        stop.request_stop();
        const auto view = head_view(trace, {Stack::decoder, 0}, 0, Mask::family, stop.get_token());
        QVERIFY(!view && view.error().kind == ErrorKind::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestHeadView)
#include "test_head_view.moc"
