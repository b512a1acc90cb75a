// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/pattern_change.h"

#include "core/run/forward.h"
#include "tests/core/explain/small_model.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace heedmap;
using namespace heedmap::test;

namespace {

/// Four tokens under the causal mask; tokens 1 and 2 are one word.
HeadView literal_view() {
    HeadView view;
    view.mask = view.run_mask = Mask::causal;
    view.pattern = Matrix(4, 4);
    view.scores = Matrix(4, 4, 3.0F);
    const float weights[4][4] = {{1, 0, 0, 0},
                                 {0.25F, 0.75F, 0, 0},
                                 {0.5F, 0.125F, 0.375F, 0},
                                 {0.125F, 0.25F, 0.125F, 0.5F}};
    for (Index i = 0; i < 4; ++i) {
        for (Index j = 0; j < 4; ++j) {
            view.pattern(i, j) = weights[i][j];
        }
    }
    view.rows.resize(4);
    return view;
}

const std::vector<TokenRange> three_words{{0, 1}, {1, 3}, {3, 4}};

/// The first element that differs; empty if none does.
QByteArray difference(const Matrix& actual, const std::vector<std::vector<float>>& expected) {
    for (Index i = 0; i < actual.rows(); ++i) {
        for (Index j = 0; j < actual.cols(); ++j) {
            const float wanted = expected[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
            if (actual(i, j) != wanted) {
                return QStringLiteral("(%1, %2): got %3, expected %4")
                    .arg(i)
                    .arg(j)
                    .arg(static_cast<double>(actual(i, j)))
                    .arg(static_cast<double>(wanted))
                    .toUtf8();
            }
        }
    }
    return {};
}

} // namespace

class TestPatternChange : public QObject {
    Q_OBJECT

  private slots:
    void wordsSumOverKeysAndAverageOverQueries() {
        const HeadView merged = merge_words(literal_view(), three_words, three_words);
        // Row 1: keys {0}: (0.25 + 0.5) / 2; keys {1, 2}: (0.75 + 0.125 + 0.375) / 2.
        QCOMPARE(
            difference(merged.pattern, {{1, 0, 0}, {0.375F, 0.625F, 0}, {0.125F, 0.375F, 0.5F}}),
            QByteArray());
        QVERIFY(merged.masked(0, 1) && !merged.masked(1, 0) && !merged.masked(1, 1));
        QCOMPARE(merged.scores.size(), Index{0});
        QCOMPARE(merged.rows[2].argmax, Index{2});
        QCOMPARE(merged.rows[0].entropy_bits, 0.0F);
        QVERIFY(std::abs(merged.rows[1].entropy_bits - 0.954434F) < 1e-5F);
    }

    void wordsOfTheFutureAreSummedUp() {
        HeadView open = literal_view();
        open.mask = Mask::none;
        open.pattern(1, 3) = 0.25F;
        open.pattern(1, 1) = 0.5F;
        const HeadView merged = merge_words(open, three_words, three_words);
        QCOMPARE(merged.pattern(1, 2), 0.125F);
        QCOMPARE(merged.rows[1].future_weight, 0.125F);
        QVERIFY(!merged.masked(0, 2));
    }

    void oneWordATokenChangesNothing() {
        const std::vector<TokenRange> single{{0, 1}, {1, 2}, {2, 3}, {3, 4}};
        const HeadView view = literal_view();
        const HeadView merged = merge_words(view, single, single);
        for (Index i = 0; i < 4; ++i) {
            for (Index j = 0; j < 4; ++j) {
                QCOMPARE(merged.pattern(i, j), view.pattern(i, j));
            }
        }
    }

    void aPieceThatIsNotFiniteMakesItsRowSo() {
        HeadView view = literal_view();
        view.rows[2].state = RowState::not_finite;
        for (Index j = 0; j < 3; ++j) {
            view.pattern(2, j) = std::numeric_limits<float>::quiet_NaN();
        }
        const HeadView merged = merge_words(view, three_words, three_words);
        QCOMPARE(merged.rows[1].state, RowState::not_finite);
        QVERIFY(std::isnan(merged.pattern(1, 0)) && std::isnan(merged.pattern(1, 1)));
        QVERIFY(std::isfinite(merged.pattern(2, 1)));
    }

    void crossAttentionHasWordsOfTwoTexts() {
        HeadView view;
        view.site.stack = Stack::cross;
        view.mask = Mask::none;
        view.pattern = Matrix(2, 3);
        view.pattern(0, 0) = 0.5F;
        view.pattern(0, 2) = 0.5F;
        view.pattern(1, 1) = 1.0F;
        view.rows.resize(2);
        const std::vector<TokenRange> queries{{0, 2}};
        const std::vector<TokenRange> keys{{0, 1}, {1, 3}};
        QCOMPARE(difference(merge_words(view, queries, keys).pattern, {{0.25F, 0.75F}}),
                 QByteArray());
    }

    void rowsOfARealHeadStillSumToOne() {
        const Trace trace = forward(SmallModel().share(), small_ids(23), {.threads = 1}).value();
        const std::vector<TokenRange> words{{0, 3}, {3, 4}, {4, 10}, {10, 22}, {22, 23}};
        for (const Mask mask : {Mask::causal, Mask::none}) {
            const HeadView view = head_view(trace, {Stack::decoder, 1}, 2, mask).value();
            const HeadView merged = merge_words(view, words, words);
            QCOMPARE(merged.queries(), Index{5});
            for (Index q = 0; q < 5; ++q) {
                double sum = 0;
                for (Index k = 0; k < 5; ++k) {
                    sum += double{merged.pattern(q, k)};
                }
                QVERIFY(std::abs(sum - 1) < 1e-5);
            }
        }
    }

    void theFirstKeyIsSetAside() {
        const HeadView rest = without_first_key(literal_view());
        QCOMPARE(difference(rest.pattern, {{0, 0, 0, 0},
                                           {0, 1, 0, 0},
                                           {0, 0.25F, 0.75F, 0},
                                           {0, 0.25F / 0.875F, 0.125F / 0.875F, 0.5F / 0.875F}}),
                 QByteArray());
        QVERIFY(rest.masked(2, 0) && !rest.masked(2, 1) && rest.masked(2, 3));
        QCOMPARE(rest.rows[0].state, RowState::all_masked); // it had no other weight
        QCOMPARE(rest.rows[2].argmax, Index{2});
        QCOMPARE(rest.rows[1].entropy_bits, 0.0F);
        QCOMPARE(rest.scores(2, 1), 3.0F);
        const HeadView words =
            without_first_key(merge_words(literal_view(), three_words, three_words));
        QCOMPARE(words.pattern(2, 1), 0.375F / 0.875F);
    }

    void rowsThatAreNotFiniteStaySo() {
        HeadView view = literal_view();
        view.rows[1].state = RowState::not_finite;
        view.pattern(1, 0) = view.pattern(1, 1) = std::numeric_limits<float>::quiet_NaN();
        const HeadView rest = without_first_key(view);
        QCOMPARE(rest.rows[1].state, RowState::not_finite);
        QVERIFY(std::isnan(rest.pattern(1, 1)));
        QCOMPARE(rest.pattern(1, 0), 0.0F);
    }
};

QTEST_APPLESS_MAIN(TestPatternChange)
#include "test_pattern_change.moc"
