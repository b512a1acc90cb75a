// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/widget_checks.h"
#include "widgets/panels/next_token_bars.h"

#include <QMouseEvent>
#include <QtTest>

using namespace heedmap;

class TestNextTokenBars : public QObject {
    Q_OBJECT

    static std::vector<Candidate> candidates() {
        return {{31, 0.5, 0.7}, {12, 0.25, 0.3}, {7, 0.125, 0}, {3, 0.0625, 0}, {44, 0.0625, 0}};
    }
    static QString text(TokenId id) { return QStringLiteral("t%1").arg(id); }
    static void moveTo(NextTokenBars& bars, int index) {
        const QPointF at = bars.itemRect(index).center();
        QMouseEvent move(QEvent::MouseMove, at, bars.mapToGlobal(at), Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(&bars, &move);
    }

  private slots:
    void addsTheRestAsOneBar() {
        NextTokenBars bars;
        bars.setDistribution(candidates(), text, 3);
        QCOMPARE(bars.itemCount(), 4);
        QCOMPARE(bars.itemName(0), QString("t31: 50.0%, sampled 70.0%"));
        QCOMPARE(bars.itemName(3), QString("all others: 12.5%, sampled 0%"));
        bars.setDistribution(candidates(), text, 5);
        QCOMPARE(bars.itemCount(), 5);
        bars.clear();
        QCOMPARE(bars.itemCount(), 0);
    }

    void rowsComeCloserBeforeAnythingIsCut() {
        NextTokenBars bars;
        bars.setDistribution(candidates(), text, 3);
        bars.resize(bars.sizeHint());
        const int wide = bars.itemRect(1).height();
        bars.resize(bars.minimumSizeHint());
        QVERIFY(bars.minimumSizeHint().height() < bars.sizeHint().height() - 3 * 4);
        QVERIFY(bars.itemRect(1).height() < wide);
        QVERIFY(bars.itemRect(1).height() >= bars.fontMetrics().height());
        QCOMPARE(bars.itemRect(2).top(), bars.itemRect(1).bottom() + 1);
        QVERIFY(bars.itemRect(3).bottom() < bars.height() - bars.fontMetrics().height());
    }

    void clickTakesTheTokenUnderThePointer() {
        NextTokenBars bars;
        bars.setDistribution(candidates(), text, 3);
        bars.resize(bars.sizeHint());
        QSignalSpy taken(&bars, &NextTokenBars::taken);
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.itemRect(1).center());
        QCOMPARE(taken.size(), 1);
        QCOMPARE(taken[0][0].value<TokenId>(), 12);
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.itemRect(3).center());
        QCOMPARE(taken.size(), 1); // the rest is no token
    }

    void keyboardWalksAndTakes() {
        NextTokenBars bars;
        bars.setDistribution(candidates(), text, 3);
        QSignalSpy taken(&bars, &NextTokenBars::taken);
        QTest::keyClick(&bars, Qt::Key_Home);
        QTest::keyClick(&bars, Qt::Key_Down);
        QTest::keyClick(&bars, Qt::Key_Down);
        QTest::keyClick(&bars, Qt::Key_Return);
        QCOMPARE(taken.size(), 1);
        QCOMPARE(taken[0][0].value<TokenId>(), 7);
        QTest::keyClick(&bars, Qt::Key_End);
        QTest::keyClick(&bars, Qt::Key_Return);
        QCOMPARE(taken.size(), 1);
    }

    void takesNothingWhileUnavailable() {
        NextTokenBars bars;
        bars.setDistribution(candidates(), text, 3);
        bars.setUnavailable("The mask is off.");
        QSignalSpy taken(&bars, &NextTokenBars::taken);
        bars.activateItem(0);
        QCOMPARE(taken.size(), 0);
        bars.setUnavailable({});
        bars.activateItem(0);
        QCOMPARE(taken.size(), 1);
    }

    void whatCannotBeTakenDoesNotLookAsIfItCould() {
        NextTokenBars bars;
        bars.setDistribution(candidates(), text, 3);
        bars.resize(bars.sizeHint());
        const QImage plain = bars.grab().toImage();
        moveTo(bars, 1);
        QCOMPARE(bars.cursor().shape(), Qt::PointingHandCursor);
        QVERIFY(bars.grab().toImage() != plain);
        bars.setUnavailable("The text is over."); // under the pointer that has just ended it
        QCOMPARE(bars.cursor().shape(), Qt::ArrowCursor);
        QCOMPARE(bars.grab().toImage(), plain);
        moveTo(bars, 2);
        QTest::mouseClick(&bars, Qt::LeftButton, {}, bars.itemRect(2).center());
        QCOMPARE(bars.cursor().shape(), Qt::ArrowCursor);
        QCOMPARE(bars.grab().toImage(), plain);
        bars.setUnavailable({});
        moveTo(bars, 3); // all others
        QCOMPARE(bars.cursor().shape(), Qt::ArrowCursor);
    }

    void everyBarIsAnAccessibleItem() {
        NextTokenBars bars;
        bars.setDistribution(candidates(), text, 3);
        bars.resize(bars.sizeHint());
        auto* face = QAccessible::queryAccessibleInterface(&bars);
        QCOMPARE(face->role(), QAccessible::List);
        QCOMPARE(face->childCount(), 4);
        auto* second = face->child(1);
        QCOMPARE(second->text(QAccessible::Name), bars.itemName(1));
        QCOMPARE(face->indexOfChild(second), 1);
        QSignalSpy taken(&bars, &NextTokenBars::taken);
        second->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(taken.size(), 1);
        auto* last = face->child(3);
        bars.setDistribution(candidates(), text, 1);
        QVERIFY(!last->isValid());
        QCOMPARE(face->childCount(), 2);
    }
};

QTEST_MAIN(TestNextTokenBars)
#include "test_next_token_bars.moc"
