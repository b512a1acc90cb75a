// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/number_columns.h"
#include "widgets/panels/product_table.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHeaderView>
#include <QTableView>
#include <QtTest>

using namespace heedmap;

namespace {

/// Products whose factors need different numbers of digits.
CellExplanation raggedCell() {
    CellExplanation cell;
    cell.q = {0.5F, 6.0003F, -0.04567F, 12.25F};
    cell.k = {0.25F, 4.0001F, 1.23456F, -2.0F};
    double sum = 0;
    for (std::size_t i = 0; i < cell.q.size(); ++i) {
        cell.products.push_back(cell.q[i] * cell.k[i]);
        sum += static_cast<double>(cell.products.back());
        cell.partial_sums.push_back(sum);
    }
    return cell;
}

} // namespace

/// What the delegate gives to the style.
class ShownText : public NumberColumns {
  public:
    QString operator()(const QModelIndex& index) const {
        QStyleOptionViewItem option;
        initStyleOption(&option, index);
        return option.text;
    }
};

class TestNumberColumns : public QObject {
    Q_OBJECT

  private slots:
    void countsPrintedDecimals() {
        QCOMPARE(printedDecimals("−0.0457"), std::optional(4));
        QCOMPARE(printedDecimals("12"), std::nullopt);
        QCOMPARE(printedDecimals("−3.3×10⁻⁵"), std::nullopt);
        QCOMPARE(printedDecimals("NaN"), std::nullopt);
        QCOMPARE(printedDecimals(""), std::nullopt);
    }

    void lacksDigitsOfItsOwnColumn() {
        NumberTexts texts;
        texts.assign({{"1", "0.500", "2.25"}, {"2", "−0.04567", ""}, {"3", "1.2×10⁻⁷", "−7.125"}});
        QCOMPARE(texts.rows(), 3);
        QCOMPARE(texts.at(1, 1), QString("−0.04567"));
        const int lacking[3][3] = {{0, 2, 1}, {0, 0, 0}, {0, 0, 0}};
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column) {
                QCOMPARE(texts.lackingDigits(row, column), lacking[row][column]);
            }
        }
        texts.assign({});
        QCOMPARE(texts.rows(), 0);
    }

    void pointsStandInOneLine() {
        ProductTable table;
        table.setCell(raggedCell());
        const ShownText shown;
        const QFontMetricsF metrics(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        for (int column = ProductTable::query; column < ProductTable::columns; ++column) {
            double place = 0;
            for (int row = 0; row < table.rowCount(); ++row) {
                const QModelIndex index = table.index(row, column);
                const QString text = shown(index);
                const double behind = metrics.horizontalAdvance(text.mid(text.indexOf('.')));
                if (row > 0) {
                    QVERIFY2(std::abs(behind - place) < 0.5, qPrintable(text));
                }
                place = behind;
            }
        }
        const auto digits = [&](int row) {
            return printedDecimals(table.index(row, ProductTable::query).data().toString());
        };
        QVERIFY(digits(0) != digits(1)); // else nothing was to be set
    }

    void columnsShareTheRoomAndAreNeverCut() {
        ProductTable table;
        table.setCell(raggedCell());
        QTableView view;
        view.setModel(&table);
        view.setItemDelegate(new NumberColumns(&view));
        view.verticalHeader()->hide();
        view.horizontalHeader()->setMinimumSectionSize(1);
        view.resize(800, 300);
        view.setColumnHidden(ProductTable::sum, true);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QAbstractItemView& cells = view; // where the hint is public
        const int room = NumberColumns::fit(view);
        QVERIFY(room > 100);
        QVERIFY(view.columnWidth(ProductTable::query) >
                view.columnWidth(ProductTable::dim) + room / 6); // the first has no share
        view.resize(60, 300);
        QCoreApplication::processEvents();
        QVERIFY(NumberColumns::fit(view) < 0);
        for (int column = 0; column < ProductTable::sum; ++column) {
            QVERIFY(view.columnWidth(column) >= cells.sizeHintForColumn(column));
        }
    }
};

QTEST_MAIN(TestNumberColumns)
#include "test_number_columns.moc"
