// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/widget_checks.h"
#include "widgets/controls/number_slider.h"
#include "widgets/panels/decoding_panel.h"
#include "widgets/panels/decoding_timeline.h"

#include <QtTest>
#include <QtWidgets>

using namespace heedmap;

class TestDecodingPanel : public QObject {
    Q_OBJECT

    static std::vector<TimelineStep> steps() {
        return {{"␣of", 0.181, false}, {"␣course", 0.03, true}, {",", 0.5, false}};
    }
    static QPushButton* button(DecodingPanel& panel, const QString& name) {
        for (auto* candidate : panel.findChildren<QPushButton*>()) {
            if (candidate->accessibleName() == name) {
                return candidate;
            }
        }
        return nullptr;
    }

  private slots:
    void buttonsAsk() {
        DecodingPanel panel;
        panel.setSteps(steps(), 2);
        QSignalSpy start(&panel, &DecodingPanel::startRequested);
        QSignalSpy back(&panel, &DecodingPanel::backRequested);
        QSignalSpy step(&panel, &DecodingPanel::stepRequested);
        QSignalSpy play(&panel, &DecodingPanel::playRequested);
        for (const char* name : {"Back to the start", "Back", "Step", "Play"}) {
            QVERIFY2(button(panel, name) != nullptr, name);
            QTest::mouseClick(button(panel, name), Qt::LeftButton);
        }
        QCOMPARE(start.size(), 1);
        QCOMPARE(back.size(), 1);
        QCOMPARE(step.size(), 1);
        QCOMPARE(play.size(), 1);
        QCOMPARE(play[0][0].toBool(), true);
        panel.setPlaying(true);
        QTest::mouseClick(button(panel, "Pause"), Qt::LeftButton);
        QCOMPARE(play[1][0].toBool(), false);
    }

    void nothingLiesBeforeTheStart() {
        DecodingPanel panel;
        panel.setSteps(steps(), 0);
        QVERIFY(!button(panel, "Back")->isEnabled());
        QVERIFY(button(panel, "Step")->isEnabled());
        QVERIFY(panel.summary().startsWith("step 0 of 3"));
    }

    void theEndOnlyStopsNewTokens() {
        DecodingPanel panel;
        panel.setAtEnd("The model's last position is reached.");
        panel.setSteps(steps(), 2);
        QVERIFY(button(panel, "Step")->isEnabled());
        panel.setSteps(steps(), 3);
        QVERIFY(!button(panel, "Step")->isEnabled());
        QVERIFY(button(panel, "Back")->isEnabled());
    }

    void disabledItSaysWhy() {
        DecodingPanel panel;
        panel.setSteps(steps(), 2);
        const QString why = "The mask is off: without it the past would change.";
        panel.setUnavailable(why);
        bool said = false;
        for (const auto* label : panel.findChildren<QLabel*>()) {
            said = said || (label->text() == why && !label->isHidden() && label->isEnabled());
        }
        QVERIFY(said);
        QVERIFY(!button(panel, "Step")->isEnabled());
        QVERIFY(!button(panel, "Back")->isEnabled());
        panel.setUnavailable({});
        QVERIFY(button(panel, "Step")->isEnabled());
    }

    void aStartWithoutAWayOnIsNotShown() {
        DecodingPanel panel;
        const auto* timeline = panel.findChild<DecodingTimeline*>();
        panel.setSteps({}, 0);
        QVERIFY(!timeline->isHidden());
        panel.setUnavailable("no way on");
        QVERIFY(timeline->isHidden());
        panel.setSteps(steps(), 2);
        QVERIFY(!timeline->isHidden());
    }

    void keepsOptionsExactly() {
        DecodingPanel panel;
        QSignalSpy changed(&panel, &DecodingPanel::optionsChanged);
        const SamplerOptions given{0.123456F, 40, 0.987654F, 18446744073709551615ULL};
        panel.setOptions(given, 50257);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(panel.options().temperature, given.temperature);
        QCOMPARE(panel.options().top_p, given.top_p);
        QCOMPARE(panel.options().seed, given.seed);
        const auto sliders = panel.findChildren<NumberSlider*>();
        QCOMPARE(sliders.size(), 3);
        sliders[0]->number()->setValue(0.8);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(panel.options().temperature, 0.8F);
        QCOMPARE(panel.options().top_p, given.top_p); // untouched: not rounded
        sliders[1]->number()->setValue(17);
        sliders[2]->number()->setValue(0.5);
        QCOMPARE(panel.options().top_k, Index{17});
        QCOMPARE(panel.options().top_p, 0.5F);
    }

    void refusesASeedThatDoesNotFit() {
        DecodingPanel panel;
        panel.setOptions({0.8F, 0, 1.0F, 7}, 100);
        QLineEdit* seed = nullptr;
        for (auto* edit : panel.findChildren<QLineEdit*>()) {
            seed = edit->accessibleName() == "Seed" ? edit : seed;
        }
        QVERIFY(seed != nullptr);
        seed->setText("99999999999999999999"); // more than 64 bits
        QTest::keyClick(seed, Qt::Key_Return);
        QCOMPARE(panel.options().seed, std::uint64_t{7});
        QCOMPARE(seed->text(), QString("7"));
        seed->setText("4");
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        seed->setFocus();
        panel.setOptions(panel.options(), 100); // as after every step
        QCOMPARE(seed->text(), QString("4"));   // it is being typed
        seed->setText("12");
        QTest::keyClick(seed, Qt::Key_Return);
        QCOMPARE(panel.options().seed, std::uint64_t{12});
    }

    void timelineJumpsByMouseAndKeyboard() {
        DecodingTimeline timeline;
        timeline.setSteps(steps(), 2);
        timeline.resize(600, timeline.sizeHint().height());
        QSignalSpy jumped(&timeline, &DecodingTimeline::jumped);
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, timeline.itemRect(1).center());
        QTest::keyClick(&timeline, Qt::Key_Right);
        QTest::keyClick(&timeline, Qt::Key_Home);
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, timeline.itemRect(2).center());
        QCOMPARE(jumped.size(), 3); // where it stands is no jump
        QCOMPARE(jumped[0][0].toInt(), 1);
        QCOMPARE(jumped[1][0].toInt(), 3);
        QCOMPARE(jumped[2][0].toInt(), 0);
        QCOMPARE(timeline.itemName(2), QString("Step 2: ␣course, 3.0%, chosen by hand"));
    }

    void timelineKeepsThePositionInSight() {
        std::vector<TimelineStep> many(200, {"␣token", 0.25, false});
        DecodingTimeline timeline;
        timeline.resize(300, 40);
        for (const int position : {200, 100, 0, 57}) {
            timeline.setSteps(many, position);
            QVERIFY(timeline.rect().contains(timeline.itemRect(position).center()));
        }
    }

    void textIsWholeInEveryLanguage() {
        test::MarkingTranslator translator;
        for (const bool translated : {false, true}) {
            if (translated) {
                QCoreApplication::installTranslator(&translator);
            }
            DecodingPanel panel;
            panel.resize(panel.minimumSizeHint());
            panel.show();
            QCOMPARE(test::firstCutButton(panel), QString());
            QCOMPARE(test::firstNameless(panel), QString());
            const auto* speed = panel.findChild<QComboBox*>();
            QVERIFY(speed->width() >= speed->fontMetrics().horizontalAdvance(speed->currentText()));
            for (const auto* label : panel.findChildren<QLabel*>()) {
                QVERIFY(label->isHidden() || label->width() >= label->minimumSizeHint().width());
            }
        }
        QCoreApplication::removeTranslator(&translator);
    }
};

QTEST_MAIN(TestDecodingPanel)
#include "test_decoding_panel.moc"
