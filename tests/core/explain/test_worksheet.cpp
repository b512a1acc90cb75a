// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/worksheet.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <random>

using namespace heedmap;

namespace {

using P = WorksheetPart;

Matrix matrixOf(Index rows, Index cols, std::vector<float> values) {
    Matrix matrix(rows, cols);
    std::copy(values.begin(), values.end(), matrix.data());
    return matrix;
}

Matrix randomMatrix(Index rows, Index cols, unsigned seed, double size) {
    Matrix matrix(rows, cols);
    std::mt19937 random(seed);
    for (Index i = 0; i < matrix.size(); ++i) {
        matrix.data()[i] =
            static_cast<float>(size * (static_cast<double>(random() % 20011U) / 10005.5 - 1));
    }
    return matrix;
}

WorksheetInput randomInput(unsigned seed) {
    WorksheetInput input;
    input.q = randomMatrix(5, 4, seed, 2);
    input.k = randomMatrix(5, 4, seed + 1, 2);
    input.v = randomMatrix(5, 4, seed + 2, 2);
    input.scale = 0.5F;
    return input;
}

/// The number as a reader sees it.
long double read(const Worksheet& sheet, const WorksheetMatrix& matrix, Index row, Index col) {
    return std::stold(sheet.text(matrix, row, col));
}

/// The largest distance, in units of the last digit, from what the printed numbers give.
struct Recomputed {
    const Worksheet& sheet;
    long double unit = std::pow(10.0L, sheet.digits);

    long double off(const WorksheetMatrix& matrix, Index r, Index c, long double exact) const {
        return std::abs(read(sheet, matrix, r, c) - exact) * unit;
    }

    long double ofProduct(P result, P left, P right, bool transposed) const {
        const WorksheetMatrix& a = *sheet.find(left);
        const WorksheetMatrix& b = *sheet.find(right);
        const WorksheetMatrix& c = *sheet.find(result);
        long double most = 0;
        for (Index row = 0; row < c.rows; ++row) {
            for (Index col = 0; col < c.cols; ++col) {
                long double sum = 0;
                for (Index i = 0; i < a.cols; ++i) {
                    sum += read(sheet, a, row, i) *
                           (transposed ? read(sheet, b, col, i) : read(sheet, b, i, col));
                }
                most = std::max(most, off(c, row, col, sum));
            }
        }
        return most;
    }

    long double ofScaled() const {
        const WorksheetMatrix& dots = *sheet.find(P::dots);
        long double most = 0;
        for (Index row = 0; row < dots.rows; ++row) {
            for (Index col = 0; col < dots.cols; ++col) {
                most = std::max(most, off(*sheet.find(P::scaled), row, col,
                                          read(sheet, dots, row, col) * sheet.scale));
            }
        }
        return most;
    }

    long double ofSoftmax() const {
        const WorksheetMatrix& masked = *sheet.find(P::masked);
        const WorksheetMatrix& pattern = *sheet.find(P::pattern);
        long double most = 0;
        for (Index row = 0; row < masked.rows; ++row) {
            long double sum = 0;
            for (Index col = 0; col < masked.cols; ++col) {
                sum += std::exp(read(sheet, masked, row, col)); // "-inf" gives 0
            }
            for (Index col = 0; col < masked.cols; ++col) {
                most = std::max(
                    most, off(pattern, row, col, std::exp(read(sheet, masked, row, col)) / sum));
            }
        }
        return most;
    }
};

Index blanksOf(const WorksheetMatrix& matrix) {
    return std::count(matrix.blank.begin(), matrix.blank.end(), 1);
}

} // namespace

class TestWorksheet : public QObject {
    Q_OBJECT

  private slots:
    void isWorkedOutAsOnPaper() {
        WorksheetInput input;
        input.q = matrixOf(2, 2, {1.0F, 0.5F, 2.0F, -1.0F});
        input.k = matrixOf(2, 2, {1.004F, 0.0F, 0.25F, 1.5F}); // 1.004 is printed 1.00
        input.v = matrixOf(2, 2, {1.0F, 3.0F, 2.0F, -4.0F});
        input.scale = 0.5F;
        const Result<Worksheet> sheet = make_worksheet(input, {});
        QVERIFY(sheet);
        const auto row = [&](P part, Index r) {
            QStringList cells;
            const WorksheetMatrix& matrix = *sheet->find(part);
            for (Index c = 0; c < matrix.cols; ++c) {
                cells.append(QString::fromStdString(sheet->text(matrix, r, c)));
            }
            return cells.join(QLatin1Char(' '));
        };
        QCOMPARE(row(P::k, 0), "1.00 0.00");
        QCOMPARE(row(P::dots, 0), "1.00 1.00");
        QCOMPARE(row(P::dots, 1), "2.00 -1.00");
        QCOMPARE(row(P::scaled, 1), "1.00 -0.50");
        QCOMPARE(row(P::masked, 0), "0.50 -inf");
        QCOMPARE(row(P::masked, 1), "1.00 -0.50");
        QCOMPARE(row(P::pattern, 0), "1.00 0.00");
        QCOMPARE(row(P::pattern, 1), "0.82 0.18"); // 1 / (1 + exp(-1.5)) = 0.8176
        QCOMPARE(row(P::output, 0), "1.00 3.00");
        QCOMPARE(row(P::output, 1), "1.18 1.74"); // 0.82 × 3 − 0.18 × 4
    }

    void halvesGoAwayFromZero() {
        WorksheetInput input;
        input.q = matrixOf(1, 1, {0.5F});
        input.k = matrixOf(2, 1, {0.3F, -0.3F});
        input.v = matrixOf(2, 1, {1.0F, 1.0F});
        input.mask = {Mask::none, 0};
        const Result<Worksheet> sheet = make_worksheet(input, {.digits = 1, .blanks = {}});
        QVERIFY(sheet);
        QCOMPARE(sheet->text(*sheet->find(P::dots), 0, 0), std::string("0.2")); // 0.15
        QCOMPARE(sheet->text(*sheet->find(P::dots), 0, 1), std::string("-0.2"));
    }

    void thePrintedNumbersGiveThePrintedAnswers() {
        for (const int digits : {1, 2, 3, 4}) {
            for (unsigned seed = 1; seed <= 25; ++seed) {
                WorksheetInput input = randomInput(seed);
                input.scale = seed % 2 == 0 ? 0.5F : 0.35355339F;
                const Result<Worksheet> sheet = make_worksheet(input, {.digits = digits});
                QVERIFY(sheet);
                const Recomputed again{*sheet};
                constexpr long double half = 0.5L + 1e-6L; // a half of the last digit: rounding
                QVERIFY(again.ofProduct(P::dots, P::q, P::k, true) <= half);
                QVERIFY(again.ofScaled() <= half);
                QVERIFY(again.ofSoftmax() <= half);
                QVERIFY(again.ofProduct(P::output, P::pattern, P::v, false) <= half);
            }
        }
    }

    void beginsWithXWhereItIsGiven() {
        WorksheetInput input;
        input.projection.emplace();
        WorksheetInput::Projection& from = *input.projection;
        from.x = randomMatrix(3, 5, 7, 1);
        from.w_q = randomMatrix(5, 2, 8, 3);
        from.w_k = randomMatrix(5, 2, 9, 3);
        from.w_v = randomMatrix(5, 2, 10, 3);
        from.b_v = {0.25F, -1.0F};
        from.b_k = {0.0F, 0.0F};
        input.scale = 0.70710678F;
        const Result<Worksheet> sheet =
            make_worksheet(input, {.blanks = {P::q, P::v}, .share = 1.0});
        QVERIFY(sheet);
        QVERIFY(sheet->find(P::x)->given);
        QVERIFY(sheet->find(P::b_v) != nullptr);
        QVERIFY(sheet->find(P::b_k) == nullptr); // zero
        const Recomputed again{*sheet};
        QVERIFY(again.ofProduct(P::q, P::x, P::w_q, false) <= 0.500001L);
        QVERIFY(again.ofProduct(P::k, P::x, P::w_k, false) <= 0.500001L);
        const WorksheetMatrix& v = *sheet->find(P::v);
        for (Index c = 0; c < 2; ++c) {
            long double sum = read(*sheet, *sheet->find(P::b_v), 0, c);
            for (Index i = 0; i < 5; ++i) {
                sum += read(*sheet, *sheet->find(P::x), 1, i) *
                       read(*sheet, *sheet->find(P::w_v), i, c);
            }
            QVERIFY(std::abs(read(*sheet, v, 1, c) - sum) <= 0.00500001L);
        }
        QCOMPARE(blanksOf(v), Index{6});
        QCOMPARE(blanksOf(*sheet->find(P::k)), Index{0});
    }

    void blanksAreChosenByTheSeed() {
        const WorksheetInput input = randomInput(3);
        const auto blanks = [&](std::uint64_t seed, double share) {
            const Result<Worksheet> sheet = make_worksheet(input, {.share = share, .seed = seed});
            std::vector<std::uint8_t> all;
            for (const WorksheetMatrix& matrix : sheet->matrices) {
                all.insert(all.end(), matrix.blank.begin(), matrix.blank.end());
            }
            return all;
        };
        QCOMPARE(blanks(1, 0.4), blanks(1, 0.4));
        QVERIFY(blanks(1, 0.4) != blanks(2, 0.4));
        const Result<Worksheet> sheet = make_worksheet(input, {.share = 0.4});
        QCOMPARE(blanksOf(*sheet->find(P::pattern)), Index{10});
        QCOMPARE(blanksOf(*sheet->find(P::output)), Index{8});
        QVERIFY(!sheet->find(P::q)->has_blanks());
        const Result<Worksheet> few = make_worksheet(input, {.share = 0.001});
        QCOMPARE(blanksOf(*few->find(P::pattern)), Index{1});
    }

    void everyRowSumsToOneUpToRounding() {
        const Result<Worksheet> sheet = make_worksheet(randomInput(9), {});
        const WorksheetMatrix& pattern = *sheet->find(P::pattern);
        for (Index r = 0; r < pattern.rows; ++r) {
            std::int64_t sum = 0;
            for (Index c = 0; c < pattern.cols; ++c) {
                sum += pattern.units[pattern.at(r, c)];
                QVERIFY(c <= r || pattern.units[pattern.at(r, c)] == 0);
            }
            QVERIFY(std::abs(sum - 100) <= 2);
        }
    }

    void tellsHowFarItIsFromTheHead() {
        WorksheetInput input = randomInput(4);
        QVERIFY(!make_worksheet(input, {})->largest_difference);
        input.pattern = Matrix(5, 5, 0.5F);
        const Result<Worksheet> sheet = make_worksheet(input, {});
        const WorksheetMatrix& pattern = *sheet->find(P::pattern);
        double most = 0;
        for (const std::int64_t units : pattern.units) {
            most = std::max(most, std::abs(static_cast<double>(units) / 100 - 0.5));
        }
        QCOMPARE(*sheet->largest_difference, most);
    }

    void refuses_data() {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("message");
        const char* messages[] = {"digits: got 0, expected 1 to 4",
                                  "share: got 0.000000, expected more than 0, at most 1",
                                  "share: got nan, expected more than 0, at most 1",
                                  "blanks: got q, expected a step that the sheet works out",
                                  "blanks: got w_q, expected a step that the sheet works out",
                                  "k: got nan, expected numbers from -9999 to 9999",
                                  "q: got 10000.000000, expected numbers from -9999 to 9999",
                                  "v: got 9 by 4, expected 1 to 8 rows and columns",
                                  "k: got 5 by 3, expected as many columns as q, as many rows as v",
                                  "q: got 0 by 0, expected 1 to 8 rows and columns"};
        int what = 0;
        for (const char* message : messages) {
            QTest::newRow(message) << what++ << QString::fromLatin1(message);
        }
    }

    void refuses() {
        QFETCH(int, what);
        QFETCH(QString, message);
        WorksheetInput input = randomInput(1);
        WorksheetOptions options;
        switch (what) {
        case 0:
            options.digits = 0;
            break;
        case 1:
            options.share = 0;
            break;
        case 2:
            options.share = std::nan("");
            break;
        case 3:
            options.blanks = {P::dots, P::q};
            break;
        case 4:
            options.blanks = {P::w_q};
            break;
        case 5:
            input.k(1, 1) = std::numeric_limits<float>::quiet_NaN();
            break;
        case 6:
            input.q(0, 0) = 10000;
            break;
        case 7:
            input.v = Matrix(9, 4, 1.0F);
            break;
        case 8:
            input.k = Matrix(5, 3, 1.0F);
            break;
        default:
            input.q = Matrix();
            break;
        }
        const Result<Worksheet> sheet = make_worksheet(input, options);
        QVERIFY(!sheet);
        QCOMPARE(QString::fromStdString(to_string(sheet.error())), message);
    }

    void aProductThatGrowsTooLargeIsRefused() {
        WorksheetInput input;
        input.projection.emplace();
        input.projection->x = Matrix(1, 1, 9000);
        input.projection->w_q = input.projection->w_k = input.projection->w_v = Matrix(1, 1, 2);
        const Result<Worksheet> sheet = make_worksheet(input, {});
        QVERIFY(!sheet);
        QCOMPARE(sheet.error().field, std::string("q"));
        QCOMPARE(sheet.error().got, std::string("18000"));
    }

    void namesAreReadBack() {
        for (int i = 0; i <= static_cast<int>(P::output); ++i) {
            QCOMPARE(worksheet_part_from_name(name_of(static_cast<P>(i))), static_cast<P>(i));
        }
        QVERIFY(!worksheet_part_from_name("Q"));
    }
};

QTEST_GUILESS_MAIN(TestWorksheet)
#include "test_worksheet.moc"
