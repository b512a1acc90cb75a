// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/widget_checks.h"
#include "widgets/controls/card.h"
#include "widgets/controls/flow_layout.h"
#include "widgets/controls/message_bar.h"
#include "widgets/controls/number_slider.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/controls/shrinking_area.h"

#include <QPushButton>
#include <QtTest>
#include <QtWidgets>

using namespace heedmap;

class TestControls : public QObject {
    Q_OBJECT

  private slots:
    void segmentsAreChosenByMouseAndArrows() {
        SegmentedControl control("Mask");
        control.setSegments({{"With mask", "a"}, {"Without", "b"}, {"Side by side", "c"}});
        control.show();
        control.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&control));
        QSignalSpy chosen(&control, &SegmentedControl::chosen);
        const auto buttons = control.findChildren<QRadioButton*>();
        QCOMPARE(buttons.size(), 3);
        QCOMPARE(control.current(), 0);
        // The right end of the segment, where a radio button has no text, takes the click too.
        QTest::mouseClick(buttons[1], Qt::LeftButton, {},
                          QPoint(buttons[1]->width() - 2, buttons[1]->height() / 2));
        QCOMPARE(control.current(), 1);
        buttons[1]->setFocus();
        QTest::keyClick(buttons[1], Qt::Key_Right);
        QCOMPARE(control.current(), 2);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1][0].toInt(), 2);
        control.setCurrent(0);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(control.current(), 0);
    }

    void segmentsAreNeverCut() {
        SegmentedControl control("范围");
        control.setSegments({{"仅此注意力头", ""}, {"Whole model (propagated)", ""}, {"i", ""}});
        control.setFixedWidth(10);
        control.setFixedWidth(control.minimumSizeHint().width());
        control.show();
        for (const auto* button : control.findChildren<QRadioButton*>()) {
            QFont bold = button->font();
            bold.setBold(true);
            QVERIFY(button->width() >= QFontMetrics(bold).horizontalAdvance(button->text()));
        }
    }

    void segmentsAreRadioButtonsWithReasons() {
        SegmentedControl control("Mask");
        control.setSegments({{"With mask", "the causal mask"}, {"Without", "no mask"}});
        control.setSegmentEnabled(1, false, "an encoder has no mask");
        auto* second = control.findChildren<QRadioButton*>().at(1);
        auto* face = QAccessible::queryAccessibleInterface(second);
        QCOMPARE(face->role(), QAccessible::RadioButton);
        QCOMPARE(face->text(QAccessible::Name), QString("Without"));
        QCOMPARE(second->toolTip(), QString("an encoder has no mask"));
        QVERIFY(!second->isEnabled());
        control.setSegmentEnabled(1, true);
        QCOMPARE(second->toolTip(), QString("no mask"));
    }

    void messagesAreCopiedAndClosedAndNeverMarkup() {
        MessageBar bar;
        QVERIFY(bar.isHidden());
        bar.showMessage(MessageKind::error, "<b>a.json</b>: got 0");
        QVERIFY(!bar.isHidden());
        QCOMPARE(bar.text(), QString("<b>a.json</b>: got 0"));
        QCOMPARE(bar.findChild<QLabel*>()->textFormat(), Qt::PlainText);
        QCOMPARE(test::firstNameless(bar), QString());
        const auto buttons = bar.findChildren<QToolButton*>();
        QTest::mouseClick(buttons[0], Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), bar.text());
        QSignalSpy closed(&bar, &MessageBar::closed);
        QTest::mouseClick(buttons[1], Qt::LeftButton);
        QCOMPARE(closed.size(), 1);
        QVERIFY(bar.isHidden());
    }

    void messagesOfferAnswers() {
        MessageBar bar;
        QString language = QStringLiteral("en");
        int restored = 0;
        bar.showMessage(MessageKind::notice, QStringLiteral("kept"));
        QVERIFY(!bar.asks());
        bar.setChoices({{[&language] { return language; }, [&restored] { ++restored; }},
                        {[] { return QStringLiteral("no"); }, [] {}}});
        QVERIFY(bar.asks());
        const auto button = [&bar](const QString& text) {
            for (auto* push : bar.findChildren<QPushButton*>()) {
                if (push->text() == text && !push->isHidden()) {
                    return push;
                }
            }
            return static_cast<QPushButton*>(nullptr);
        };
        QVERIFY(button(QStringLiteral("en")) && button(QStringLiteral("no")));
        language = QStringLiteral("zh");
        bar.reword(QStringLiteral("留下"));
        QVERIFY(button(QStringLiteral("zh")));
        button(QStringLiteral("zh"))->click();
        QCOMPARE(restored, 1);
        QVERIFY(!bar.asks() && bar.isHidden());
        bar.showMessage(MessageKind::notice, QStringLiteral("another"));
        QVERIFY(!button(QStringLiteral("no"))); // the answers went with their question
    }

    void sliderAndNumberAgree() {
        NumberSlider slider;
        slider.setRange({0, 50257, 1, 0, NumberSlider::Scale::logarithmic});
        slider.setTexts("Top-k", "tip", "all");
        QSignalSpy changed(&slider, &NumberSlider::valueChanged);
        slider.setValue(40);
        QCOMPARE(changed.size(), 0);
        auto* bar = slider.findChild<QSlider*>();
        QVERIFY(bar->value() > bar->minimum() && bar->value() < bar->maximum());
        bar->setValue(bar->maximum());
        QCOMPARE(slider.value(), 50257.0);
        bar->setValue(0);
        QCOMPARE(slider.value(), 0.0);
        QCOMPARE(slider.number()->text(), QString("all"));
        QCOMPARE(changed.size(), 2);
        // Every whole number can be set exactly, whatever the slider's steps.
        slider.number()->setValue(12345);
        QCOMPARE(changed.back()[0].toDouble(), 12345.0);
        QCOMPARE(slider.value(), 12345.0);
        QCOMPARE(test::firstNameless(slider), QString());
    }

    void cardElidesItsSecondaryTextOnly() {
        Card card("Attention of head 3.4");
        card.setSecondaryText(QString(200, 'x'));
        card.resize(card.minimumSizeHint());
        card.show();
        const auto* title = card.findChild<QLabel*>();
        QVERIFY(title->width() >= title->sizeHint().width());
        QVERIFY(card.width() < 400);
        QCOMPARE(card.accessibleName(), QString("Attention of head 3.4"));
    }

    void aFieldBelowWrappedLinesKeepsItsHeight() {
        auto* content = new QWidget;
        auto* column = new QVBoxLayout(content);
        auto* words = new QLabel(QStringLiteral("a line that wraps ").repeated(6));
        words->setWordWrap(true);
        auto* field = new QSpinBox;
        column->addWidget(words);
        column->addWidget(field);
        ShrinkingArea area(content);
        area.resize(160, 60);
        area.show();
        QVERIFY(words->height() >= words->heightForWidth(words->width()));
        QVERIFY(field->height() >= field->minimumSizeHint().height());
    }

    void whatIsHiddenTakesNoRoomInARow() {
        QWidget row;
        auto* flow = new FlowLayout(10, &row);
        QWidget* items[4];
        for (QWidget*& item : items) {
            item = new QWidget;
            item->setFixedSize(50, 20);
            flow->addWidget(item);
        }
        items[1]->hide();
        row.resize(110, 100);
        row.show();
        QCOMPARE(items[0]->geometry(), QRect(0, 0, 50, 20));
        QCOMPARE(items[2]->geometry(), QRect(60, 0, 50, 20));
        QCOMPARE(items[3]->geometry(), QRect(0, 30, 50, 20));
        QCOMPARE(flow->heightForWidth(110), 50);
        QCOMPARE(flow->sizeHint().height(), 20);
        items[3]->hide();
        QCOMPARE(flow->heightForWidth(110), 20);
        items[1]->show();
        QTRY_COMPARE(items[2]->geometry(), QRect(0, 30, 50, 20));
    }
};

QTEST_MAIN(TestControls)
#include "test_controls.moc"
