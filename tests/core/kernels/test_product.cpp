// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/kernels.h"
#include "tests/core/kernels/instruction_set.h"
#include "tests/core/kernels/seeded.h"

#include <QtTest>

#include <cmath>
#include <cstring>
#include <vector>

using namespace heedmap;
using kernels::Epilogue;
using kernels::Product;

namespace {

/// The values as they are stored, and what they convert back to.
struct Stored {
    std::vector<std::uint16_t> half;
    std::vector<float> values;
};

Stored stored(const std::vector<float>& values, DType type) {
    Stored out;
    for (const float value : values) {
        if (type == DType::F32) {
            out.values.push_back(value);
        } else if (type == DType::F16) {
            out.half.push_back(f32_to_f16(value));
            out.values.push_back(f16_to_f32(out.half.back()));
        } else {
            out.half.push_back(f32_to_bf16(value));
            out.values.push_back(bf16_to_f32(out.half.back()));
        }
    }
    return out;
}

struct Shape {
    Index rows;
    Index inner;
    Index cols;
};

/// Worst |C − A·B| over the sum of |a·b|, against sums in double.
double worst_error(const Shape& s, const std::vector<float>& a, const std::vector<float>& b,
                   const std::vector<float>& c, bool transposed) {
    double worst = 0;
    for (Index r = 0; r < s.rows; ++r) {
        for (Index j = 0; j < s.cols; ++j) {
            double sum = 0;
            double size = 0;
            for (Index i = 0; i < s.inner; ++i) {
                const Index at = transposed ? j * s.inner + i : i * s.cols + j;
                const double term =
                    static_cast<double>(a[static_cast<std::size_t>(r * s.inner + i)]) *
                    static_cast<double>(b[static_cast<std::size_t>(at)]);
                sum += term;
                size += std::abs(term);
            }
            const double got = static_cast<double>(c[static_cast<std::size_t>(r * s.cols + j)]);
            const double error = std::abs(got - sum) / size;
            worst = error <= worst ? worst : error;
        }
    }
    return worst;
}

Product product_of(const Shape& s, const float* a, const void* b, DType type, bool transposed,
                   float* c) {
    Product p;
    p.a = a;
    p.a_stride = s.inner;
    p.b = b;
    p.b_type = type;
    p.b_stride = transposed ? s.inner : s.cols;
    p.c = c;
    p.c_stride = s.cols;
    p.rows = s.rows;
    p.inner = s.inner;
    p.cols = s.cols;
    return p;
}

void multiply(const Product& p, bool transposed) {
    transposed ? kernels::product_transposed(p) : kernels::product(p);
}

} // namespace

class TestProduct : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { HEEDMAP_CHECK_INSTRUCTION_SET(); }

    void literal() {
        const float a[] = {1, 2, 3, 4, 5, 6};    // [2, 3]
        const float b[] = {7, 8, 9, 10, 11, 12}; // [3, 2]
        const float bt[] = {7, 9, 11, 8, 10, 12};
        float c[4] = {};
        const float expected[] = {58, 64, 139, 154};
        kernels::product(product_of({2, 3, 2}, a, b, DType::F32, false, c));
        QVERIFY(std::equal(c, c + 4, expected));
        kernels::product_transposed(product_of({2, 3, 2}, a, bt, DType::F32, true, c));
        QVERIFY(std::equal(c, c + 4, expected));
    }

    void allShapes_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("transposed");
        for (const DType type : {DType::F32, DType::F16, DType::BF16}) {
            for (const bool transposed : {false, true}) {
                QTest::addRow("%s %s", name_of(type).data(), transposed ? "transposed" : "plain")
                    << static_cast<int>(type) << transposed;
            }
        }
    }

    void allShapes() {
        QFETCH(int, type);
        QFETCH(bool, transposed);
        const auto dtype = static_cast<DType>(type);
        unsigned seed = 1;
        for (const Index rows : {1, 2, 3, 4, 5, 8, 9, 17}) {
            for (const Index inner : {1, 5, 15, 16, 64, 385, 800}) {
                for (const Index cols : {1, 7, 16, 48, 50, 193, 400}) {
                    const Shape shape{rows, inner, cols};
                    const auto a = seeded(rows * inner, seed++);
                    const Stored b = stored(seeded(inner * cols, seed++), dtype);
                    const void* data = dtype == DType::F32
                                           ? static_cast<const void*>(b.values.data())
                                           : static_cast<const void*>(b.half.data());
                    std::vector<float> c(static_cast<std::size_t>(rows * cols), -1.0F);
                    multiply(product_of(shape, a.data(), data, dtype, transposed, c.data()),
                             transposed);
                    const double error = worst_error(shape, a, b.values, c, transposed);
                    QVERIFY2(error < 1e-5, qPrintable(QStringLiteral("%1×%2×%3: %4")
                                                          .arg(rows)
                                                          .arg(inner)
                                                          .arg(cols)
                                                          .arg(error)));
                }
            }
        }
    }

    /// What decoding with a cache rests on.
    void aRowHasTheSameBitsInAnyCompany() {
        const Shape shape{37, 900, 250};
        const auto a = seeded(shape.rows * shape.inner, 5);
        const auto b = seeded(shape.inner * shape.cols, 6);
        for (const bool transposed : {false, true}) {
            std::vector<float> all(static_cast<std::size_t>(shape.rows * shape.cols));
            multiply(product_of(shape, a.data(), b.data(), DType::F32, transposed, all.data()),
                     transposed);
            for (const Index rows : {1, 2, 3, 5, 8}) {
                for (Index first = 0; first + rows <= shape.rows; first += 7) {
                    std::vector<float> some(static_cast<std::size_t>(rows * shape.cols));
                    multiply(product_of({rows, shape.inner, shape.cols},
                                        a.data() + first * shape.inner, b.data(), DType::F32,
                                        transposed, some.data()),
                             transposed);
                    QVERIFY(std::memcmp(some.data(), all.data() + first * shape.cols,
                                        some.size() * sizeof(float)) == 0);
                }
            }
        }
    }

    void aSumGoesOnWhereItStopped() {
        const Shape shape{6, 300, 70};
        const auto a = seeded(shape.rows * shape.inner, 8);
        const auto b = seeded(shape.inner * shape.cols, 9);
        std::vector<float> whole(static_cast<std::size_t>(shape.rows * shape.cols));
        kernels::product(product_of(shape, a.data(), b.data(), DType::F32, false, whole.data()));
        std::vector<float> parts(whole.size());
        Product p = product_of(shape, a.data(), b.data(), DType::F32, false, parts.data());
        p.inner = 113;
        kernels::product(p);
        p.a += 113;
        p.b = b.data() + 113 * shape.cols;
        p.inner = shape.inner - 113;
        p.accumulate = true;
        kernels::product(p);
        QVERIFY(parts == whole);
    }

    /// Every column of rows that end in part of a vector, each step with values of its own.
    void epilogueInItsOrder() {
        constexpr Index rows = 3;
        constexpr Index stride = 50;
        const auto a = seeded(rows, 41);
        const auto multiply = seeded(rows * stride, 42);
        const auto add = seeded(rows * stride, 43);
        for (const Index cols : {1, 7, 16, 33, 48}) {
            const auto b = seeded(cols, 44);
            const auto bias = seeded(cols, 45);
            std::vector<float> c(static_cast<std::size_t>(rows * cols));
            Product p =
                product_of({rows, 1, cols}, a.data(), b.data(), DType::F32, false, c.data());
            p.epilogue = {
                0.5F,       bias.data(), Epilogue::Function::relu, multiply.data(), stride,
                add.data(), stride};
            kernels::product(p);
            for (Index r = 0; r < rows; ++r) {
                for (Index j = 0; j < cols; ++j) {
                    const auto col = static_cast<std::size_t>(j);
                    const auto at = static_cast<std::size_t>(r * stride + j);
                    const double sum = double{a[static_cast<std::size_t>(r)]} * double{b[col]};
                    const double want =
                        std::max(sum * 0.5 + double{bias[col]}, 0.0) * double{multiply[at]} +
                        double{add[at]};
                    const float got = c[static_cast<std::size_t>(r * cols + j)];
                    QVERIFY2(std::abs(double{got} - want) < 1e-6,
                             qPrintable(QStringLiteral("%1 columns, (%2, %3): %4, expected %5")
                                            .arg(cols)
                                            .arg(r)
                                            .arg(j)
                                            .arg(double{got})
                                            .arg(want)));
                }
            }
        }
    }

    void activationFunctions() {
        const double root = std::sqrt(0.5);
        const double tanh_root = std::sqrt(2.0 / M_PI);
        const auto logistic = [](double x) { return 1.0 / (1.0 + std::exp(-x)); };
        const std::pair<Epilogue::Function, std::function<double(double)>> functions[] = {
            {Epilogue::Function::gelu,
             [&](double x) { return 0.5 * x * (1 + std::erf(x * root)); }},
            {Epilogue::Function::gelu_new,
             [&](double x) {
                 return 0.5 * x * (1 + std::tanh(tanh_root * (x + 0.044715 * x * x * x)));
             }},
            {Epilogue::Function::relu, [](double x) { return std::max(x, 0.0); }},
            {Epilogue::Function::silu, [&](double x) { return x * logistic(x); }},
            {Epilogue::Function::quick_gelu, [&](double x) { return x * logistic(1.702 * x); }},
            {Epilogue::Function::tanh, [](double x) { return std::tanh(x); }}};
        std::vector<float> xs;
        for (int i = -1200; i <= 1200; ++i) {
            xs.push_back(static_cast<float>(i) * 0.01F);
        }
        const float one = 1.0F;
        for (const auto& [function, expected] : functions) {
            std::vector<float> c(xs.size());
            Product p = product_of({1, 1, static_cast<Index>(xs.size())}, &one, xs.data(),
                                   DType::F32, false, c.data());
            p.epilogue.function = function;
            kernels::product(p);
            for (std::size_t i = 0; i < xs.size(); ++i) {
                const double want = expected(static_cast<double>(xs[i]));
                const double error = std::abs(static_cast<double>(c[i]) - want);
                QVERIFY2(error <= 1e-6 * std::max(1.0, std::abs(want)),
                         qPrintable(QStringLiteral("function %1 at %2: %3, expected %4")
                                        .arg(static_cast<int>(function))
                                        .arg(static_cast<double>(xs[i]))
                                        .arg(static_cast<double>(c[i]))
                                        .arg(want)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestProduct)
#include "test_product.moc"
