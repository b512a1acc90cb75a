// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "tests/app/window_test.h"
#include "widgets/controls/message_bar.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QtTest>

using namespace heedmap;

/// One text takes the place of another.
class TestWindowTexts : public QObject, private test::WindowTest {
    Q_OBJECT

    void open(const std::string& model) {
        document().openModel(model);
        QTRY_COMPARE_WITH_TIMEOUT(document().reading()->source->reference, model, 30'000);
        QTRY_VERIFY(bench_->settled());
    }
    void drop(const QString& text) {
        QMimeData data;
        data.setText(text);
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QCoreApplication::sendEvent(&bench_->window, &enter);
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&bench_->window, &drop);
    }
    /// In the bar of messages; null where it has none.
    QAbstractButton* messageButton(const QString& text) {
        for (auto* button : bench_->window.messages().findChildren<QAbstractButton*>()) {
            if (button->text() == text) {
                return button;
            }
        }
        return nullptr;
    }
    /// The last row's, as a first opening chooses it.
    bool tells() {
        const CellPosition cell = document().selection().cell().value();
        const Reading& reading = *document().reading();
        return cell.query_pos == reading.length() - 1 && cell.key_pos != 0;
    }

  private slots:
    void init() { openBench(); }
    void cleanup() { closeBench(); }

    void anExampleShowsItsOwnCellUnderEveryMask() {
        document().setText({});
        open("story-bert");
        for (const Command mask : {Command::withMask, Command::withoutMask, Command::sideBySide}) {
            bench_->action(mask)->trigger();
            for (const Example& example : document().examples()) {
                document().showExample(example);
                QTRY_COMPARE(document().reading()->sentence.text, example.sentence.text);
                QTRY_VERIFY(bench_->settled());
                QVERIFY(document().selection().cell() == example.cell);
                QVERIFY(document().picture()->head == *example.head);
            }
        }
    }

    void aNewSessionShowsTheExamplesCell() {
        document().setText(QStringLiteral("Tom went home"));
        QTRY_COMPARE(document().reading()->sentence.text, document().text().toStdString());
        document().selection().setHead({{Stack::decoder, 0}, 2});
        document().selection().setCell(CellPosition{2, 1});
        QTRY_VERIFY(bench_->settled());
        bench_->action(Command::newSession)->trigger();
        QTRY_VERIFY(bench_->window.findChild<QMessageBox*>() != nullptr);
        bench_->window.findChild<QMessageBox*>()->button(QMessageBox::Discard)->click();
        QTRY_VERIFY(document().reading()->sentence.text.starts_with("The cat"));
        QTRY_VERIFY(bench_->settled());
        QVERIFY((document().selection().cell() == CellPosition{8, 1}));
        QVERIFY((document().picture()->head == HeadId{{Stack::decoder, 2}, 1}));
    }

    void aTextThatIsOpenedShowsATellingCell() {
        document().selection().setCell(CellPosition{2, 5}); // masked
        drop(QStringLiteral("The cat sat on a red mat"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("The cat sat on a red mat"));
        QTRY_VERIFY(bench_->settled());
        QVERIFY(tells());
    }

    void aTextThatIsPastedShowsATellingCell() {
        document().selection().setCell(CellPosition{1, 1});
        document().setText(QStringLiteral("Once upon a time there was a king"));
        QTRY_COMPARE(document().reading()->sentence.text, document().text().toStdString());
        QVERIFY(tells());
        document().selection().setCell(CellPosition{1, 1}); // the user's, while the text goes on
        document().setText(QStringLiteral("Once upon a time there was a queen"));
        QTRY_COMPARE(document().reading()->sentence.text, document().text().toStdString());
        QVERIFY((document().selection().cell() == CellPosition{1, 1}));
    }

    void aTextThatIsTooLongCanBeCut() {
        QString text = QStringLiteral("Once upon a time");
        for (int i = 0; i < 300; ++i) {
            text += QStringLiteral(" the dog");
        }
        document().setText(text);
        QTRY_VERIFY(bench_->window.messages().isVisible() && document().behind());
        document().setText(text + QStringLiteral(" ran")); // it is asked once, of the newest
        QTRY_VERIFY(bench_->window.messages().text().contains(QLatin1String("605 tokens")));
        QAbstractButton* keep = messageButton(QStringLiteral("Keep the first 256 tokens"));
        QVERIFY(keep != nullptr);
        keep->click();
        QTRY_COMPARE(document().reading()->length(), Index{256});
        QVERIFY(text.startsWith(document().text()));
        QCOMPARE(bench_->find<QLineEdit>("sentence")->text(), document().text());
        QTRY_VERIFY(!bench_->window.messages().isVisible());
    }

    void aSourceThatIsTooLongCanBeCut() {
        document().setText({});
        open("translate-en-zh");
        document().setText(QStringLiteral("The cat is under the table. ").repeated(40));
        QTRY_VERIFY(bench_->window.messages().isVisible() && document().behind());
        QVERIFY(bench_->window.messages().text().startsWith(QLatin1String("The source has ")));
        QVERIFY(bench_->find<QLabel>("sourceTokenCount")->text().endsWith("at most 64"));
        QVERIFY(!bench_->find<QLabel>("tokenCount")->text().contains(QLatin1Char('0')));
        QAbstractButton* keep = messageButton(QStringLiteral("Keep the first 64 tokens"));
        QVERIFY(keep != nullptr);
        keep->click();
        QTRY_COMPARE(document().reading()->trace().encoder()->length(), Index{64});
        QTRY_VERIFY(!bench_->window.messages().isVisible());
    }

    void aSourceThatChangedCanBeTranslatedAnew() {
        document().setText({});
        open("translate-en-zh");
        const auto why = [&] { return bench_->action(Command::translate)->toolTip(); };
        QVERIFY(why().contains(QLatin1String("written for this source")));
        document().setText(QStringLiteral(" "));
        QVERIFY(why().contains(QLatin1String("no source")));
        document().showExample(document().examples().front());
        QTRY_COMPARE(document().reading()->sentence.text, document().text().toStdString());
        auto* button = bench_->find<QPushButton>("translate");
        QVERIFY(button->isVisible() && !button->isEnabled()); // the example has its own target
        QAction* command = bench_->action(Command::translate);
        QVERIFY(!command->isEnabled());
        const QString before = document().second();
        const auto source = QStringLiteral("There is a black cat under the table.");
        document().setText(source);
        QTRY_COMPARE(document().reading()->sentence.text, document().text().toStdString());
        QCOMPARE(document().second(), before); // it may have been typed
        QVERIFY(button->isEnabled() && command->isEnabled());
        command->trigger();
        QTRY_COMPARE(document().second(), QStringLiteral("桌子下面有一只黑色的猫。"));
        QVERIFY(!button->isEnabled());
        QTRY_COMPARE(document().reading()->sentence.second, document().second().toStdString());
        QCOMPARE(bench_->find<QLineEdit>("second")->text(), document().second());
        bench_->action(Command::undo)->trigger();
        QTRY_COMPARE(document().second(), before);
        QVERIFY(button->isEnabled());
        document().setText(source); // where it was one step with the translation
        button->click();
        QTRY_COMPARE(document().second(), QStringLiteral("桌子下面有一只黑色的猫。"));
    }
};

QTEST_MAIN(TestWindowTexts)
#include "test_window_texts.moc"
