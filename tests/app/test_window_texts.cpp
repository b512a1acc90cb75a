// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "tests/app/window_test.h"

#include <QLineEdit>
#include <QMimeData>
#include <QMessageBox>
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
};

QTEST_MAIN(TestWindowTexts)
#include "test_window_texts.moc"
