// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/head_summary.h"

#include "core/run/forward.h"
#include "tests/core/explain/small_model.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <tuple>

using namespace heedmap;
using namespace heedmap::test;

namespace {

Trace run(const ModelPtr& model, const std::vector<TokenId>& ids, Mask mask = Mask::causal) {
    return forward(model, ids, {.mask = mask, .threads = 2}).value();
}

std::vector<HeadSummary> summaries(const Trace& trace, Mask mask = Mask::family,
                                   Index thumbnail_size = 64, int threads = 2) {
    return head_summaries(trace,
                          {.mask = mask, .thumbnail_size = thumbnail_size, .threads = threads})
        .value();
}

/// The statistics by their definitions, from whole patterns, cell by cell.
HeadStatistics reference(const HeadView& view, const Matrix& unmasked,
                         const std::vector<TokenId>& ids) {
    HeadStatistics sums;
    double induction = 0;
    Index rows_with_induction = 0;
    const Index length = view.queries();
    for (Index i = 0; i < length; ++i) {
        double followers = 0;
        bool repeated = false;
        for (Index j = 0; j < length; ++j) {
            const double weight = view.pattern(i, j);
            sums.previous_token += j == i - 1 ? weight : 0;
            sums.first_token += i >= 1 && j == 0 ? weight : 0;
            sums.itself += i == j ? weight : 0;
            sums.entropy_bits -= weight > 0 ? weight * std::log2(weight) : 0;
            sums.mean_distance += weight * static_cast<double>(std::abs(i - j));
            sums.future_unmasked += j > i ? double{unmasked(i, j)} : 0;
            if (j >= 1 && j <= i &&
                ids[static_cast<std::size_t>(j - 1)] == ids[static_cast<std::size_t>(i)]) {
                followers += weight;
                repeated = true;
            }
        }
        induction += followers;
        rows_with_induction += repeated ? 1 : 0;
    }
    const double rows = static_cast<double>(length);
    sums.previous_token /= rows - 1;
    sums.first_token /= rows - 1;
    sums.itself /= rows;
    sums.entropy_bits /= rows;
    sums.mean_distance /= rows;
    sums.future_unmasked /= rows;
    if (rows_with_induction > 0) {
        sums.induction = induction / static_cast<double>(rows_with_induction);
    }
    return sums;
}

/// The first statistic that is off; empty if all agree.
QByteArray difference(const HeadStatistics& actual, const HeadStatistics& expected) {
    const std::vector<std::tuple<const char*, double, double>> pairs{
        {"previous_token", actual.previous_token, expected.previous_token},
        {"first_token", actual.first_token, expected.first_token},
        {"itself", actual.itself, expected.itself},
        {"entropy_bits", actual.entropy_bits, expected.entropy_bits},
        {"mean_distance", actual.mean_distance, expected.mean_distance},
        {"future_unmasked", actual.future_unmasked, expected.future_unmasked},
        {"induction", actual.induction.value_or(-1), expected.induction.value_or(-1)},
    };
    for (const auto& [name, a, b] : pairs) {
        if (!(std::abs(a - b) <= 2e-6 * std::max(1.0, std::abs(b)))) {
            return QStringLiteral("%1: got %2, expected %3").arg(name).arg(a).arg(b).toUtf8();
        }
    }
    return {};
}

bool same_bits(const Matrix& a, const Matrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * 4) == 0;
}

/// A model of one layer and head whose scores are all equal: weights are known by hand.
ModelPtr uniform_model() {
    ModelConfig config = small_config();
    config.num_hidden_layers = 1;
    config.num_attention_heads = config.num_key_value_heads = 1;
    SmallModel model(config);
    std::fill_n(SmallModel::values(model->blocks[0].attention.q.weight), 100, 0.0F);
    model->blocks[0].attention.q.bias.assign(5, 0.0F);
    return model.share();
}

} // namespace

class TestHeadSummary : public QObject {
    Q_OBJECT

  private slots:
    void everyHeadStandsAtItsPlace() {
        const auto all = summaries(run(SmallModel().share(), small_ids(9)));
        QCOMPARE(all.size(), std::size_t{12});
        for (std::size_t n = 0; n < all.size(); ++n) {
            QVERIFY((all[n].site == Site{Stack::decoder, static_cast<Index>(n / 4)}));
            QCOMPARE(all[n].head, static_cast<Index>(n % 4));
            QVERIFY(!all[n].not_finite);
        }
    }

    void statisticsFollowTheirDefinitions() {
        const auto ids = small_ids(130);
        const Trace trace = run(SmallModel().share(), ids);
        for (const Mask mask : {Mask::causal, Mask::none}) {
            for (const HeadSummary& summary : summaries(trace, mask)) {
                const auto view = head_view(trace, summary.site, summary.head, mask).value();
                const HeadView unmasked = with_mask(view, Mask::none);
                QCOMPARE(difference(summary.statistics, reference(view, unmasked.pattern, ids)),
                         QByteArray());
            }
        }
    }

    void familyIsTheTracesOwnMask() {
        const Trace trace = run(SmallModel().share(), small_ids(20), Mask::none);
        const auto family = summaries(trace);
        const auto none = summaries(trace, Mask::none);
        const auto causal = summaries(trace, Mask::causal);
        for (std::size_t n = 0; n < family.size(); ++n) {
            QVERIFY(same_bits(family[n].thumbnail, none[n].thumbnail));
            QVERIFY(!same_bits(family[n].thumbnail, causal[n].thumbnail));
            QVERIFY(family[n].statistics.future_unmasked > 0);
            QCOMPARE(causal[n].statistics.future_unmasked, none[n].statistics.future_unmasked);
        }
    }

    /// Four tokens, uniform rows 1, 1/2, 1/3, 1/4; the token at 0 returns at 2.
    void aUniformHeadByHand() {
        const auto all = summaries(run(uniform_model(), {4, 9, 4, 7}));
        QCOMPARE(all.size(), std::size_t{1});
        const HeadStatistics& s = all[0].statistics;
        const double rows = (1.0 / 2 + 1.0 / 3 + 1.0 / 4) / 3;
        const auto close = [](double a, double b) { return std::abs(a - b) <= 1e-7; };
        QVERIFY(close(s.previous_token, rows));
        QVERIFY(close(s.first_token, rows));
        QVERIFY(close(s.itself, (1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4) / 4));
        QVERIFY(close(s.entropy_bits, (0 + 1 + std::log2(3.0) + 2) / 4));
        QVERIFY(close(s.mean_distance, (0 + 0.5 + 1 + 1.5) / 4));
        QVERIFY(close(s.future_unmasked, (0.75 + 0.5 + 0.25 + 0) / 4));
        QVERIFY(s.induction && close(*s.induction, 1.0 / 3));
    }

    void everyEarlierOccurrenceCounts() {
        // Row 4 follows up on the tokens after positions 0 and 2; row 2 on the one after 0.
        const auto all = summaries(run(uniform_model(), {4, 9, 4, 7, 4}));
        QVERIFY(std::abs(all[0].statistics.induction.value() - (1.0 / 3 + 2.0 / 5) / 2) <= 1e-7);
    }

    void withoutRepeatsThereIsNoInduction() {
        for (const auto& summary : summaries(run(SmallModel().share(), {1, 2, 3, 4, 5}))) {
            QVERIFY(!summary.statistics.induction);
        }
    }

    void oneToken() {
        for (const auto& summary : summaries(run(SmallModel().share(), {2}))) {
            QCOMPARE(summary.statistics.previous_token, 0.0);
            QCOMPARE(summary.statistics.itself, 1.0);
            QCOMPARE(summary.statistics.future_unmasked, 0.0);
            QCOMPARE(summary.thumbnail.size(), Index{1});
            QCOMPARE(summary.thumbnail(0, 0), 1.0F);
        }
    }

    void thumbnailsOfShortTextsAreThePattern() {
        const Trace trace = run(SmallModel().share(), small_ids(64));
        for (const Mask mask : {Mask::causal, Mask::none}) {
            for (const HeadSummary& summary : summaries(trace, mask)) {
                const auto view = head_view(trace, summary.site, summary.head, mask).value();
                QVERIFY(same_bits(summary.thumbnail, view.pattern));
            }
        }
    }

    void thumbnailsOfLongTextsAreBlockMaxima() {
        constexpr Index length = 150;
        constexpr Index size = 16;
        const Trace trace = run(SmallModel().share(), small_ids(length));
        for (const HeadSummary& summary : summaries(trace, Mask::family, size)) {
            const auto view = head_view(trace, summary.site, summary.head, Mask::family).value();
            Matrix expected(size, size);
            for (Index i = 0; i < length; ++i) {
                for (Index j = 0; j < length; ++j) {
                    // The block whose range [b × length / size, (b + 1) × length / size) holds it.
                    const Index a = ((i + 1) * size - 1) / length;
                    const Index b = ((j + 1) * size - 1) / length;
                    expected(a, b) = std::max(expected(a, b), view.pattern(i, j));
                }
            }
            QVERIFY(same_bits(summary.thumbnail, expected));
        }
    }

    void threadsChangeNoBit() {
        const Trace trace = run(SmallModel().share(), small_ids(140));
        const auto one = summaries(trace, Mask::family, 32, 1);
        const auto many = summaries(trace, Mask::family, 32, 5);
        for (std::size_t n = 0; n < one.size(); ++n) {
            QVERIFY(same_bits(one[n].thumbnail, many[n].thumbnail));
            const HeadStatistics& a = one[n].statistics;
            const HeadStatistics& b = many[n].statistics;
            QVERIFY(a.previous_token == b.previous_token && a.first_token == b.first_token &&
                    a.itself == b.itself && a.entropy_bits == b.entropy_bits &&
                    a.mean_distance == b.mean_distance && a.future_unmasked == b.future_unmasked &&
                    a.induction == b.induction);
        }
    }

    void rowsThatAreNotFiniteAreLeftOut() {
        constexpr Index length = 90;
        const auto ids = small_ids(length);
        const Trace sound = run(SmallModel().share(), ids);
        SmallModel model;
        SmallModel::values(model->W_pos)[80 * 20 + 3] = std::numeric_limits<float>::quiet_NaN();
        const Trace trace = run(model.share(), ids);
        for (const HeadSummary& summary : summaries(trace, Mask::causal, 90)) {
            QVERIFY(summary.not_finite);
            QVERIFY(std::isnan(summary.thumbnail(80, 0)));
            QVERIFY(std::isnan(summary.thumbnail(89, 80)));
            QVERIFY(std::isfinite(summary.thumbnail(79, 79)));
            // The rows before it are those of the prefix without it.
            const Trace prefix = sound.prefix(80);
            const auto view = head_view(prefix, summary.site, summary.head, Mask::causal).value();
            HeadStatistics expected = reference(view, with_mask(view, Mask::none).pattern,
                                                {ids.begin(), ids.begin() + 80});
            expected.future_unmasked = 0; // every unmasked row sees the NaN
            QCOMPARE(difference(summary.statistics, expected), QByteArray());
        }
    }

    void stops() {
        const Trace trace = run(SmallModel().share(), small_ids(4));
        std::stop_source stop;
        stop.request_stop();
        const auto all = head_summaries(trace, {.stop = stop.get_token()});
        QVERIFY(!all && all.error().kind == ErrorKind::cancelled);
    }

    void reportsProgressInOrder() {
        const Trace trace = run(SmallModel().share(), small_ids(30));
        std::vector<double> shares;
        const auto all = head_summaries(
            trace, {.threads = 3, .progress = [&](double share) { shares.push_back(share); }});
        QVERIFY(all.ok());
        QCOMPARE(shares.size(), std::size_t{12});
        QVERIFY(std::is_sorted(shares.begin(), shares.end()));
        QCOMPARE(shares.back(), 1.0);
    }
};

QTEST_APPLESS_MAIN(TestHeadSummary)
#include "test_head_summary.moc"
