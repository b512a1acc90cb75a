// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/layer_mean.h"

#include "core/run/forward.h"
#include "tests/core/explain/small_model.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

using namespace heedmap;
using namespace heedmap::test;

namespace {

Trace run(const ModelPtr& model, const std::vector<TokenId>& ids) {
    return forward(model, ids, {.threads = 2}).value();
}

/// The mean of whole patterns, cell by cell.
Matrix reference(const Trace& trace, Site site, Mask mask) {
    constexpr Index heads = 4;
    Matrix mean(trace.length(), trace.length());
    for (Index i = 0; i < mean.rows(); ++i) {
        for (Index j = 0; j < mean.cols(); ++j) {
            double sum = 0;
            for (Index head = 0; head < heads; ++head) {
                sum += double{head_view(trace, site, head, mask).value().pattern(i, j)};
            }
            mean(i, j) = static_cast<float>(sum / heads);
        }
    }
    return mean;
}

bool same_bits(const Matrix& a, const Matrix& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() &&
           std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * 4) == 0;
}

} // namespace

class TestLayerMean : public QObject {
    Q_OBJECT

  private slots:
    void isTheMeanOfTheHeads() {
        const Trace trace = run(SmallModel().share(), small_ids(21));
        for (const Mask mask : {Mask::family, Mask::none}) {
            const auto means = layer_means(trace, {.mask = mask}).value();
            QCOMPARE(means.size(), std::size_t{3});
            for (std::size_t layer = 0; layer < means.size(); ++layer) {
                const LayerMean& mean = means[layer];
                QVERIFY((mean.site == Site{Stack::decoder, static_cast<Index>(layer)}));
                QVERIFY(same_bits(mean.thumbnail, reference(trace, mean.site, mask)));
                QVERIFY(!mean.not_finite);
            }
        }
    }

    void longTextsAreReduced() {
        const Trace trace = run(SmallModel().share(), small_ids(50));
        const auto means = layer_means(trace, {.thumbnail_size = 10}).value();
        for (const LayerMean& mean : means) {
            const Matrix whole = reference(trace, mean.site, Mask::family);
            QCOMPARE(mean.thumbnail.rows(), Index{10});
            for (Index a = 0; a < 10; ++a) {
                for (Index b = 0; b < 10; ++b) {
                    float expected = 0;
                    for (Index i = a * 5; i < a * 5 + 5; ++i) {
                        for (Index j = b * 5; j < b * 5 + 5; ++j) {
                            expected = std::max(expected, whole(i, j));
                        }
                    }
                    QCOMPARE(mean.thumbnail(a, b), expected);
                }
            }
        }
    }

    void threadsChangeNoBit() {
        const Trace trace = run(SmallModel().share(), small_ids(70));
        const auto one = layer_means(trace, {.thumbnail_size = 32, .threads = 1}).value();
        const auto many = layer_means(trace, {.thumbnail_size = 32, .threads = 5}).value();
        for (std::size_t layer = 0; layer < one.size(); ++layer) {
            QVERIFY(same_bits(one[layer].thumbnail, many[layer].thumbnail));
        }
    }

    void aRowThatIsNotFiniteIsTold() {
        SmallModel model;
        SmallModel::values(model->W_pos)[8 * 20 + 3] = std::numeric_limits<float>::quiet_NaN();
        const auto means = layer_means(run(model.share(), small_ids(10)), {}).value();
        for (const LayerMean& mean : means) {
            QVERIFY(mean.not_finite);
            QVERIFY(std::isnan(mean.thumbnail(8, 0)));
            QVERIFY(std::isfinite(mean.thumbnail(7, 7)));
        }
    }

    void stops() {
        const Trace trace = run(SmallModel().share(), small_ids(4));
        std::stop_source stop;
        stop.request_stop();
        const auto means = layer_means(trace, {.stop = stop.get_token()});
        QVERIFY(!means && means.error().kind == ErrorKind::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestLayerMean)
#include "test_layer_mean.moc"
