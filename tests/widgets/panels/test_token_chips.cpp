// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/widget_checks.h"
#include "widgets/figure/palette.h"
#include "widgets/panels/token_chips.h"
#include "widgets/theme/application_theme.h"

#include <QtTest>
#include <QtWidgets>

using namespace heedmap;

class TestTokenChips : public QObject {
    Q_OBJECT

    static std::vector<TokenChip> chips(int count) {
        std::vector<TokenChip> list;
        for (int i = 0; i < count; ++i) {
            const std::string text = "␣word" + std::to_string(i);
            list.push_back(
                {{text, text, i, false, text, false}, 100 + 3 * i, "ab", i >= count - 1});
        }
        return list;
    }

    static void click(TokenChips& chips, int index, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(chips.viewport(), Qt::LeftButton, modifiers,
                          chips.itemRect(index).center());
    }

  private slots:
    void saysWhatATokenIsFor() {
        std::vector<TokenChip> list = chips(2);
        list[0].display.special = list[0].starts = list[0].predicts = true;
        TokenChips view;
        view.setTokens(list);
        view.resize(300, 80);
        view.show();
        const QPoint middle = view.itemRect(0).center() - view.viewport()->pos();
        QHelpEvent help(QEvent::ToolTip, middle, view.viewport()->mapToGlobal(middle));
        QApplication::sendEvent(view.viewport(), &help);
        const QString tip = QToolTip::text();
        QVERIFY2(tip.contains("every translation starts from") && tip.contains("predicts the"),
                 qPrintable(tip));
        QToolTip::hideText();
    }

    void joinsTokensWithTheirIdsAndBytes() {
        const std::vector<DisplayToken> display{{"a", "a", 0, false, "a", false},
                                                {"b", "b", 1, false, "b", false}};
        const std::vector<TokenId> ids{7, 9};
        const auto list = tokenChips(
            display, ids, [](TokenId id) { return std::string(1, static_cast<char>('0' + id)); },
            1);
        QCOMPARE(list.size(), std::size_t{2});
        QCOMPARE(list[1].id, 9);
        QCOMPARE(list[1].bytes, QByteArray("9"));
        QVERIFY(!list[0].generated);
        QVERIFY(list[1].generated);
    }

    void clicksChooseQueryAndKey() {
        TokenChips view;
        view.setTokens(chips(5));
        view.resize(900, 60);
        view.show();
        QSignalSpy query(&view, &TokenChips::queryChosen);
        QSignalSpy key(&view, &TokenChips::keyChosen);
        click(view, 3);
        click(view, 1, Qt::ShiftModifier);
        QCOMPARE(query.size(), 1);
        QCOMPARE(query[0][0].toInt(), 3);
        QCOMPARE(key.size(), 1);
        QCOMPARE(key[0][0].toInt(), 1);
    }

    void keyboardWalksAndChooses() {
        TokenChips view;
        view.setTokens(chips(5));
        view.resize(900, 60);
        QSignalSpy hovered(&view, &TokenChips::hovered);
        QSignalSpy query(&view, &TokenChips::queryChosen);
        QTest::keyClick(&view, Qt::Key_Home);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(hovered.back()[0].toInt(), 2);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(query[0][0].toInt(), 2);
    }

    void wrapsThenScrolls() {
        TokenChips view;
        view.setTokens(chips(300));
        view.resize(500, 60);
        view.show();
        const int two = view.height();
        QVERIFY(view.itemRect(0).bottom() < view.height());
        QVERIFY(view.itemRect(299).top() > view.height());
        for (int i = 0; i < view.itemCount(); ++i) {
            QVERIFY(view.itemRect(i).right() < view.viewport()->width());
        }
        QTest::keyClick(&view, Qt::Key_End);
        QVERIFY(view.itemRect(299).bottom() <= view.height());
        const auto inSight = [&](int index) {
            return view.itemRect(index).top() >= 0 && view.itemRect(index).bottom() < view.height();
        };
        view.setCell(2, 1);
        QVERIFY(inSight(2) && inSight(1));
        view.setCell(299, 1); // not on one page with its key
        QVERIFY(inSight(299) && !inSight(1));
        const int place = view.itemRect(299).top();
        view.setCell(298, 1); // in sight: nothing moves
        QCOMPARE(view.itemRect(299).top(), place);
        view.setCell(0, 0);
        QTest::keyClick(&view, Qt::Key_End);
        QVERIFY(!inSight(0));
        view.setTokens(chips(280));
        QVERIFY(inSight(0));
        view.setTokens(chips(3));
        QVERIFY(view.height() < two);
    }

    void noChipIsNarrowerThanItsText() {
        std::vector<TokenChip> list;
        for (const char* text : {"i", "␣because", "你好", "⟨E4⟩", "␣שלום", "<|endoftext|>"}) {
            list.push_back({{text, text, 0, false, text, true}, 50256, "", false});
        }
        TokenChips view;
        view.setTokens(list);
        view.resize(1200, 60);
        for (int i = 0; i < view.itemCount(); ++i) {
            QFont face = view.font();
            face.setItalic(true);
            const QString text =
                QString::fromStdString(list[static_cast<std::size_t>(i)].display.text);
            QVERIFY(view.itemRect(i).width() >= QFontMetrics(face).horizontalAdvance(text) + 4);
        }
    }

    void keepsTokensOfOneCharacterInARow() {
        auto list = chips(40);
        for (std::size_t i = 10; i < 13; ++i) {
            list[i].display.group = 10;
            list[i].display.shares_character = true;
        }
        for (const int width : {300, 340, 380, 420, 460, 500}) {
            TokenChips view;
            view.setMaximumRows(99);
            view.setTokens(list);
            view.resize(width, 60);
            view.show();
            QCOMPARE(view.itemRect(10).top(), view.itemRect(11).top());
            QCOMPARE(view.itemRect(10).top(), view.itemRect(12).top());
        }
    }

    void namesRolesToAssistiveTechnology() {
        TokenChips view;
        view.setTokens(chips(5));
        view.setCell(3, 1);
        auto* face = QAccessible::queryAccessibleInterface(&view);
        QCOMPARE(face->childCount(), 5);
        QCOMPARE(face->child(3)->text(QAccessible::Name),
                 QString("Token 3: ␣word3, id 109, query"));
        QCOMPARE(face->child(1)->text(QAccessible::Name), QString("Token 1: ␣word1, id 103, key"));
        QVERIFY(face->child(4)->text(QAccessible::Name).endsWith("generated"));
        QVERIFY(face->child(3)->state().selected);
        QVERIFY(!face->child(2)->state().selected);
    }

    void tellsHowProbableATokenWas() {
        TokenChips view;
        view.resize(700, 80);
        view.setTokens(chips(4));
        view.show();
        const int low = view.sizeHint().height();
        view.setForecastsShown(true);
        QVERIFY(view.sizeHint().height() > low);
        view.setForecasts({{0.25, 3}, {1.0, 0}, {0.0, 900}});
        const QImage image = view.viewport()->grab().toImage();
        const QRgb bar = rolePalette(view).bar.rgb();
        const auto filled = [&](int index) { // pixels of the bar at the foot of the chip
            const QRect chip = view.itemRect(index);
            int count = 0;
            for (int y = chip.bottom() - 8; y <= chip.bottom(); ++y) {
                int row = 0;
                for (int x = chip.left(); x <= chip.right(); ++x) {
                    row += image.pixel(x, y) == bar ? 1 : 0;
                }
                count = std::max(count, row);
            }
            return count;
        };
        QCOMPARE(filled(0), 0); // nothing foresees the first
        const int whole = filled(2);
        QVERIFY(whole > 20);
        QVERIFY(std::abs(filled(1) * view.itemRect(2).width() -
                         whole * view.itemRect(1).width() / 4) <= 3 * view.itemRect(2).width());
        QCOMPARE(filled(3), 0);
        QVERIFY(view.itemName(1).contains("25"));
        view.setTokens(chips(4)); // other tokens: not known yet
        QVERIFY(!view.itemName(1).contains("25"));
    }

    void specialTokensMayHaveNoChips() {
        auto list = chips(6);
        list[0].display.special = list[3].display.special = true;
        TokenChips view;
        view.resize(700, 60);
        view.setTokens(list);
        view.show();
        view.setSpecialShown(false);
        QVERIFY(view.itemRect(0).isEmpty() && view.itemRect(3).isEmpty());
        QVERIFY(view.itemRect(1).left() <= 2);
        QVERIFY(!view.grab().isNull());
        QSignalSpy chosen(&view, &TokenChips::queryChosen);
        QTest::keyClick(&view, Qt::Key_Home); // goes on to the first that has a chip
        for (int i = 0; i < 2; ++i) {
            QTest::keyClick(&view, Qt::Key_Right);
        }
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(chosen.last().at(0).toInt(), 4); // past the one without
        view.setSpecialShown(true);
        QVERIFY(!view.itemRect(3).isEmpty());
    }

    void takesNoTokens() {
        TokenChips view;
        view.setTokens({});
        view.resize(400, 60);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(view.itemCount(), 0);
        QVERIFY(!view.grab().isNull());
    }
};

QTEST_MAIN(TestTokenChips)
#include "test_token_chips.moc"
