// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"
#include "widgets/figure/hatch_lines.h"
#include "widgets/figure/numbers.h"
#include "widgets/figure/vector_cells.h"

#include <QtTest>

#include <zip.h>

using namespace heedmap;
using namespace heedmap::testing;

namespace {

/// The file of that name in a ZIP, by libzip.
QByteArray unzipped(const QByteArray& zip, const char* name) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source =
        zip_source_buffer_create(zip.constData(), static_cast<zip_uint64_t>(zip.size()), 0, &error);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    QByteArray bytes;
    if (archive != nullptr) {
        zip_stat_t stat;
        if (zip_stat(archive, name, 0, &stat) == 0) {
            bytes.resize(static_cast<qsizetype>(stat.size));
            zip_file_t* file = zip_fopen(archive, name, 0);
            if (zip_fread(file, bytes.data(), stat.size) != static_cast<zip_int64_t>(stat.size)) {
                bytes.clear();
            }
            zip_fclose(file);
        }
        zip_discard(archive);
    }
    zip_error_fini(&error);
    return bytes;
}

float valueAt(const QByteArray& npy, std::size_t index) {
    float value = 0;
    std::memcpy(&value, npy.constData() + 128 + index * 4, 4);
    return value;
}

} // namespace

class TestNumbers : public QObject {
    Q_OBJECT

    std::vector<DisplayToken> tokens_ = tokensOf({"=cmd()", "a,b", "\"q\""});
    HeadView head_ = headOf(3, 3, Mask::causal, 5);
    HeadView open_ = headOf(3, 3, Mask::none, 6);
    FigureSpec spec_;

    FigureInput input() const {
        FigureInput input;
        input.queries = tokens_;
        input.head = &head_;
        input.unmasked = &open_;
        return input;
    }

    static std::vector<FigureMatrix> made() {
        FigureMatrix matrix{"m", {"0:=x", "1:b"}, {"0:=x", "1:b"}, Matrix(2, 2)};
        matrix.values(0, 0) = 1.0F;
        matrix.values(1, 0) = 0.1F;
        matrix.values(1, 1) = -2.5e-8F;
        return {matrix, matrix};
    }

  private slots:
    void init() { spec_ = {}; }

    void csvHasAMatrixAfterTheOther() {
        const auto csv = encodeNumbers(made(), NumbersFormat::csv);
        QVERIFY(csv);
        const QByteArray one = "m,0:=x,1:b\r\n0:=x,1,0\r\n1:b,0.1,-2.5e-08\r\n";
        QCOMPARE(*csv, one + "\r\n" + one);
    }

    void labelsAreSafeInSpreadsheets() {
        const auto csv = encodeNumbers(numbersOf(spec_, input()), NumbersFormat::csv);
        QVERIFY(csv);
        QVERIFY(csv->startsWith("pattern,0:=cmd(),\"1:␣a,b\",\"2:␣\"\"q\"\"\"\r\n"));
    }

    void npyStacksMatrices() {
        const auto npy = encodeNumbers(made(), NumbersFormat::npy);
        QVERIFY(npy);
        QVERIFY(npy->startsWith("\x93NUMPY"));
        QVERIFY(npy->contains("'shape': (2, 2, 2), }"));
        QCOMPARE(npy->size(), 128 + 8 * 4);
        QCOMPARE(valueAt(*npy, 4), 1.0F);
        QCOMPARE(valueAt(*npy, 6), 0.1F);
        auto uneven = made();
        uneven[1].values = Matrix(1, 2);
        QVERIFY(!encodeNumbers(uneven, NumbersFormat::npy));
        QVERIFY(!encodeNumbers({}, NumbersFormat::npz));
    }

    void npzIsReadBackByLibzip() {
        spec_.kind = FigureKind::compare;
        const auto numbers = numbersOf(spec_, input());
        const auto npz = encodeNumbers(numbers, NumbersFormat::npz);
        QVERIFY(npz);
        const QByteArray with = unzipped(*npz, "pattern_with_mask.npy");
        const QByteArray without = unzipped(*npz, "pattern_without_mask.npy");
        const QByteArray difference = unzipped(*npz, "difference.npy");
        for (const QByteArray& npy : {with, without, difference}) {
            QCOMPARE(npy.size(), 128 + 9 * 4);
            QVERIFY(npy.contains("'shape': (3, 3), }"));
        }
        for (std::size_t i = 0; i < 9; ++i) {
            const auto row = static_cast<Index>(i / 3);
            const auto col = static_cast<Index>(i % 3);
            QCOMPARE(valueAt(with, i), head_.pattern(row, col));
            QCOMPARE(valueAt(without, i), open_.pattern(row, col));
            QCOMPARE(valueAt(difference, i), open_.pattern(row, col) - head_.pattern(row, col));
        }
        QVERIFY(*npz == *encodeNumbers(numbers, NumbersFormat::npz));
        auto twice = numbers;
        twice[1].name = twice[0].name;
        QVERIFY(!encodeNumbers(twice, NumbersFormat::npz));
    }

    void aGridNamesItsHeadsAndWhatTheirCellsStandFor() {
        spec_.kind = FigureKind::grid;
        const auto summaries = summariesOf(2, 2, 3);
        FigureInput grid = input();
        grid.summaries = summaries;
        auto numbers = numbersOf(spec_, grid);
        QCOMPARE(numbers.size(), std::size_t{4});
        QCOMPARE(numbers[2].name, std::string("L1H0"));
        QCOMPARE(numbers[2].rows[1], std::string("1:␣a,b"));
        const auto tokens = manyTokens(7);
        grid.queries = tokens;
        numbers = numbersOf(spec_, grid);
        QCOMPARE(numbers[0].rows, (std::vector<std::string>{"0 to 1", "2 to 3", "4 to 6"}));
    }

    void hatchingStaysInItsRegionAndRunsThroughIt() {
        HatchItem hatch;
        hatch.spacing = 0.9;
        hatch.region = {QRectF(2, 1, 8, 2), QRectF(4, 3, 6, 2), QRectF(20, 1, 1, 1)};
        const auto lines = hatchLines(hatch);
        QVERIFY(lines.size() > 5);
        double longest = 0;
        for (const QLineF& line : lines) {
            QVERIFY(std::abs(line.dx() - line.dy()) < 1e-9);
            longest = std::max(longest, line.dy());
            for (double t = 0.01; t < 1; t += 0.07) {
                const auto holds = [&](const QRectF& r) {
                    return r.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(line.pointAt(t));
                };
                QVERIFY(std::ranges::any_of(hatch.region, holds));
            }
        }
        QCOMPARE(longest, 4.0); // from one rectangle into the next, unbroken
    }

    void runsCoverEveryCellOnce() {
        CellsItem cells;
        cells.rect = QRectF(1, 2, 40, 30);
        cells.values = Matrix(3, 4, 0.5F);
        cells.values(1, 2) = std::numeric_limits<float>::quiet_NaN();
        cells.values(2, 0) = 0.9F;
        const auto runs = cellRuns(cells);
        QCOMPARE(runs.size(), std::size_t{5});
        QCOMPARE(rectOf(cells, runs[0]), QRectF(1, 2, 40, 10));
        QCOMPARE(rectOf(cells, runs[2]), QRectF(31, 12, 10, 10));
        QCOMPARE(runs[3].color, colorAt(ColorMap::viridis, double(0.9F)));
        QCOMPARE(runs[4].begin, Index{1});
    }
};

QTEST_MAIN(TestNumbers)
#include "test_numbers.moc"
