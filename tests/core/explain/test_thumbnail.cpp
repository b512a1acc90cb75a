// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/thumbnail.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace heedmap;

namespace {

Matrix reduced(const Matrix& matrix, Index size) {
    Thumbnail thumbnail(matrix.rows(), matrix.cols(), size);
    for (Index i = 0; i < matrix.rows(); ++i) {
        thumbnail.add(matrix.row(i));
    }
    return thumbnail.take();
}

/// Distinct values: 0.001 × (row, column) in reading order.
Matrix counting(Index rows, Index cols) {
    Matrix matrix(rows, cols);
    for (Index i = 0; i < rows; ++i) {
        for (Index j = 0; j < cols; ++j) {
            matrix(i, j) = 0.001F * static_cast<float>(i * cols + j);
        }
    }
    return matrix;
}

} // namespace

class TestThumbnail : public QObject {
    Q_OBJECT

  private slots:
    void aSmallMatrixStaysItself() {
        for (const Index size : {5, 6, 64}) {
            const Matrix matrix = counting(5, 5);
            QVERIFY(reduced(matrix, size) == matrix);
        }
    }

    void blocksBecomeTheirMaximum() {
        Matrix matrix(4, 4);
        matrix(0, 0) = 0.3F;
        matrix(1, 1) = 0.5F;
        matrix(1, 3) = 0.25F;
        matrix(3, 0) = 1.0F;
        const Matrix small = reduced(matrix, 2);
        QCOMPARE(small.rows(), Index{2});
        QCOMPARE(small.cols(), Index{2});
        QCOMPARE(small(0, 0), 0.5F);
        QCOMPARE(small(0, 1), 0.25F);
        QCOMPARE(small(1, 0), 1.0F);
        QCOMPARE(small(1, 1), 0.0F);
    }

    void sizesThatDoNotDivideCoverEveryCell() {
        for (const auto& [rows, cols, size] :
             std::vector<std::array<Index, 3>>{{7, 7, 3}, {65, 65, 64}, {100, 3, 8}, {3, 100, 8}}) {
            const Matrix matrix = counting(rows, cols);
            const Matrix small = reduced(matrix, size);
            QCOMPARE(small.rows(), std::min(rows, size));
            QCOMPARE(small.cols(), std::min(cols, size));
            // The values grow in reading order: a block's maximum is its last cell.
            for (Index a = 0; a < small.rows(); ++a) {
                for (Index b = 0; b < small.cols(); ++b) {
                    QCOMPARE(small(a, b), matrix((a + 1) * rows / small.rows() - 1,
                                                 (b + 1) * cols / small.cols() - 1));
                }
            }
        }
    }

    void nanIsNeverHidden() {
        Matrix matrix(4, 4, 0.5F);
        matrix(0, 1) = std::numeric_limits<float>::quiet_NaN();
        const Matrix small = reduced(matrix, 2);
        QVERIFY(std::isnan(small(0, 0)));
        QCOMPARE(small(0, 1), 0.5F);
        QCOMPARE(small(1, 0), 0.5F);
    }

    void sizeIsAtLeastOne() {
        const Matrix small = reduced(counting(4, 4), 0);
        QCOMPARE(small.size(), Index{1});
        QCOMPARE(small(0, 0), 0.015F);
    }
};

QTEST_APPLESS_MAIN(TestThumbnail)
#include "test_thumbnail.moc"
