// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/main_window.h"
#include "app/session_files.h"
#include "app/settings.h"
#include "tests/app/window_test.h"
#include "widgets/controls/card.h"
#include "widgets/controls/floating_message.h"
#include "widgets/heads/head_grid.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/panels/decoding_panel.h"
#include "widgets/panels/next_token_bars.h"
#include "widgets/panels/token_chips.h"
#include "widgets/theme/application_theme.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QRadioButton>
#include <QToolButton>
#include <QtTest>

using namespace heedmap;

namespace {

QStringList textsOf(const std::vector<DisplayToken>& tokens) {
    QStringList texts;
    for (const DisplayToken& token : tokens) {
        texts << QString::fromStdString(token.text);
    }
    return texts;
}

} // namespace

class TestWindow : public QObject, private test::WindowTest {
    Q_OBJECT

  private slots:
    void init() { openBench(); }
    void cleanup() { closeBench(); }

    void opensOnTheDefaultModelWithASentence() {
        QCOMPARE(bench_->find<QLineEdit>("sentence")->text(),
                 QStringLiteral("The cat sat on the mat because it was tired"));
        QCOMPARE(document().reading()->length(), Index{11});
        QCOMPARE(document().summaries()->heads.size(), std::size_t{24});
        QVERIFY((document().picture()->head == HeadId{{Stack::decoder, 2}, 1}));
        QVERIFY((document().selection().cell() == CellPosition{8, 1}));
        QVERIFY(document().cellNote()->explanation.agrees);
        QCOMPARE(bench_->find<QLabel>("tokenCount")->text(), QStringLiteral("11 tokens"));
        QVERIFY(!bench_->window.messages().isVisible());
    }

    void everythingFollowsAsOneTypes() {
        auto* sentence = bench_->find<QLineEdit>("sentence");
        sentence->end(false);
        QTest::keyClicks(sentence, QStringLiteral(" and sad"));
        QTRY_COMPARE(document().reading()->sentence.text,
                     std::string("The cat sat on the mat because it was tired and sad"));
        QTRY_VERIFY(bench_->settled());
        const Index length = document().reading()->length();
        QVERIFY(length > 11);
        QCOMPARE(document().picture()->masked->queries(), length);
        QCOMPARE(bench_->find<TokenChips>()->itemCount(), static_cast<int>(length));
        QTRY_VERIFY(document().summaries()->reading == document().reading());
        QTRY_VERIFY(document().nextTokens()->reading == document().reading());
    }

    /// Not the first token on itself, whose weight is always 1.

    void aTypedSentenceShowsATellingCell() {
        auto* sentence = bench_->find<QLineEdit>("sentence");
        sentence->selectAll();
        for (const QChar letter : QStringLiteral("Once upon a time")) {
            QTest::keyClicks(sentence, letter);
            QTRY_COMPARE(document().reading()->sentence.text, sentence->text().toStdString());
        }
        const CellPosition cell = document().selection().cell().value();
        QCOMPARE(cell.query_pos, document().reading()->length() - 1);
        const CellPosition own{1, 1}; // one that the user chooses stays
        document().selection().setCell(own);
        QTest::keyClicks(sentence, QStringLiteral(" ago"));
        QTRY_COMPARE(document().reading()->sentence.text, sentence->text().toStdString());
        QVERIFY(document().selection().cell() == own);
    }

    void aTextOfNoTokensKeepsThePicture() {
        const HeadPicturePtr before = document().picture();
        auto* sentence = bench_->find<QLineEdit>("sentence");
        sentence->selectAll();
        QTest::keyClicks(sentence, QStringLiteral("   "));
        QTRY_COMPARE(bench_->find<QLabel>("tokenCount")->text(), QStringLiteral("0 tokens"));
        QTRY_VERIFY(!document().busy());
        QVERIFY(document().picture() == before);
        QCOMPARE(document().stepBlock(), StepBlock::noTokens);
        QTest::keyClicks(sentence, QStringLiteral("Hello"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("   Hello"));
        QVERIFY(bench_->find<QLabel>("tokenCount")->text() != QStringLiteral("0 tokens"));
    }

    void tooManyTokensNamesBothNumbersAndKeepsThePicture() {
        const ReadingPtr before = document().reading();
        QString text;
        for (int i = 0; i < 300; ++i) {
            text += QStringLiteral(" the");
        }
        document().setText(text);
        QTRY_VERIFY(bench_->window.messages().isVisible());
        const QString message = bench_->window.messages().text();
        QVERIFY2(message.contains(QLatin1String("300")), qPrintable(message));
        QVERIFY2(message.contains(QLatin1String("256")), qPrintable(message));
        QVERIFY(document().reading() == before);
        QVERIFY(document().behind());
        QCOMPARE(document().stepBlock(), StepBlock::notRead);
        QCOMPARE(bench_->find<QLabel>("tokenCount")->text(),
                 QStringLiteral("300 tokens: at most 256"));
        QVERIFY(!bench_->find<TokenChips>()->isEnabled());
        QTest::keyClick(&bench_->window, Qt::Key_Escape);
        QTRY_VERIFY(!bench_->window.messages().isVisible());
        document().setText(QStringLiteral("Hello"));
        QTRY_VERIFY(!document().behind() && document().reading() != before);
        QVERIFY(bench_->find<TokenChips>()->isEnabled());
        QCOMPARE(document().stepBlock(), StepBlock::none);
    }

    void aTextTooLongToStartWithStaysInTheField() {
        LaunchRequest request;
        for (int i = 0; i < 300; ++i) {
            request.text += " the";
        }
        test::WindowBench other(*theme_, request);
        QTRY_VERIFY_WITH_TIMEOUT(other.settled(), 30'000);
        QCOMPARE(other.find<QLineEdit>("sentence")->text(), QString::fromStdString(request.text));
        QVERIFY(other.window.messages().isVisible());
        QVERIFY(other.window.messages().text().contains(QLatin1String("300 tokens")));
        QVERIFY(other.document().behind());
        QCOMPARE(other.document().reading()->length(), Index{11});
    }

    void aModelThatIsNotThereLeavesNothingToStep() {
        LaunchRequest request;
        request.model = "no-such-model";
        test::WindowBench other(*theme_, request);
        QTRY_VERIFY_WITH_TIMEOUT(other.window.messages().isVisible() && !other.document().busy(),
                                 30'000);
        QCOMPARE(other.document().stepBlock(), StepBlock::nothingOpen);
        for (const QAbstractButton* button :
             other.find<DecodingPanel>()->findChildren<QAbstractButton*>()) {
            QVERIFY2(!button->isEnabled(), qPrintable(button->text()));
        }
    }

    void messagesFollowTheLanguage() {
        document().openModel("/nowhere/at/all");
        QTRY_VERIFY(bench_->window.messages().isVisible());
        QVERIFY(bench_->window.messages().text().startsWith(QLatin1String("There is no such")));
        bench_->action(Command::languageChinese)->trigger();
        QCoreApplication::processEvents();
        const QString chinese = bench_->window.messages().text();
        bench_->action(Command::languageEnglish)->trigger();
        QCoreApplication::processEvents();
        QVERIFY2(chinese.startsWith(QStringLiteral("没有这个模型")), qPrintable(chinese));
        QVERIFY2(chinese.contains(QStringLiteral("得到：/nowhere/at/all；应为：模型文件夹")),
                 qPrintable(chinese));
    }

    void stepsAndGoesBack() {
        bench_->action(Command::stepForward)->trigger();
        QTRY_COMPARE(document().reading()->length(), Index{12});
        const QStringList first = textsOf(document().reading()->tokens);
        QCOMPARE(document().picture()->masked->queries(), Index{12});
        QTRY_COMPARE(bench_->find<TokenChips>()->itemCount(), 12);
        QVERIFY(bench_->find<TokenChips>()->tokens()[11].generated);
        QVERIFY(!bench_->find<TokenChips>()->tokens()[10].generated);
        QCOMPARE(document().selection().cell()->query_pos, Index{11}); // the new row
        bench_->action(Command::stepBack)->trigger();
        QTRY_COMPARE(document().reading()->length(), Index{11});
        bench_->action(Command::stepForward)->trigger();
        QTRY_COMPARE(document().reading()->length(), Index{12});
        QCOMPARE(textsOf(document().reading()->tokens), first); // the same seed
    }

    void everyPressOfStepCounts() {
        readOpenEnded();
        for (int i = 0; i < 5; ++i) {
            bench_->action(Command::stepForward)->trigger();
        }
        QTRY_COMPARE(document().reading()->length(), Index{10});
        bench_->action(Command::stepStart)->trigger();
        QTRY_COMPARE(document().reading()->length(), Index{5});
        QCOMPARE(document().reading()->session.steps(), Index{5});
    }

    void forksWithATokenChosenByHand() {
        auto* bars = bench_->find<NextTokenBars>();
        QTRY_VERIFY(bars->itemCount() > 3);
        const TokenId second = document().nextTokens()->candidates[1].id;
        QTest::mouseClick(bars, Qt::LeftButton, {}, bars->itemRect(1).center());
        QTRY_COMPARE(document().reading()->length(), Index{12});
        QCOMPARE(document().reading()->trace().ids().back(), second);
        QVERIFY(document().reading()->session.step_at(0).by_hand);
    }

    void anErrorKeepsWhatIsOpen() {
        const ReadingPtr before = document().reading();
        document().openModel("/nowhere/at/all");
        QTRY_VERIFY(bench_->window.messages().isVisible());
        QVERIFY(bench_->window.messages().text().contains(QLatin1String("/nowhere/at/all")));
        QVERIFY(document().reading() == before);
        bench_->action(Command::copyMessage)->trigger();
        bench_->action(Command::stepForward)->trigger();
        QTRY_COMPARE(document().reading()->length(), Index{12}); // and it goes on
    }

    void speaksBothLanguages() {
        const auto titles = [this] {
            QStringList texts;
            for (const Card* card : bench_->window.findChildren<Card*>()) {
                texts << card->title();
            }
            return texts;
        };
        const QStringList english = titles();
        QVERIFY(english.contains(QStringLiteral("Heads")));
        bench_->action(Command::languageChinese)->trigger();
        QCoreApplication::processEvents();
        const QStringList chinese = titles();
        QVERIFY(chinese.contains(QStringLiteral("注意力头")));
        for (qsizetype i = 0; i < english.size(); ++i) {
            QVERIFY2(english[i] != chinese[i], qPrintable(english[i]));
        }
        QCOMPARE(bench_->settings.language(), QStringLiteral("zh_CN"));
        bench_->action(Command::languageEnglish)->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(titles(), english);
    }

    void showsBothThemes() {
        bench_->action(Command::themeDark)->trigger();
        QVERIFY(bench_->window.palette().color(QPalette::Window).lightness() < 128);
        QVERIFY(bench_->window.grab().toImage().pixelColor(2, 400).lightness() < 128);
        bench_->action(Command::themeLight)->trigger();
        QVERIFY(bench_->window.palette().color(QPalette::Window).lightness() > 128);
        QVERIFY(bench_->window.grab().toImage().pixelColor(2, 400).lightness() > 128);
        QCOMPARE(bench_->settings.theme(), ThemeChoice::light);
    }

    void closesWhileAJobRuns() {
        auto other = std::make_unique<test::WindowBench>(*theme_); // still loading
        other->document().setText(QStringLiteral("Once upon a time"));
        other->window.close();
        other.reset();
        bench_->action(Command::wholeModel)->trigger();
        bench_->action(Command::sideBySide)->trigger();
        document().step();
        bench_->window.close();
        bench_.reset();
    }

    void takesADroppedTextFile() {
        const QString path = bench_->folder.filePath(QStringLiteral("story.txt"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Once upon a time\n");
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QCoreApplication::sendEvent(&bench_->window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&bench_->window, &drop);
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Once upon a time"));
        QCOMPARE(bench_->find<QLineEdit>("sentence")->text(), QStringLiteral("Once upon a time"));
    }

    void aTextThatIsTooLongIsRefused() {
        auto* sentence = bench_->find<QLineEdit>("sentence");
        const QString before = sentence->text();
        document().setText(QString(300'000, QLatin1Char('a')));
        QCOMPARE(document().text(), before);
        QVERIFY(bench_->window.messages().text().contains(QLatin1String("at most 200000 bytes")));
        sentence->setFocus();
        sentence->selectAll();
        QGuiApplication::clipboard()->setText(QString(300'000, QLatin1Char('a')));
        sentence->paste();
        QCOMPARE(sentence->text(), before);
        QCOMPARE(document().text(), before);
    }

    void whatIsOfTheTextBeforeIsNotUsed() {
        QTRY_VERIFY(document().nextTokens()->reading == document().reading());
        const TokenId id = document().nextTokens()->candidates[1].id;
        const Index length = document().reading()->length();
        document().step();
        document().take(id); // of the text that the step leaves
        QTRY_COMPARE(document().reading()->length(), length + 1);
        QTRY_VERIFY(bench_->settled());
        QCOMPARE(document().reading()->length(), length + 1);
    }

    void aQuestionIsNotTalkedOver() {
        bool answered = false;
        MessageBar& bar = bench_->window.messages();
        emit bench_->window.session().modelMissing(QStringLiteral("there"), Error{}, QString());
        emit bench_->window.session().leftoverFound(QStringLiteral("Once"));
        emit document().failed(Error{ErrorKind::io, "a", {}, "b", "c"});
        emit bench_->window.session().saved(QStringLiteral("lesson"));
        QVERIFY(bar.asks() && bar.text().contains(QLatin1String("there")));
        QVERIFY(bench_->window.passing().text().contains(QLatin1String("lesson")));
        connect(&bar, &MessageBar::closed, this, [&answered] { answered = true; });
        bar.findChildren<QToolButton*>().back()->click(); // close
        QVERIFY(answered);
        QVERIFY(bar.asks() && bar.text().contains(QLatin1String("Once")));
        bar.findChildren<QToolButton*>().back()->click();
        QVERIFY(!bar.asks() && bar.text().contains(QLatin1String("expected c")));
    }

    void everyCommandCanBeFound() {
        QSet<QString> shortcuts;
        for (int i = 0; i < static_cast<int>(Command::count); ++i) {
            const QAction* action = bench_->action(static_cast<Command>(i));
            const QString keys = action->shortcut().toString();
            QVERIFY2(!action->text().isEmpty() && !action->toolTip().isEmpty(), qPrintable(keys));
            QVERIFY2(!keys.isEmpty(), qPrintable(action->text()));
            QVERIFY2(!shortcuts.contains(keys), qPrintable(keys));
            shortcuts << keys;
        }
    }

    void keepsWhatWasGenerated() {
        QVERIFY(!bench_->action(Command::keepGenerated)->isEnabled());
        readOpenEnded();
        for (int i = 0; i < 3; ++i) {
            bench_->action(Command::stepForward)->trigger();
        }
        QTRY_COMPARE(document().reading()->length(), Index{8});
        const QString whole = document().wholeText();
        QVERIFY(whole.startsWith(QStringLiteral("Once upon a time")));
        QVERIFY(whole.size() > 16);
        bench_->action(Command::keepGenerated)->trigger();
        QCOMPARE(bench_->find<QLineEdit>("sentence")->text(), whole);
        QTRY_COMPARE(document().reading()->sentence.text, whole.toStdString());
        QTRY_VERIFY(!bench_->action(Command::keepGenerated)->isEnabled());
    }

    void tabGoesFromTheTopDown() {
        QStringList stops;
        const QWidget* first = bench_->find<QLineEdit>("sentence");
        const QWidget* at = first;
        do {
            if ((at->focusPolicy() & Qt::TabFocus) != 0 && at->isVisible()) {
                const QString name = at->objectName();
                const QString kind = QString::fromLatin1(at->metaObject()->className());
                stops << (name.isEmpty() ? kind.mid(kind.lastIndexOf(QLatin1Char(':')) + 1) : name);
            }
            at = at->nextInFocusChain();
        } while (at != first);
        const QStringList wanted{QStringLiteral("sentence"),     QStringLiteral("examples"),
                                 QStringLiteral("model"),        QStringLiteral("language"),
                                 QStringLiteral("TokenChips"),   QStringLiteral("HeadGrid"),
                                 QStringLiteral("QRadioButton"), QStringLiteral("HeatmapView"),
                                 QStringLiteral("QTableView"),   QStringLiteral("DecodingTimeline"),
                                 QStringLiteral("QSlider"),      QStringLiteral("NextTokenBars")};
        qsizetype before = -1;
        for (const QString& stop : wanted) {
            const qsizetype place = stops.indexOf(stop);
            QVERIFY2(place > before, qPrintable(stop + QStringLiteral(" in ") + stops.join(' ')));
            before = place;
        }
        QVERIFY(stops.lastIndexOf(QStringLiteral("QRadioButton")) <
                stops.indexOf(QStringLiteral("HeatmapView")));
    }

    void aCommandThatIsOffIsNoLetterOfTheSentence() {
        auto* sentence = bench_->find<QLineEdit>("sentence");
        const QString before = sentence->text();
        sentence->setFocus();
        QVERIFY(!bench_->action(Command::walkForward)->isEnabled());
        QTest::keyClick(sentence, Qt::Key_BracketRight, Qt::AltModifier);
        QCOMPARE(sentence->text(), before);
        QTest::keyClick(sentence, Qt::Key_BracketRight);
        QVERIFY(sentence->text() != before);
    }

    void remembersTheSentence() {
        document().setText(QStringLiteral("Once upon a time"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Once upon a time"));
        bench_->window.close();
        MainWindow again({*theme_, bench_->language, bench_->settings}, {});
        QCOMPARE(again.document().text(), QStringLiteral("Once upon a time"));
        LaunchRequest request;
        request.text = "Hello";
        MainWindow told({*theme_, bench_->language, bench_->settings}, request);
        QCOMPARE(told.document().text(), QStringLiteral("Hello"));
    }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
