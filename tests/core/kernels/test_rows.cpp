// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/kernels.h"
#include "tests/core/kernels/instruction_set.h"
#include "tests/core/kernels/seeded.h"

#include <QtTest>

#include <cmath>
#include <cstring>

using namespace heedmap;

namespace {

constexpr float untouched = -7.0F;

/// Rows inside a wider matrix.
struct Rows {
    Index rows;
    Index cols;
    Index stride;

    [[nodiscard]] std::size_t at(Index r, Index j) const {
        return static_cast<std::size_t>(r * stride + j);
    }
};

QByteArray where(Index r, Index j, float got, double want) {
    return QStringLiteral("(%1, %2): got %3, expected %4")
        .arg(r)
        .arg(j)
        .arg(double{got}, 0, 'g', 9)
        .arg(want, 0, 'g', 17)
        .toUtf8();
}

/// Each element against `want(r, j)`, and whether nothing was written between the rows.
template <class Want>
void compare(const Rows& rows, const std::vector<float>& got, Want want) {
    for (Index r = 0; r < rows.rows; ++r) {
        for (Index j = 0; j < rows.stride; ++j) {
            const float value = got[rows.at(r, j)];
            const double expected = j < rows.cols ? want(r, j) : double{untouched};
            const double tolerance = 5e-7 * std::max(1.0, std::abs(expected));
            QVERIFY2(std::abs(double{value} - expected) <= tolerance, where(r, j, value, expected));
        }
    }
}

} // namespace

/// The kernels that work row by row, against their definitions in double precision.
class TestRows : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { HEEDMAP_CHECK_INSTRUCTION_SET(); }

    void shapes() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::addColumn<int>("stride");
        QTest::newRow("one value") << 1 << 1 << 1;
        QTest::newRow("part of a group") << 3 << 7 << 11;
        QTest::newRow("a group") << 2 << 16 << 16;
        QTest::newRow("groups and a part") << 5 << 37 << 40;
        QTest::newRow("heads side by side") << 27 << 64 << 64;
        QTest::newRow("a model's width") << 2 << 576 << 600;
    }

    void layerNorm_data() { shapes(); }
    void layerNorm() {
        const Rows rows = fetched();
        const auto x = seeded(rows.rows * rows.stride, 21);
        const auto weight = seeded(rows.cols, 22);
        const auto bias = seeded(rows.cols, 23);
        std::vector<float> y(x.size(), untouched);
        kernels::layer_norm(x.data(), rows.stride, weight.data(), bias.data(), 1e-5F, y.data(),
                            rows.stride, rows.rows, rows.cols);
        compare(rows, y, [&](Index r, Index j) {
            const auto count = static_cast<double>(rows.cols);
            double mean = 0;
            double variance = 0;
            for (Index i = 0; i < rows.cols; ++i) {
                mean += double{x[rows.at(r, i)]} / count;
            }
            for (Index i = 0; i < rows.cols; ++i) {
                const double d = double{x[rows.at(r, i)]} - mean;
                variance += d * d / count;
            }
            const auto column = static_cast<std::size_t>(j);
            return (double{x[rows.at(r, j)]} - mean) / std::sqrt(variance + double{1e-5F}) *
                       double{weight[column]} +
                   double{bias[column]};
        });
    }

    void rmsNorm_data() { shapes(); }
    void rmsNorm() {
        const Rows rows = fetched();
        const auto x = seeded(rows.rows * rows.stride, 24);
        const auto weight = seeded(rows.cols, 25);
        std::vector<float> y(x.size(), untouched);
        kernels::rms_norm(x.data(), rows.stride, weight.data(), 1e-2F, y.data(), rows.stride,
                          rows.rows, rows.cols);
        compare(rows, y, [&](Index r, Index j) {
            double mean = 0;
            for (Index i = 0; i < rows.cols; ++i) {
                const double value = double{x[rows.at(r, i)]};
                mean += value * value / static_cast<double>(rows.cols);
            }
            return double{x[rows.at(r, j)]} / std::sqrt(mean + double{1e-2F}) *
                   double{weight[static_cast<std::size_t>(j)]};
        });

        std::vector<float> in_place = x;
        kernels::rms_norm(in_place.data(), rows.stride, weight.data(), 1e-2F, in_place.data(),
                          rows.stride, rows.rows, rows.cols);
        for (Index r = 0; r < rows.rows; ++r) {
            QVERIFY(std::equal(&y[rows.at(r, 0)], &y[rows.at(r, 0)] + rows.cols,
                               &in_place[rows.at(r, 0)]));
        }
    }

    void rmsNormOfZerosIsZero() {
        const std::vector<float> weight(5, 3.0F);
        std::vector<float> x(5, 0.0F);
        kernels::rms_norm(x.data(), 5, weight.data(), 1e-6F, x.data(), 5, 1, 5);
        QCOMPARE(x, std::vector<float>(5, 0.0F));
    }

    void rotary_data() {
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("headDim");
        QTest::newRow("one pair") << 1 << 2;
        QTest::newRow("odd number of pairs") << 3 << 6;
        QTest::newRow("a vector and a part") << 2 << 38;
        QTest::newRow("a model's heads") << 9 << 64;
    }
    void rotary() {
        QFETCH(int, heads);
        QFETCH(int, headDim);
        const Index pairs = headDim / 2;
        const Rows rows{4, heads * headDim, heads * headDim + 5};
        std::vector<float> before = seeded(rows.rows * rows.stride, 26);
        for (Index r = 0; r < rows.rows; ++r) {
            std::fill_n(&before[rows.at(r, rows.cols)], rows.stride - rows.cols, untouched);
        }
        std::vector<float> cos;
        std::vector<float> sin;
        for (const float angle : seeded(rows.rows * pairs, 27)) {
            cos.push_back(std::cos(angle));
            sin.push_back(std::sin(angle));
        }
        std::vector<float> x = before;
        kernels::rotary({x.data(), rows.stride, rows.rows, heads, headDim, cos.data(), sin.data()});
        compare(rows, x, [&](Index r, Index j) {
            const Index i = j % headDim;
            const auto angle = static_cast<std::size_t>(r * pairs + i % pairs);
            const double own = before[rows.at(r, j)] * double{cos[angle]};
            return i < pairs ? own - before[rows.at(r, j + pairs)] * double{sin[angle]}
                             : own + before[rows.at(r, j - pairs)] * double{sin[angle]};
        });
    }

    void transposes() {
        const auto a = seeded(19 * 33, 31);
        std::vector<float> b(a.size());
        kernels::transpose(a.data(), 19, b.data(), 33, 19, 33);
        for (std::size_t r = 0; r < 19; ++r) {
            for (std::size_t c = 0; c < 33; ++c) {
                QCOMPARE(b[r * 33 + c], a[c * 19 + r]);
            }
        }
    }

    void everyStoredPatternConvertsAsDefined() {
        std::vector<std::uint16_t> patterns(65536);
        for (std::size_t i = 0; i < patterns.size(); ++i) {
            patterns[i] = static_cast<std::uint16_t>(i);
        }
        std::vector<float> out(patterns.size());
        for (const DType type : {DType::F16, DType::BF16}) {
            kernels::convert(patterns.data(), type, out.data(), 65536);
            for (std::size_t i = 0; i < patterns.size(); ++i) {
                const float want =
                    type == DType::F16 ? f16_to_f32(patterns[i]) : bf16_to_f32(patterns[i]);
                QVERIFY(std::isnan(want) ? std::isnan(out[i])
                                         : std::memcmp(&want, &out[i], sizeof want) == 0);
            }
        }
    }

  private:
    static Rows fetched() {
        return {*static_cast<int*>(QTest::qData("rows", qMetaTypeId<int>())),
                *static_cast<int*>(QTest::qData("cols", qMetaTypeId<int>())),
                *static_cast<int*>(QTest::qData("stride", qMetaTypeId<int>()))};
    }
};

QTEST_APPLESS_MAIN(TestRows)
#include "test_rows.moc"
