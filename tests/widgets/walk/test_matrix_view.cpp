// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/matrix_view.h"

#include "tests/widgets/widget_checks.h"
#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

#include <limits>

using namespace heedmap;

namespace {

/// Every cell has a value of its own: row + col / 10.
MatrixContent content(Index rows, Index cols) {
    Matrix values(rows, cols);
    for (Index r = 0; r < rows; ++r) {
        for (Index c = 0; c < cols; ++c) {
            values(r, c) = static_cast<float>(r) + static_cast<float>(c) / 10.0F;
        }
    }
    MatrixContent all;
    all.title = QStringLiteral("W_Q");
    all.tooltip = QStringLiteral("weights");
    all.values = std::make_shared<const Matrix>(std::move(values));
    all.scale = {ColorMap::diverging, -9, 9};
    all.rows = {MatrixRole::query, QStringLiteral("query"), {}};
    all.cols = {MatrixRole::none, QStringLiteral("dimension"), {}};
    for (Index r = 0; r < std::min<Index>(rows, 8); ++r) {
        all.rows.labels << QStringLiteral("word%1").arg(r);
    }
    return all;
}

std::unique_ptr<MatrixView> shownView(MatrixContent of, QSize size) {
    auto view = std::make_unique<MatrixView>();
    view->resize(size);
    view->setContent(std::move(of));
    view->setLabelWidth(60);
    view->show();
    return view;
}

} // namespace

class TestMatrixView : public QObject {
    Q_OBJECT

    std::unique_ptr<ApplicationTheme> theme_;

  private slots:
    void initTestCase() { theme_ = std::make_unique<ApplicationTheme>(); }

    void aClickChoosesTheCellUnderIt() {
        const auto view = shownView(content(4, 5), {400, 240});
        QSignalSpy chosen(view.get(), &MatrixView::chosen);
        for (const MatrixCell cell : {MatrixCell{0, 0}, MatrixCell{3, 4}, MatrixCell{1, 2}}) {
            QTest::mouseClick(view.get(), Qt::LeftButton, {},
                              view->cellRect(cell).center().toPoint());
            QCOMPARE(chosen.last().at(0).value<Index>(), cell.row);
            QCOMPARE(chosen.last().at(1).value<Index>(), cell.col);
        }
        QCOMPARE(chosen.size(), 3);
        QTest::mouseClick(view.get(), Qt::LeftButton, {}, QPoint(5, 5)); // the title
        QCOMPARE(chosen.size(), 3);
    }

    void aLineFromWithinBeginsAtItsElement() {
        const auto view = shownView(content(2, 8), {400, 120});
        const MatrixRegion inner{0, 1, 1, 2, MatrixRole::none};
        const MatrixRegion row{0, 1, 0, 8, MatrixRole::none};
        QVERIFY(!view->atRightEdge(inner) && view->atRightEdge(row));
        const QRectF cell = view->regionRect(inner);
        QCOMPARE(view->exitOf(inner).y(), cell.bottom()); // along the border, past no number
        QCOMPARE(view->exitOf(row).y(), cell.center().y());
        QCOMPARE(view->exitOf(inner).x(), view->exitOf(row).x());
        const auto drawn = [&] {
            const QImage image = view->grab().toImage();
            const int x = static_cast<int>(cell.right() + 2.5 * cell.width());
            bool found = false;
            for (int y = static_cast<int>(cell.bottom()) - 2; y < cell.bottom() + 2; ++y) {
                found = found || image.pixelColor(x, y) == Palette::light().control;
            }
            return found;
        };
        QVERIFY(!drawn());
        view->setSources({inner});
        QVERIFY(drawn());
    }

    void theKeyboardReachesEveryCell() {
        const auto view = shownView(content(4, 5), {400, 240});
        QObject::connect(view.get(), &MatrixView::chosen, view.get(), [&](Index row, Index col) {
            view->setCurrent({row, col});
        });
        QTest::keyClick(view.get(), Qt::Key_Down); // from nowhere to the first
        QCOMPARE(view->current(), (MatrixCell{0, 0}));
        QTest::keyClick(view.get(), Qt::Key_Down);
        QTest::keyClick(view.get(), Qt::Key_Right);
        QCOMPARE(view->current(), (MatrixCell{1, 1}));
        QTest::keyClick(view.get(), Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(view.get(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(view->current(), (MatrixCell{3, 4}));
        QTest::keyClick(view.get(), Qt::Key_Down);
        QTest::keyClick(view.get(), Qt::Key_Left);
        QTest::keyClick(view.get(), Qt::Key_Up);
        QCOMPARE(view->current(), (MatrixCell{2, 3}));
        QSignalSpy origin(view.get(), &MatrixView::originWanted);
        QTest::keyClick(view.get(), Qt::Key_Return);
        QCOMPARE(origin.size(), 1);
    }

    void zoomAsksForLessAndHomeForAll() {
        const auto view = shownView(content(300, 500), {400, 240});
        QObject::connect(
            view.get(), &MatrixView::rangesWanted, view.get(),
            [&](const MatrixRange& rows, const MatrixRange& cols) { view->setRanges(rows, cols); });
        QVERIFY(!view->showsNumbers());
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(view.get(), Qt::Key_Plus);
        }
        QVERIFY(view->showsNumbers());
        QVERIFY(view->rowRange().extent < 10 && view->colRange().extent < 10);
        QTest::keyClick(view.get(), Qt::Key_Home);
        QCOMPARE(view->rowRange(), (MatrixRange{0, 300}));
        QCOMPARE(view->colRange(), (MatrixRange{0, 500}));
        view->setRanges({-50, 1e9}, {499, 3}); // held inside
        QCOMPARE(view->rowRange(), (MatrixRange{0, 300}));
        QCOMPARE(view->colRange(), (MatrixRange{497, 3}));
    }

    void everyCellIsReadable() {
        MatrixContent of = content(3, 4);
        of.mask = {Mask::causal, 0};
        const auto view = shownView(of, {300, 200});
        QCOMPARE(view->tableRows(), 3);
        QCOMPARE(view->tableColumns(), 4);
        QCOMPARE(view->tableCellText(2, 1), QStringLiteral("W_Q: 2.0999999; query 2 “word2”, "
                                                           "dimension 1"));
        QVERIFY(view->tableCellText(0, 3).contains(QStringLiteral("(masked)")));
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(view.get());
        QVERIFY(face != nullptr && face->tableInterface() != nullptr);
        QCOMPARE(face->tableInterface()->cellAt(2, 1)->text(QAccessible::Name),
                 view->tableCellText(2, 1));
        QVERIFY(!face->text(QAccessible::Name).isEmpty());
    }

    void numbersAreShortAndTrue() {
        constexpr float inf = std::numeric_limits<float>::infinity();
        QCOMPARE(cellNumber(0.0F), QStringLiteral("0"));
        QCOMPARE(cellNumber(-0.774F), QStringLiteral("−0.77"));
        QCOMPARE(cellNumber(12.34F), QStringLiteral("12.3"));
        QCOMPARE(cellNumber(-175.2F), QStringLiteral("−175"));
        QCOMPARE(cellNumber(-0.001F), QStringLiteral("0"));
        QCOMPARE(cellNumber(-0.774F, 1), QStringLiteral("−0.8"));
        QCOMPARE(cellNumber(-7e-9F, 1), QStringLiteral("0"));
        QCOMPARE(cellNumber(-8.74F, 1), QStringLiteral("−8.7"));
        QCOMPARE(cellNumber(-12.34F, 1), QStringLiteral("−12")); // no wider than those below ten
        QCOMPARE(cellNumber(9.96F, 1), QStringLiteral("10"));
        QCOMPARE(cellNumber(9.96F), QStringLiteral("9.96"));
        QCOMPARE(cellNumber(-inf), QStringLiteral("−∞"));
        QCOMPARE(cellNumber(std::numeric_limits<float>::quiet_NaN()), QStringLiteral("NaN"));
    }

    void oddShapesDoNotBreakIt() {
        for (const auto& [rows, cols] :
             {std::pair<Index, Index>{0, 0}, {1, 1}, {1, 700}, {700, 1}}) {
            const auto view = shownView(content(rows, cols), {200, 120});
            view->setCurrent({rows - 1, cols - 1});
            view->setSources({{0, rows, 0, cols, MatrixRole::key}});
            QVERIFY(!view->grab().isNull());
            view->resize(10, 10);
            QVERIFY(!view->grab().isNull());
            QTest::keyClick(view.get(), Qt::Key_Plus);
            QTest::keyClick(view.get(), Qt::Key_Down);
        }
    }

    /// A bright cell among thousands is seen: pixels show reductions, not samples.
    void noCellIsLostInALargeMatrix() {
        Matrix values(2000, 2000);
        values(1234, 777) = 5;
        MatrixContent of = content(1, 1);
        of.values = std::make_shared<const Matrix>(std::move(values));
        of.scale = {ColorMap::diverging, -5, 5};
        const auto view = shownView(of, {260, 260});
        const QImage image = view->grab().toImage().convertToFormat(QImage::Format_RGB32);
        const QRgb bright = colorAt(ColorMap::diverging, 1);
        int found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                found += image.pixel(x, y) == bright ? 1 : 0;
            }
        }
        QVERIFY(found > 0);
    }
};

QTEST_MAIN(TestMatrixView)
#include "test_matrix_view.moc"
