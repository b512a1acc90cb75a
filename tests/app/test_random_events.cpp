// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window_bench.h"

#include <QApplication>
#include <QMenu>
#include <QtTest>

#include <random>

using namespace heedmap;

namespace {

/// Closes what waits for an answer, so that no menu or dialog stands in the way for long.
void closeWhatIsOpen() {
    if (QWidget* popup = QApplication::activePopupWidget()) {
        popup->close();
    } else if (QWidget* dialog = QApplication::activeModalWidget()) {
        dialog->close();
    }
}

/// A user without a plan: keys, clicks, wheels and commands in any order, the same for one seed.
class Monkey {
  public:
    Monkey(test::WindowBench& bench, quint32 seed) : bench_(bench), random_(seed) {}

    void act() {
        switch (below(10)) {
        case 0:
        case 1:
            click();
            break;
        case 2:
            wheel();
            break;
        case 3:
            command();
            break;
        case 4:
            bench_.document().setText(text());
            break;
        case 5:
            drag();
            break;
        default:
            key();
        }
    }

  private:
    [[nodiscard]] int below(int count) {
        return std::uniform_int_distribution<int>(0, count - 1)(random_);
    }

    /// A visible widget of the window.
    QWidget* widget() {
        QList<QWidget*> all;
        for (QWidget* child : bench_.window.findChildren<QWidget*>()) {
            if (child->isVisible() && child->window() == &bench_.window) {
                all << child;
            }
        }
        return all.isEmpty() ? &bench_.window : all[below(static_cast<int>(all.size()))];
    }

    QPoint pointIn(const QWidget& target) {
        return {below(std::max(1, target.width())), below(std::max(1, target.height()))};
    }

    void click() {
        QWidget* target = widget();
        const Qt::MouseButton button = below(8) == 0 ? Qt::RightButton : Qt::LeftButton;
        const QPoint at = pointIn(*target);
        if (below(6) == 0) {
            QTest::mouseDClick(target, button, {}, at);
        } else {
            QTest::mouseClick(target, button, {}, at);
        }
    }

    void drag() {
        QPointer<QWidget> target = widget();
        QTest::mousePress(target, Qt::LeftButton, {}, pointIn(*target));
        for (int i = 0; i < 3 && target; ++i) {
            QTest::mouseMove(target, pointIn(*target));
        }
        if (target) {
            QTest::mouseRelease(target, Qt::LeftButton, {}, pointIn(*target));
        }
    }

    void wheel() {
        QWidget* target = widget();
        const QPoint at = pointIn(*target);
        QWheelEvent event(at, target->mapToGlobal(at), {}, {0, below(2) == 0 ? 120 : -120},
                          Qt::NoButton, below(2) == 0 ? Qt::ControlModifier : Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(target, &event);
    }

    void key() {
        static constexpr Qt::Key keys[] = {
            Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,        Qt::Key_Down,
            Qt::Key_Tab,  Qt::Key_Home,  Qt::Key_End,       Qt::Key_Space,
            Qt::Key_Plus, Qt::Key_Minus, Qt::Key_A,         Qt::Key_Z,
            Qt::Key_0,    Qt::Key_Enter, Qt::Key_Backspace, Qt::Key_Escape};
        static constexpr Qt::KeyboardModifiers modifiers[] = {
            Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier};
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : &bench_.window, keys[below(std::size(keys))],
                        modifiers[below(std::size(modifiers))]);
    }

    void command() {
        const auto chosen = static_cast<Command>(below(static_cast<int>(Command::count)));
        if (chosen != Command::quit) {
            bench_.action(chosen)->trigger();
        }
    }

    QString text() {
        static const QStringList texts{QStringLiteral("Once upon a time"),
                                       QStringLiteral("   "),
                                       QStringLiteral("猫坐在垫子上 🐈"),
                                       QStringLiteral("שלום עולם"),
                                       QStringLiteral("e\u0301e\u0301 \u202Eabc"),
                                       QStringLiteral("the ").repeated(300),
                                       QString()};
        return texts[below(static_cast<int>(texts.size()))];
    }

    test::WindowBench& bench_;
    std::mt19937 random_;
};

} // namespace

/// HEEDMAP_RANDOM_EVENTS and HEEDMAP_RANDOM_SEED run more of them, and others.
class TestRandomEvents : public QObject {
    Q_OBJECT

  private slots:
    void nothingBreaks() {
        QTemporaryDir folder; // what a dialog may write goes there
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("HEEDMAP_RANDOM_EVENTS", &given);
        const int count = given ? wanted : 2000;
        const int seed = qEnvironmentVariableIntValue("HEEDMAP_RANDOM_SEED");
        ApplicationTheme theme;
        test::WindowBench bench(theme);
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), 60'000);
        QTimer closer;
        closer.start(20);
        connect(&closer, &QTimer::timeout, this, &closeWhatIsOpen);
        Monkey monkey(bench, static_cast<quint32>(seed));
        for (int i = 0; i < count; ++i) {
            monkey.act();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            if (!bench.window.isVisible()) {
                bench.window.show();
            }
        }
        // And it still does what it is for.
        for (int i = 0; i < 10; ++i) {
            closeWhatIsOpen();
            QCoreApplication::processEvents();
        }
        bench.document().openModel("story-gpt");
        bench.document().setTexts(QStringLiteral("The cat sat"), QString());
        QTRY_VERIFY_WITH_TIMEOUT(!bench.document().busy() &&
                                     bench.document().reading()->sentence.text == "The cat sat" &&
                                     bench.document().reading()->source->reference == "story-gpt",
                                 60'000);
        QTRY_VERIFY(bench.document().picture()->reading == bench.document().reading());
        QVERIFY(QDir::setCurrent(before));
    }
};

QTEST_MAIN(TestRandomEvents)
#include "test_random_events.moc"
