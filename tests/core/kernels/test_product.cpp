// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/kernels.h"
#include "tests/core/kernels/guarded.h"
#include "tests/core/kernels/instruction_set.h"
#include "tests/core/kernels/seeded.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <string_view>

using namespace heedmap;
using kernels::Epilogue;
using kernels::Product;

namespace {

struct Shape {
    Index rows;
    Index inner;
    Index cols;
};

/// How B is stored.
struct Storage {
    DType type = DType::F32;
    bool by_columns = false;
};

/// What remains of a value that is stored as `type`.
float rounded(float value, DType type) {
    switch (type) {
    case DType::F32:
        break;
    case DType::F16:
        return f16_to_f32(f32_to_f16(value));
    case DType::BF16:
        return bf16_to_f32(f32_to_bf16(value));
    }
    return value;
}

/// B [inner, cols] as it is stored, with some room between its rows or columns.
class StoredMatrix {
  public:
    StoredMatrix(const std::vector<float>& values, Index inner, Index cols, Storage storage,
                 Index room = 3)
        : storage_(storage), cols_(cols), stride_((storage.by_columns ? inner : cols) + room),
          bytes_(bytes_of(values, inner, cols)) {}

    void put_into(Product& p) const {
        p.b = bytes_.data();
        p.b_type = storage_.type;
        p.b_stride = stride_;
        p.b_by_columns = storage_.by_columns;
    }
    void announce(Product& p) const {
        p.next_b = bytes_.data();
        p.next_cols = cols_;
    }
    /// Other values in the same place.
    void become(const std::vector<float>& values, Index inner) {
        const std::vector<std::byte> bytes = bytes_of(values, inner, cols_);
        std::copy(bytes.begin(), bytes.end(), bytes_.data());
    }

  private:
    [[nodiscard]] std::size_t place(Index i, Index j) const {
        return size_of(storage_.type) *
               static_cast<std::size_t>(storage_.by_columns ? j * stride_ + i : i * stride_ + j);
    }
    [[nodiscard]] std::vector<std::byte> bytes_of(const std::vector<float>& values, Index inner,
                                                  Index cols) const {
        const bool wide = storage_.type == DType::F32;
        std::vector<std::byte> bytes(place(inner - 1, cols - 1) + size_of(storage_.type));
        for (Index i = 0; i < inner; ++i) {
            for (Index j = 0; j < cols; ++j) {
                const float value = values[static_cast<std::size_t>(i * cols + j)];
                const std::uint16_t half =
                    storage_.type == DType::F16 ? f32_to_f16(value) : f32_to_bf16(value);
                std::memcpy(&bytes[place(i, j)], wide ? static_cast<const void*>(&value) : &half,
                            size_of(storage_.type));
            }
        }
        return bytes;
    }

    Storage storage_;
    Index cols_;
    Index stride_;
    Guarded<std::byte> bytes_;
};

/// One step of an element's chain, rounded as the instruction set does it.
float multiply_add(float a, float b, float sum) {
    static const bool fuses = std::string_view(kernels::instruction_set()) != "x86-64";
    return fuses ? std::fma(a, b, sum) : a * b + sum;
}

/// A product with values of its own, and what every bit of its result must be.
class Problem {
  public:
    explicit Problem(Shape shape, unsigned seed = 1)
        : shape_(shape), a_(seeded((shape.rows - 1) * a_stride() + shape.inner, seed)),
          b_(seeded(shape.inner * shape.cols, seed + 1)),
          c_(seeded((shape.rows - 1) * c_stride() + shape.cols, seed + 2)) {}

    [[nodiscard]] const Shape& shape() const { return shape_; }
    [[nodiscard]] Index a_stride() const { return shape_.inner + 5; }
    [[nodiscard]] Index c_stride() const { return shape_.cols + 2; }
    [[nodiscard]] StoredMatrix b(Storage storage, Index room = 3) const {
        return {b_, shape_.inner, shape_.cols, storage, room};
    }

    /// C, the room between its rows included.
    [[nodiscard]] std::vector<float> expected(DType type, bool accumulate) const {
        std::vector<float> b;
        for (const float value : b_) {
            b.push_back(rounded(value, type));
        }
        std::vector<float> c = c_;
        for (Index r = 0; r < shape_.rows; ++r) {
            float* row = &c[static_cast<std::size_t>(r * c_stride())];
            if (!accumulate) {
                std::fill_n(row, shape_.cols, 0.0F);
            }
            for (Index i = 0; i < shape_.inner; ++i) {
                const float x = a_[static_cast<std::size_t>(r * a_stride() + i)];
                const float* b_row = &b[static_cast<std::size_t>(i * shape_.cols)];
                for (Index j = 0; j < shape_.cols; ++j) {
                    row[j] = multiply_add(x, b_row[j], row[j]);
                }
            }
        }
        return c;
    }

    /// The kernel's rows [first, first + rows) of it.
    [[nodiscard]] std::vector<float> computed(const StoredMatrix& b, bool accumulate, Index first,
                                              Index rows) const {
        const auto a_rows = a_.begin() + first * a_stride();
        const auto c_rows = c_.begin() + first * c_stride();
        const Guarded<float> a({a_rows, a_rows + (rows - 1) * a_stride() + shape_.inner});
        const Guarded<float> c({c_rows, c_rows + (rows - 1) * c_stride() + shape_.cols});
        Product p;
        p.a = a.data();
        p.a_stride = a_stride();
        b.put_into(p);
        p.c = c.data();
        p.c_stride = c_stride();
        p.rows = rows;
        p.inner = shape_.inner;
        p.cols = shape_.cols;
        p.accumulate = accumulate;
        kernels::product(p);
        return c.values();
    }
    [[nodiscard]] std::vector<float> computed(const StoredMatrix& b, bool accumulate) const {
        return computed(b, accumulate, 0, shape_.rows);
    }
    /// As a product of a round, which `next` comes after.
    [[nodiscard]] std::vector<float> computed(const StoredMatrix& b, std::uint64_t round,
                                              const StoredMatrix& next) const {
        std::vector<float> c = c_;
        Product p;
        p.a = a_.data();
        p.a_stride = a_stride();
        b.put_into(p);
        next.announce(p);
        p.round = round;
        p.c = c.data();
        p.c_stride = c_stride();
        p.rows = shape_.rows;
        p.inner = shape_.inner;
        p.cols = shape_.cols;
        kernels::product(p);
        return c;
    }
    [[nodiscard]] const std::vector<float>& b_values() const { return b_; }

  private:
    Shape shape_;
    std::vector<float> a_;
    std::vector<float> b_;
    std::vector<float> c_;
};

/// The first element whose bits differ; empty where none do.
QByteArray difference(const Problem& problem, const std::vector<float>& got,
                      const std::vector<float>& expected) {
    for (std::size_t at = 0; at < expected.size(); ++at) {
        if (std::memcmp(&got[at], &expected[at], sizeof(float)) != 0) {
            const auto place = static_cast<Index>(at);
            return QStringLiteral("%1×%2×%3, (%4, %5): got %6, expected %7")
                .arg(problem.shape().rows)
                .arg(problem.shape().inner)
                .arg(problem.shape().cols)
                .arg(place / problem.c_stride())
                .arg(place % problem.c_stride())
                .arg(double{got[at]}, 0, 'g', 9)
                .arg(double{expected[at]}, 0, 'g', 9)
                .toUtf8();
        }
    }
    return {};
}

} // namespace

/// Every element of a product is one chain of multiply-adds: its bits are known.
class TestProduct : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { HEEDMAP_CHECK_INSTRUCTION_SET(); }

    void literal() {
        const float a[] = {1, 2, 3, 4, 5, 6}; // [2, 3]
        const float expected[] = {58, 64, 139, 154};
        const float by_rows[] = {7, 8, 9, 10, 11, 12}; // [3, 2]
        const float by_columns[] = {7, 9, 11, 8, 10, 12};
        for (const bool columns : {false, true}) {
            float c[4] = {};
            Product p;
            p.a = a;
            p.a_stride = 3;
            p.b = columns ? by_columns : by_rows;
            p.b_stride = columns ? 3 : 2;
            p.b_by_columns = columns;
            p.c = c;
            p.c_stride = 2;
            p.rows = 2;
            p.inner = 3;
            p.cols = 2;
            kernels::product(p);
            QVERIFY(std::equal(c, c + 4, expected));
        }
    }

    void everyBit_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("byColumns");
        QTest::addColumn<bool>("accumulate");
        for (const DType type : {DType::F32, DType::F16, DType::BF16}) {
            for (const bool by_columns : {false, true}) {
                for (const bool accumulate : {false, true}) {
                    QTest::addRow("%s by %s%s", name_of(type).data(),
                                  by_columns ? "columns" : "rows", accumulate ? ", continued" : "")
                        << static_cast<int>(type) << by_columns << accumulate;
                }
            }
        }
    }

    /// Of sizes on both sides of every vector, block, tile and group of rows; nothing behind the
    /// operands is read, nothing between C's rows is written.
    void everyBit() {
        QFETCH(int, type);
        QFETCH(bool, byColumns);
        QFETCH(bool, accumulate);
        const Storage storage{static_cast<DType>(type), byColumns};
        unsigned seed = 1;
        for (const Index rows : {1, 2, 6, 7, 8, 9, 17}) {
            for (const Index inner : {1, 7, 16, 40, 385, 769}) {
                for (const Index cols : {1, 15, 16, 47, 100, 193}) {
                    const Problem problem({rows, inner, cols}, seed);
                    seed += 10;
                    const auto wrong =
                        difference(problem, problem.computed(problem.b(storage), accumulate),
                                   problem.expected(storage.type, accumulate));
                    QVERIFY2(wrong.isEmpty(), wrong);
                }
            }
        }
    }

    void anyNumberOfRows() {
        for (const bool by_columns : {false, true}) {
            for (Index rows = 1; rows <= 70; ++rows) {
                const Problem problem({rows, 50, 70}, static_cast<unsigned>(rows));
                const auto wrong = difference(
                    problem, problem.computed(problem.b({DType::F16, by_columns}), false),
                    problem.expected(DType::F16, false));
                QVERIFY2(wrong.isEmpty(), wrong);
            }
        }
    }

    /// What decoding with a cache rests on.
    void aRowHasTheSameBitsInAnyCompany() {
        const Problem problem({37, 900, 250});
        for (const bool by_columns : {false, true}) {
            const StoredMatrix b = problem.b({DType::BF16, by_columns});
            const auto all = problem.computed(b, false);
            for (const Index rows : {1, 2, 3, 5, 8}) {
                for (Index first = 0; first + rows <= problem.shape().rows; first += 7) {
                    const auto some = problem.computed(b, false, first, rows);
                    QVERIFY(std::memcmp(some.data(), all.data() + first * problem.c_stride(),
                                        some.size() * sizeof(float)) == 0);
                }
            }
        }
    }

    void whatIsMadeReadyAheadIsTheRightBlock_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("byColumns");
        for (const DType type : {DType::F32, DType::F16, DType::BF16}) {
            for (const bool by_columns : {false, true}) {
                QTest::addRow("%s by %s", name_of(type).data(), by_columns ? "columns" : "rows")
                    << static_cast<int>(type) << by_columns;
            }
        }
    }

    /// In a round each product says which B comes next: true, or not; and in the next round the
    /// same place holds other values.
    void whatIsMadeReadyAheadIsTheRightBlock() {
        QFETCH(int, type);
        QFETCH(bool, byColumns);
        const Storage storage{static_cast<DType>(type), byColumns};
        std::uint64_t round = 1;
        unsigned seed = 500;
        for (const Index rows : {7, 8, 33}) {
            for (const Index inner : {1, 50, 801}) {
                for (const Index cols : {30, 96, 200}) {
                    const Problem first({rows, inner, cols}, seed);
                    const Problem second({rows, inner, cols + 20}, seed + 10);
                    const Problem third({rows, inner, cols + 20}, seed + 20);
                    seed += 30;
                    const StoredMatrix b1 = first.b(storage, byColumns ? 3 : 23); // one stride
                    const StoredMatrix b2 = second.b(storage);
                    StoredMatrix b3 = third.b(storage);
                    const auto check = [&](const Problem& problem, const StoredMatrix& b,
                                           const StoredMatrix& next) {
                        const auto wrong = difference(problem, problem.computed(b, round, next),
                                                      problem.expected(storage.type, false));
                        QVERIFY2(wrong.isEmpty(), wrong);
                    };
                    check(first, b1, b2);
                    check(second, b2, b1); // not what comes
                    check(third, b3, b1);
                    check(first, b1, b3);
                    ++round;
                    b3.become(second.b_values(), inner);
                    check(second, b3, b3);
                    check(second, b3, b2);
                    ++round;
                }
            }
        }
    }

    void aValueThatIsNotFiniteStaysInItsColumn() {
        std::vector<float> values(9 * 20, 1.0F);
        values[4 * 20 + 7] = std::numeric_limits<float>::quiet_NaN();
        const std::vector<float> a(9 * 9, 1.0F);
        for (const bool by_columns : {false, true}) {
            for (const Index rows : {1, 9}) {
                const StoredMatrix b(values, 9, 20, {DType::F32, by_columns});
                std::vector<float> c(static_cast<std::size_t>(rows * 20));
                Product p;
                p.a = a.data();
                p.a_stride = 9;
                b.put_into(p);
                p.c = c.data();
                p.c_stride = 20;
                p.rows = rows;
                p.inner = 9;
                p.cols = 20;
                kernels::product(p);
                for (Index at = 0; at < rows * 20; ++at) {
                    const float value = c[static_cast<std::size_t>(at)];
                    QVERIFY(at % 20 == 7 ? std::isnan(value) : value == 9.0F);
                }
            }
        }
    }

    void epilogueInItsOrder_data() {
        QTest::addColumn<Index>("rows");
        QTest::newRow("few rows, B read where it lies") << Index{3};
        QTest::newRow("several groups of rows, B packed") << Index{19};
    }
    /// Every column of rows that end in part of a vector, each step with values of its own.
    void epilogueInItsOrder() {
        QFETCH(Index, rows);
        constexpr Index stride = 210;
        const auto a = seeded(rows, 41);
        const auto multiply = seeded(rows * stride, 42);
        const auto add = seeded(rows * stride, 43);
        for (const Index cols : {1, 7, 16, 33, 48, 200}) {
            const auto b = seeded(cols, 44);
            const auto bias = seeded(cols, 45);
            std::vector<float> c(static_cast<std::size_t>(rows * cols));
            Product p;
            p.a = a.data();
            p.a_stride = 1;
            p.b = b.data();
            p.b_stride = cols;
            p.c = c.data();
            p.c_stride = cols;
            p.rows = rows;
            p.inner = 1;
            p.cols = cols;
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
            Product p;
            p.a = &one;
            p.b = xs.data();
            p.c = c.data();
            p.rows = 1;
            p.inner = 1;
            p.cols = static_cast<Index>(xs.size());
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
