// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/cell.h"

#include "core/run/forward.h"
#include "tests/core/explain/small_model.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace heedmap;
using namespace heedmap::test;

namespace {

Trace run(const ModelPtr& model, const std::vector<TokenId>& ids) {
    return forward(model, ids, {.threads = 2}).value();
}

CellExplanation cell_of(const Trace& trace, Index layer, Index head, Index query, Index key,
                        Mask mask = Mask::family) {
    return explain_cell(trace, {Stack::decoder, layer}, head, mask, query, key).value();
}

} // namespace

class TestCell : public QObject {
    Q_OBJECT

  private slots:
    void everyOperandStandsThere() {
        const Trace trace = run(SmallModel().share(), small_ids(19));
        const CellExplanation cell = cell_of(trace, 1, 2, 11, 4);
        const Matrix q = trace.q({Stack::decoder, 1}, 2);
        const Matrix k = trace.k({Stack::decoder, 1}, 2);
        double sum = 0;
        QCOMPARE(cell.products.size(), std::size_t{5});
        for (Index d = 0; d < 5; ++d) {
            const auto at = static_cast<std::size_t>(d);
            QCOMPARE(cell.q[at], q(11, d));
            QCOMPARE(cell.k[at], k(4, d));
            QCOMPARE(cell.products[at], double{q(11, d)} * double{k(4, d)});
            sum += cell.products[at];
            QCOMPARE(cell.partial_sums[at], sum);
        }
        QCOMPARE(cell.dot, sum);
        QCOMPARE(cell.scale, static_cast<float>(1 / std::sqrt(5.0)));
        QVERIFY(std::abs(double{cell.score} - cell.dot * cell.scale) <=
                1e-6 * (1 + std::abs(cell.dot)));
        QVERIFY(!cell.masked);
        QCOMPARE(cell.visible, (KeyRange{0, 12}));
        QCOMPARE(cell.row_scores.size(), std::size_t{19});
        double denominator = 0;
        for (std::size_t j = 0; j < 19; ++j) {
            const double expected =
                j < 12 ? std::exp(double{cell.row_scores[j]} - double{cell.row_max}) : 0.0;
            QCOMPARE(cell.exponentials[j], expected);
            denominator += expected;
        }
        QCOMPARE(cell.denominator, denominator);
        QCOMPARE(cell.weight, cell.exponentials[4] / denominator);
        QVERIFY(cell.agrees);
        QVERIFY(cell.row_state == RowState::normal);
    }

    /// What the explanation shows is what the heatmap shows, to the bit, in every cell.
    void showsWhatTheHeatmapShows() {
        const Trace trace = run(SmallModel().share(), small_ids(21));
        for (const Mask mask : {Mask::family, Mask::none}) {
            for (Index head = 0; head < 4; ++head) {
                const auto view = head_view(trace, {Stack::decoder, 2}, head, mask).value();
                for (Index i = 0; i < view.queries(); ++i) {
                    for (Index j = 0; j < view.keys(); ++j) {
                        const CellExplanation cell = cell_of(trace, 2, head, i, j, mask);
                        QCOMPARE(cell.score, view.scores(i, j));
                        QCOMPARE(cell.shown, view.pattern(i, j));
                        QCOMPARE(cell.masked, view.masked(i, j));
                        QCOMPARE(cell.row_max, view.rows[static_cast<std::size_t>(i)].max_score);
                        QVERIFY2(cell.agrees, qPrintable(QString::number(cell.weight, 'g', 17)));
                    }
                }
            }
        }
    }

    void maskedCellsHaveScoresButNoWeight() {
        const Trace trace = run(SmallModel().share(), small_ids(9));
        const CellExplanation cell = cell_of(trace, 0, 1, 3, 6);
        QVERIFY(cell.masked);
        QCOMPARE(cell.visible, (KeyRange{0, 4}));
        QCOMPARE(cell.score, cell.row_scores[6]);
        QVERIFY(cell.score != 0.0F);
        QCOMPARE(cell.exponentials[6], 0.0);
        QCOMPARE(cell.weight, 0.0);
        QCOMPARE(cell.shown, 0.0F);
        QVERIFY(cell.agrees);
        const CellExplanation unmasked = cell_of(trace, 0, 1, 3, 6, Mask::none);
        QVERIFY(!unmasked.masked);
        QCOMPARE(unmasked.score, cell.score);
        QVERIFY(unmasked.weight > 0);
    }

    void aNanIsExplainedAsNan() {
        SmallModel model;
        SmallModel::values(model->W_pos)[5 * 20] = std::numeric_limits<float>::quiet_NaN();
        const Trace trace = run(model.share(), small_ids(9));
        const CellExplanation visible = cell_of(trace, 0, 0, 6, 2);
        QVERIFY(visible.row_state == RowState::not_finite);
        QVERIFY(std::isnan(visible.weight));
        QVERIFY(std::isnan(visible.shown));
        QVERIFY(visible.agrees);
        const CellExplanation masked = cell_of(trace, 0, 0, 6, 8);
        QVERIFY(masked.row_state == RowState::not_finite);
        QCOMPARE(masked.weight, 0.0);
        QCOMPARE(masked.shown, 0.0F);
        QVERIFY(masked.agrees);
        // A row before it never sees it; its masked score is NaN all the same.
        const CellExplanation before = cell_of(trace, 0, 0, 4, 5);
        QVERIFY(before.row_state == RowState::normal);
        QVERIFY(std::isnan(before.score));
        QCOMPARE(before.weight, 0.0);
        QVERIFY(before.agrees);
    }

    void groupedHeadsTakeTheirGroupsKeys() {
        ModelConfig config = small_config();
        config.num_key_value_heads = 2;
        const Trace trace = run(SmallModel(config).share(), small_ids(7));
        for (Index head = 0; head < 4; ++head) {
            const CellExplanation cell = cell_of(trace, 1, head, 5, 3);
            QCOMPARE(cell.k[2], trace.k({Stack::decoder, 1}, head / 2)(3, 2));
            QCOMPARE(cell.q[2], trace.q({Stack::decoder, 1}, head)(5, 2));
        }
    }

    void wrongPlacesAreNamed() {
        const Trace trace = run(SmallModel().share(), small_ids(4));
        const auto message = [&](Index layer, Index head, Index query, Index key) {
            return to_string(
                explain_cell(trace, {Stack::decoder, layer}, head, Mask::family, query, key)
                    .error());
        };
        QCOMPARE(message(9, 0, 0, 0), std::string("layer: got 9, expected 0 to 2"));
        QCOMPARE(message(0, -2, 0, 0), std::string("head: got -2, expected 0 to 3"));
        QCOMPARE(message(0, 0, 4, 0), std::string("query: got 4, expected 0 to 3"));
        QCOMPARE(message(0, 0, 0, 4), std::string("key: got 4, expected 0 to 3"));
        QCOMPARE(message(0, 0, 0, -1), std::string("key: got -1, expected 0 to 3"));
    }
};

QTEST_APPLESS_MAIN(TestCell)
#include "test_cell.moc"
