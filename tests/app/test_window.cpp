// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/gaps_card.h"
#include "app/heads_card.h"
#include "app/history.h"
#include "app/main_window.h"
#include "app/model_menu.h"
#include "app/next_token_card.h"
#include "app/session_files.h"
#include "app/settings.h"
#include "app/token_row.h"
#include "core/model/catalog.h"
#include "tests/app/bert_folder.h"
#include "tests/app/window_bench.h"
#include "widgets/controls/message_bar.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/heads/head_grid.h"
#include "widgets/heatmap/attention_view.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/lines/lines_view.h"
#include "widgets/panels/decoding_panel.h"
#include "widgets/panels/explanation_card.h"
#include "widgets/panels/next_token_bars.h"
#include "widgets/panels/token_chips.h"
#include "widgets/theme/application_theme.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QStatusBar>
#include <QToolButton>
#include <QtTest>

using namespace heedmap;

namespace {

/// Clicks the segment of a switch that bears this text.
void clickSegment(const MainWindow& window, const QString& text) {
    for (QRadioButton* button : window.findChildren<QRadioButton*>()) {
        if (button->text() == text) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(QStringLiteral("no segment ") + text));
}

QStringList textsOf(const std::vector<DisplayToken>& tokens) {
    QStringList texts;
    for (const DisplayToken& token : tokens) {
        texts << QString::fromStdString(token.text);
    }
    return texts;
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

    std::unique_ptr<ApplicationTheme> theme_;
    std::unique_ptr<test::WindowBench> bench_;

    Document& document() { return bench_->document(); }

    /// A text of five tokens that the model does not end soon.
    void readOpenEnded() {
        document().setText(QStringLiteral("Once upon a time there"));
        QTRY_COMPARE(document().reading()->length(), Index{5});
    }

    /// Opens the model inside the program that translates, on its first example.
    void openTranslator() {
        document().setTexts(QStringLiteral("There is a black cat under the table."),
                            QStringLiteral("桌子下面有"));
        document().openModel("translate-en-zh");
        QTRY_VERIFY_WITH_TIMEOUT(
            bench_->settled() && document().reading()->trace().encoder() != nullptr, 30'000);
        QTRY_VERIFY(document().summaries()->reading == document().reading());
    }

    /// Opens a random BERT in a folder of its own.
    QString openBert() {
        const QString folder = bench_->folder.path() + QStringLiteral("/bert");
        if (!QDir().mkpath(folder) || !test::writeBert(folder)) {
            return {};
        }
        document().setText(QStringLiteral("the cat sat"));
        document().openModel(folder.toStdString());
        return folder;
    }

  private slots:
    void initTestCase() { theme_ = std::make_unique<ApplicationTheme>(); }

    void init() {
        bench_ = std::make_unique<test::WindowBench>(*theme_);
        QTRY_VERIFY_WITH_TIMEOUT(bench_->settled(), 30'000);
        QCoreApplication::processEvents(); // the cards share the room once the heads are known
    }

    void cleanup() {
        bench_.reset();
        theme_->setChoice(ThemeChoice::light);
    }

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

    void gapsGiveWayToAModelThatFillsNone() {
        document().openModel("story-bert");
        QTRY_VERIFY_WITH_TIMEOUT(document().gaps() != nullptr, 30'000);
        const QString gap = QStringLiteral("The cat [MASK] on the mat");
        document().setText(gap);
        QTRY_COMPARE(document().gaps()->masks, std::size_t{1});
        document().openModel("story-gpt");
        QTRY_VERIFY_WITH_TIMEOUT(document().reading()->source->reference == "story-gpt", 30'000);
        QVERIFY(document().showsExample());
        bench_->window.history().undo();
        QTRY_VERIFY_WITH_TIMEOUT(document().reading()->source->reference == "story-bert", 30'000);
        QCOMPARE(document().text(), gap);
        document().setText(QStringLiteral("The cat sat on the hat"));
        QTRY_COMPARE(document().reading()->sentence.text, document().text().toStdString());
        document().openModel("story-gpt");
        QTRY_VERIFY_WITH_TIMEOUT(document().reading()->source->reference == "story-gpt", 30'000);
        QCOMPARE(document().text(), QStringLiteral("The cat sat on the hat"));
    }

    void headsThatWereNotDrawnAreLeftEmpty() {
        auto* grid = bench_->find<HeadsCard>()->grid();
        QVERIFY(grid->itemName(0).contains(QLatin1Char(',')));
        connect(
            &document(), &Document::readingChanged, this,
            [this] {
                QMetaObject::invokeMethod(&document(), &Document::cancel, Qt::QueuedConnection);
            },
            Qt::SingleShotConnection);
        document().setText(QStringLiteral("the ").repeated(200));
        QTRY_VERIFY(!document().summaries());
        QCOMPARE(grid->itemCount(), 24);
        QCOMPARE(grid->itemName(0), QStringLiteral("Head 0.0: layer 0, head 0"));
        QVERIFY(bench_->find<QLabel>("asTrained")->isVisible());
        document().setText(QStringLiteral("the cat"));
        QTRY_VERIFY(document().summaries() &&
                    document().summaries()->reading == document().reading());
        QVERIFY(!bench_->find<QLabel>("asTrained")->isVisible());
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
        QVERIFY2(chinese.contains(QLatin1String("/nowhere/at/all")), qPrintable(chinese));
    }

    void switchesTheMask() {
        clickSegment(bench_->window, QStringLiteral("Without"));
        QTRY_VERIFY(document().picture()->unmasked != nullptr);
        QCOMPARE(document().stepBlock(), StepBlock::maskOff);
        const HeadView& view = *document().picture()->unmasked;
        QVERIFY(view.pattern(0, 10) > 0.0F);
        QVERIFY(document().picture()->otherTrace == nullptr); // this head only
        QVERIFY(bench_->action(Command::withoutMask)->isChecked());

        clickSegment(bench_->window, QStringLiteral("Whole model"));
        QTRY_VERIFY(document().picture()->otherTrace != nullptr);
        QCOMPARE(document().picture()->unmasked->run_mask, Mask::none);

        bench_->action(Command::withMask)->trigger();
        QTRY_VERIFY(document().picture()->unmasked == nullptr);
        QCOMPARE(document().stepBlock(), StepBlock::none);
        QCOMPARE(document().picture()->masked->pattern(0, 10), 0.0F);
    }

    void steppingWithoutTheMaskSaysWhyNot() {
        bench_->action(Command::withoutMask)->trigger();
        const Index before = document().reading()->length();
        bench_->action(Command::stepForward)->trigger();
        QVERIFY(bench_->window.statusBar()->currentMessage().contains(QLatin1String("mask")));
        QTRY_VERIFY(!document().busy());
        QCOMPARE(document().reading()->length(), before);
    }

    void choosesAHeadByMouseAndByKeyboard() {
        auto* grid = bench_->find<HeadGrid>();
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->itemRect(7).center());
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 1}, 1}));
        grid->setFocus();
        QTest::keyClick(grid, Qt::Key_Right);
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 1}, 2}));
        QTest::keyClick(grid, Qt::Key_Down);
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 2}, 2}));
        bench_->action(Command::previousHead)->trigger();
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 2}, 1}));
        QVERIFY(grid->itemSelected(13));
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

    void pageKeysAreTheFocusedPicturesOwn() {
        QWidget* view = bench_->window.heatmap()->findChild<HeatmapView*>();
        document().selection().setCell(CellPosition{0, 0});
        const Index length = document().reading()->length();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QTest::keyClick(view, Qt::Key_PageDown);
        QCOMPARE(document().selection().cell()->query_pos, std::min<Index>(10, length - 1));
        QVERIFY(bench_->settled() || document().reading()->length() == length); // no step
        bench_->action(Command::showLines)->trigger();
        QWidget* lines = bench_->find<LinesView>();
        lines->setFocus();
        QTRY_VERIFY(lines->hasFocus());
        QTest::keyClick(lines, Qt::Key_PageUp);
        QCOMPARE(document().selection().cell()->query_pos, Index{0});
        QTRY_VERIFY(!document().busy());
        QCOMPARE(document().reading()->length(), length);
        auto* heads = bench_->find<HeadGrid>();
        heads->setFocus();
        QTest::keyClick(heads, Qt::Key_PageDown); // the clicker's, where nothing moves by it
        QTRY_COMPARE(document().reading()->length(), length + 1);
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

    void afterCancelTheSwitchesSayWhatIsShown() {
        const HeadId head = document().selection().head();
        const ViewOptions options = document().options();
        document().selection().setHead({{Stack::decoder, 0}, 3});
        bench_->action(Command::sideBySide)->trigger();
        QVERIFY(document().busy());
        document().cancel();
        QVERIFY(!document().busy());
        QVERIFY(document().selection().head() == head && document().picture()->head == head);
        QVERIFY(document().options() == options);
        QVERIFY(bench_->action(Command::withMask)->isChecked());
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

    void hoveringAHeadPreviewsItAndLeavingRestores() {
        auto* grid = bench_->find<HeadGrid>();
        auto* view = bench_->find<AttentionView>();
        const HeadPicturePtr chosen = document().picture();
        QTest::mouseMove(grid, grid->itemRect(1).center());
        QTRY_VERIFY(document().preview() != nullptr);
        QVERIFY((document().preview()->head == HeadId{{Stack::decoder, 0}, 1}));
        QVERIFY(view->content().masked == document().preview()->masked);
        QVERIFY((document().selection().head() == chosen->head));
        QVERIFY(document().picture() == chosen);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(grid, &leave);
        QVERIFY(document().preview() == nullptr);
        QVERIFY(view->content().masked == chosen->masked);
    }

    void aNewSentenceDropsThePreview() {
        document().preview(HeadId{{Stack::decoder, 0}, 3});
        QTRY_VERIFY(document().preview() != nullptr);
        document().setText(QStringLiteral("The dog ran"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("The dog ran"));
        QTRY_VERIFY(document().preview() == nullptr);
    }

    void choosingThePreviewedHeadEndsThePreview() {
        document().preview(HeadId{{Stack::decoder, 0}, 3});
        QTRY_VERIFY(document().preview() != nullptr);
        document().selection().setHead({{Stack::decoder, 0}, 3});
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 0}, 3}));
        QVERIFY(document().preview() == nullptr);
    }

    void chipsAndHeatmapShareTheHover() {
        auto* chips = bench_->find<TokenChips>();
        auto* view = bench_->find<AttentionView>();
        QTest::mouseMove(chips->viewport(), chips->itemRect(4).center());
        QTRY_VERIFY((document().selection().hovered() == CellPosition{4, 4}));
        QCOMPARE(view->first()->hoveredCell(), (HeatmapCell{4, 4}));
        const QImage before = chips->grab().toImage();
        document().selection().setHovered(CellPosition{6, 2});
        QVERIFY(chips->grab().toImage() != before);
        document().selection().setHovered(std::nullopt);
        QVERIFY(!view->first()->hoveredCell().valid());
    }

    void aCellOfTheDifferenceIsExplainedWithoutTheMask() {
        bench_->action(Command::difference)->trigger();
        QTRY_VERIFY(document().picture()->unmasked != nullptr);
        document().selection().setCell(CellPosition{2, 5});
        QTRY_VERIFY(document().cellNote()->other);
        auto* card = bench_->find<ExplanationCard>();
        QTRY_VERIFY(card->title().contains(QLatin1String("without the mask")));
        bench_->action(Command::withMask)->trigger();
        QTRY_VERIFY(!card->title().contains(QLatin1String("without the mask")));
    }

    void copiesThePictureAndItsNumbers() {
        bench_->action(Command::copyFigure)->trigger();
        QTRY_VERIFY(bench_->window.messages().isVisible());
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
        QVERIFY(copied->hasImage());
        const QStringList lines = copied->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 13); // tokens, 11 rows, nothing after the last
        const QStringList row = lines[9].split(QLatin1Char('\t'));
        QCOMPARE(row.size(), 12);
        QCOMPARE(row[0], QStringLiteral("8:␣it")); // never a formula to a spreadsheet
        QCOMPARE(row[2].toFloat(), document().picture()->masked->pattern(8, 1));
        QCOMPARE(row[11], QStringLiteral("0")); // masked
        QVERIFY(copied->data(QStringLiteral("image/svg+xml")).startsWith("<?xml"));
    }

    void remembersTheOrderOfTheHeads() {
        auto* heads = bench_->find<HeadsCard>();
        heads->setOrder(HeadOrder::entropy);
        heads->setSorted(false);
        heads->grid()->setSide(40);
        bench_->window.close();
        QCOMPARE(bench_->settings.headOrder(), HeadOrder::entropy);
        MainWindow next({*theme_, bench_->language, bench_->settings, {}}, {});
        heads = next.findChild<HeadsCard*>();
        QVERIFY(heads->order() == HeadOrder::entropy && !heads->sorted());
        QCOMPARE(heads->grid()->side(), 40);
    }

    void theHeatmapIsLarge() {
        bench_->window.resize(1440, 900);
        QTRY_VERIFY(bench_->find<AttentionView>()->first()->cellRect({0, 0}).height() >= 28);
    }

    void spendsTheColoursOnTheWeightsThereAre() {
        document().selection().setHead({{Stack::decoder, 0}, 2});
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 0}, 2}));
        document().setText(QStringLiteral("The cat sat"));
        auto* view = bench_->find<AttentionView>()->first();
        QCOMPARE(view->scale().high, 1.0);
        bench_->action(Command::withoutMask)->trigger();
        bench_->action(Command::scaleToLargest)->trigger();
        QTRY_VERIFY(document().picture()->unmasked && !document().busy());
        QCOMPARE(view->scale().high, view->largestMagnitude());
        QVERIFY(view->scale().high < 1.0);
        bench_->action(Command::scaleToLargest)->trigger();
        QCOMPARE(view->scale().high, 1.0);
    }

    void remembersTheView() {
        bench_->action(Command::difference)->trigger();
        bench_->window.close();
        QVERIFY(bench_->settings.view().mask == MaskView::difference);
        QVERIFY(!bench_->settings.geometry().isEmpty());
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

    void remembersTheModelAndTheSecondText() {
        openTranslator();
        bench_->window.close();
        MainWindow again({*theme_, bench_->language, bench_->settings}, {});
        QCOMPARE(again.document().second(), QStringLiteral("桌子下面有"));
        QTRY_VERIFY_WITH_TIMEOUT(again.document().reading() != nullptr, 30'000);
        QCOMPARE(again.document().reading()->source->reference, std::string("translate-en-zh"));
        QCOMPARE(again.document().reading()->sentence.second, std::string("桌子下面有"));
        LaunchRequest request;
        request.model = "story-gpt";
        MainWindow told({*theme_, bench_->language, bench_->settings}, request);
        QCOMPARE(told.document().second(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(told.document().reading() != nullptr, 30'000);
        QCOMPARE(told.document().reading()->source->reference, std::string("story-gpt"));
    }

    void opensTheDefaultModelWhereTheLastOneIsGone() {
        bench_->settings.setModel(bench_->folder.filePath(QStringLiteral("gone")));
        MainWindow again({*theme_, bench_->language, bench_->settings}, {});
        again.show();
        QTRY_VERIFY_WITH_TIMEOUT(again.document().reading() != nullptr, 30'000);
        QCOMPARE(again.document().reading()->source->reference, default_model_name());
        QVERIFY2(again.messages().text().contains(QStringLiteral("gone")),
                 qPrintable(again.messages().text()));
    }

    void tellsWhatAModelsFilesHoldThatIsNotUsed() {
        const QString folder = openBert();
        QTRY_VERIFY_WITH_TIMEOUT(document().gaps() != nullptr, 30'000);
        QVERIFY(!bench_->window.messages().isVisible());
        QVERIFY(test::writeExamples(folder, "[{\"text\": 3}]"));
        document().openModel("story-gpt");
        QTRY_VERIFY_WITH_TIMEOUT(!document().reading()->encoded, 30'000);
        document().openModel(folder.toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(document().reading()->encoded, 30'000);
        QTRY_VERIFY(bench_->window.messages().isVisible());
        const QString told = bench_->window.messages().text();
        QVERIFY2(told.contains(QStringLiteral("examples.json: [0].text: got 3, expected")),
                 qPrintable(told));
    }

    void namesWeightsThatAreNotFiniteOnceTheHeadsAreDrawn() {
        const QString folder = bench_->folder.path() + QStringLiteral("/bert");
        QVERIFY(QDir().mkpath(folder) && test::writeBert(folder));
        QFile weights(folder + QStringLiteral("/model.safetensors"));
        QVERIFY(weights.open(QIODevice::ReadWrite));
        // The last tensor is cls.predictions.transform.dense.weight, [32, 32] of F32.
        QVERIFY(weights.seek(weights.size() - 4 * (32 * 32 - 7)));
        QCOMPARE(weights.write("\x00\x00\xC0\x7F", 4), 4);
        weights.close();
        document().setText(QStringLiteral("the cat sat"));
        document().openModel(folder.toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(document().gaps() != nullptr, 30'000);
        QTRY_VERIFY2(bench_->window.messages().text().contains(QStringLiteral(
                         "cls.predictions.transform.dense.weight: got a value that is NaN or Inf, "
                         "at 7")),
                     qPrintable(bench_->window.messages().text()));
    }

    void saysThatOnlyTheFirstGapsArePredicted() {
        openBert();
        QTRY_VERIFY_WITH_TIMEOUT(document().gaps() != nullptr, 30'000);
        document().setText(QStringLiteral("[MASK] ").repeated(11));
        QTRY_COMPARE(document().gaps()->masks, std::size_t{11});
        QCOMPARE(document().gaps()->gaps.size(), std::size_t{8});
        QTRY_COMPARE(bench_->find<GapsCard>()->secondaryText(),
                     QStringLiteral("the first 8 of 11 masked tokens · click a word to put it in"));
        document().setText(QStringLiteral("[MASK] cat"));
        QTRY_COMPARE(bench_->find<GapsCard>()->secondaryText(),
                     QStringLiteral("click a word to put it in"));
    }

    void saysWhatKeepsTheMask() {
        const auto* heads = bench_->find<QLabel>("asTrained");
        const auto next = [this] { return bench_->find<NextTokenCard>()->secondaryText(); };
        QVERIFY(!heads->isVisible() && next() != QLatin1String("with the causal mask"));
        bench_->window.resize(1280, 800);
        bench_->action(Command::withoutMask)->trigger();
        for (const QString& language : {QStringLiteral("zh_CN"), QStringLiteral("en")}) {
            bench_->language.choose(language);
            QTRY_VERIFY(heads->isVisible() && heads->width() >= heads->sizeHint().width());
        }
        QCOMPARE(heads->text(), QStringLiteral("as trained: with the causal mask"));
        QCOMPARE(next(), QStringLiteral("with the causal mask"));
        bench_->action(Command::withMask)->trigger();
        QVERIFY(!heads->isVisible() && next() != QLatin1String("with the causal mask"));
    }

    void anEncoderFillsGaps() {
        openBert();
        QTRY_VERIFY_WITH_TIMEOUT(document().gaps() != nullptr, 30'000);
        QCOMPARE(document().stack(), Stack::encoder);
        QCOMPARE(document().reading()->length(), Index{5}); // [CLS] the cat sat [SEP]
        QCOMPARE(document().stepBlock(), StepBlock::encoder);
        auto* card = bench_->find<GapsCard>();
        QVERIFY(card->isVisible() && !bench_->find<DecodingPanel>()->isVisible());
        QVERIFY(document().gaps()->gaps.empty());

        emit bench_->find<TokenChips>()->maskChosen(2);
        QTRY_COMPARE(document().reading()->sentence.text, std::string("the [MASK] sat"));
        QTRY_COMPARE(document().gaps()->gaps.size(), std::size_t{1});
        QCOMPARE(bench_->find<QLineEdit>("sentence")->text(), QStringLiteral("the [MASK] sat"));
        const Gap& gap = document().gaps()->gaps.front();
        QCOMPARE(gap.position, Index{2});
        QCOMPARE(gap.candidates.size(), std::size_t{97});
        double sum = 0;
        for (const Candidate& candidate : gap.candidates) {
            QCOMPARE(candidate.probability, candidate.sampled_probability);
            sum += candidate.probability;
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
        auto* bars = card->findChild<NextTokenBars*>();
        QVERIFY(bars->isVisible());
        document().fillGap(2, 8);
        QTRY_COMPARE(document().reading()->sentence.text, std::string("the dog sat"));
        QTRY_VERIFY(!bars->isVisible());
        document().maskToken(0); // [CLS] stands for no text
        QCOMPARE(document().text(), QStringLiteral("the dog sat"));
        document().openModel("story-gpt");
        QTRY_VERIFY_WITH_TIMEOUT(!document().reading()->encoded, 30'000);
        QVERIFY(!card->isVisible() && bench_->find<DecodingPanel>()->isVisible());
    }

    void aMaskIsInsertedAtTheCursor() {
        QVERIFY(!bench_->action(Command::insertMask)->isEnabled());
        openBert();
        QTRY_VERIFY_WITH_TIMEOUT(document().gaps() != nullptr, 30'000);
        auto* sentence = bench_->find<QLineEdit>("sentence");
        sentence->setCursorPosition(3);
        bench_->action(Command::insertMask)->trigger();
        QCOMPARE(sentence->text(), QStringLiteral("the [MASK] cat sat"));
        QTRY_COMPARE(document().reading()->length(), Index{6});
        QTRY_COMPARE(document().gaps()->gaps.size(), std::size_t{1});
        sentence->undo();
        QTRY_COMPARE(document().reading()->sentence.text, std::string("the cat sat"));
    }

    void anEncoderOpensAsItWasTrained() {
        openBert();
        QTRY_VERIFY_WITH_TIMEOUT(document().gaps() != nullptr, 30'000);
        QVERIFY(document().siteView().mask == MaskView::unmasked);
        QVERIFY(!document().picture()->masked);
        QVERIFY(document().picture()->own()->pattern(0, 4) > 0.0F);
        bench_->action(Command::sideBySide)->trigger();
        QTRY_VERIFY(document().picture()->masked);
        QCOMPARE(document().picture()->masked->pattern(0, 4), 0.0F);
        bench_->action(Command::wholeModel)->trigger();
        QTRY_VERIFY(document().picture()->otherTrace != nullptr);
        QCOMPARE(document().picture()->otherTrace->mask(), Mask::causal);
        bench_->action(Command::withMask)->trigger();
        auto* card = bench_->find<ExplanationCard>();
        QTRY_VERIFY(document().cellNote()->other);
        QTRY_VERIFY2(card->title().contains(QLatin1String("with the mask")),
                     qPrintable(card->title()));
        document().openModel("story-gpt");
        QTRY_VERIFY_WITH_TIMEOUT(!document().reading()->encoded, 30'000);
        QVERIFY(document().siteView().mask == MaskView::masked); // a decoder's own
    }

    void aSecondSentenceHasItsTokenType() {
        openBert();
        QTRY_VERIFY_WITH_TIMEOUT(document().gaps() != nullptr, 30'000);
        auto* second = bench_->find<QLineEdit>("second");
        QVERIFY(second->isVisible());
        QTest::keyClicks(second, QStringLiteral("it ran"));
        QTRY_COMPARE(document().reading()->length(), Index{8});
        const std::vector<TokenId> types{0, 0, 0, 0, 0, 1, 1, 1};
        QCOMPARE(document().reading()->trace().token_types(), types);
        auto* chips = bench_->find<TokenChips>();
        QVERIFY(chips->tokens()[5].second && !chips->tokens()[4].second);
        document().maskToken(6);
        QTRY_COMPARE(document().reading()->sentence.second, std::string("it [MASK]"));
        QCOMPARE(document().text(), QStringLiteral("the cat sat"));
        second->clear();
        document().setSecond(QString());
        QTRY_COMPARE(document().reading()->length(), Index{5});
    }

    void examplesComeWithTheModel() {
        const QString folder = openBert();
        QVERIFY(test::writeExamples(
            folder, "[{\"text\": \"it was tired\", \"note\": {\"en\": \"look here\", \"zh\": "
                    "\"看这里\"}, \"look\": {\"stack\": \"encoder\", \"layer\": 1, \"head\": 3, "
                    "\"query\": 2, \"key\": 1}}]"));
        QTRY_VERIFY_WITH_TIMEOUT(document().gaps() != nullptr, 30'000);
        document().setText(QString());
        document().openModel(folder.toStdString());
        QTRY_COMPARE_WITH_TIMEOUT(document().text(), QStringLiteral("it was tired"), 30'000);
        QVERIFY((document().picture()->head == HeadId{{Stack::encoder, 1}, 3}));
        QVERIFY((document().selection().cell() == CellPosition{2, 1}));
        QVERIFY(document().showsExample());
        const auto texts = [this] {
            QStringList all;
            for (const QAction* action : bench_->find<QPushButton>("examples")->menu()->actions()) {
                all << action->text().trimmed();
            }
            return all;
        };
        QCOMPARE(texts(), QStringList({"it was tired", "look here"}));
        bench_->action(Command::languageChinese)->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(texts(), QStringList({"it was tired", "看这里"}));
        bench_->action(Command::languageEnglish)->trigger();
        QCoreApplication::processEvents();
    }

    void anEncoderDecoderHasATabForEachStack() {
        auto* tabs = bench_->find<HeadsCard>()->findChild<SegmentedControl*>();
        QVERIFY(!tabs->isVisible());
        openTranslator();
        QVERIFY(tabs->isVisible());
        QCOMPARE(document().stack(), Stack::cross); // where its two texts meet
        auto* grid = bench_->find<HeadGrid>();
        const Trace& trace = document().reading()->trace();
        QCOMPARE(document().picture()->own()->queries(), trace.length());
        QCOMPARE(document().picture()->own()->keys(), trace.encoder()->length());
        QVERIFY(trace.length() != trace.encoder()->length());
        QVERIFY(!document().picture()->masked);
        QCOMPARE(grid->itemCount(), 8);
        QCOMPARE(tabs->current(), 2);
        bench_->action(Command::encoderStack)->trigger();
        QTRY_COMPARE(document().picture()->head.site.stack, Stack::encoder);
        QCOMPARE(document().picture()->own()->queries(), trace.encoder()->length());
        QVERIFY(document().picture()->own()->pattern(0, 3) > 0.0F); // no mask by nature
    }

    void eachStackKeepsItsHeadAndCell() {
        openTranslator();
        bench_->action(Command::crossStack)->trigger();
        document().selection().setHead({{Stack::cross, 1}, 2});
        document().selection().setCell(CellPosition{2, 6});
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::cross, 1}, 2}));
        bench_->action(Command::decoderStack)->trigger();
        QTRY_COMPARE(document().picture()->head.site.stack, Stack::decoder);
        bench_->action(Command::crossStack)->trigger();
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::cross, 1}, 2}));
        QVERIFY((document().selection().cell() == CellPosition{2, 6}));
        QTRY_VERIFY(document().cellNote()->explanation.site.stack == Stack::cross);
        QVERIFY(document().cellNote()->explanation.agrees);
    }

    void crossAttentionHasNoMaskToSwitch() {
        openTranslator();
        bench_->action(Command::decoderStack)->trigger();
        bench_->action(Command::sideBySide)->trigger();
        bench_->action(Command::crossStack)->trigger();
        QTRY_COMPARE(document().picture()->head.site.stack, Stack::cross);
        QVERIFY(!bench_->action(Command::withMask)->isEnabled());
        for (QRadioButton* button : bench_->window.findChildren<QRadioButton*>()) {
            if (button->text() == QLatin1String("Side by side")) {
                QVERIFY(!button->isEnabled() && !button->isChecked());
                QVERIFY(button->toolTip().contains(QLatin1String("whole source")));
            }
        }
        bench_->action(Command::decoderStack)->trigger();
        QTRY_VERIFY(document().picture()->unmasked && document().picture()->masked);
        bench_->action(Command::encoderStack)->trigger();
        QTRY_COMPARE(document().picture()->head.site.stack, Stack::encoder);
        QVERIFY(!document().picture()->masked); // an encoder's view is its own
        QVERIFY(bench_->action(Command::withMask)->isEnabled());
        bench_->action(Command::withMask)->trigger();
        QTRY_VERIFY(document().picture()->masked);
        QCOMPARE(document().picture()->masked->pattern(0, 3), 0.0F);
        QTRY_VERIFY(document().cellNote()->other);
        QVERIFY(!bench_->action(Command::wholeModel)->isEnabled()); // the pass's is the decoder's
    }

    void aDecoderWritesWhileTheSourceStays() {
        openTranslator();
        auto* second = bench_->find<QLineEdit>("second");
        QVERIFY(second->isVisible());
        QCOMPARE(second->text(), QStringLiteral("桌子下面有"));
        second->clear();
        document().setSecond(QString());
        QTRY_COMPARE(document().reading()->length(), Index{1}); // the start token alone
        document().setSampler({0.0F, 0, 1.0F, 1});
        for (int i = 0; i < 40 && document().stepBlock() == StepBlock::none; ++i) {
            const Index length = document().reading()->length();
            bench_->action(Command::stepForward)->trigger();
            QTRY_COMPARE(document().reading()->length(), length + 1);
        }
        QCOMPARE(document().stepBlock(), StepBlock::ended);
        QCOMPARE(document().wholeText(), QStringLiteral("桌子下面有一只黑色的猫。"));
        QCOMPARE(document().reading()->sentence.text,
                 std::string("There is a black cat under the table."));
        bench_->action(Command::stepBack)->trigger();
        QTRY_COMPARE(document().stepBlock(), StepBlock::none);
        bench_->action(Command::keepGenerated)->trigger();
        QTRY_COMPARE(second->text(), QStringLiteral("桌子下面有一只黑色的猫。"));
        QTRY_COMPARE(document().reading()->session.position(), Index{0});
    }

    void chipsOfBothTextsHaveTheirRoles() {
        openTranslator();
        bench_->action(Command::crossStack)->trigger();
        QTRY_COMPARE(document().picture()->head.site.stack, Stack::cross);
        const QList<TokenChips*> chips = bench_->find<TokenRow>()->chips();
        QVERIFY(chips[0]->isVisible() && chips[1]->isVisible());
        QCOMPARE(chips[0]->itemCount(),
                 static_cast<int>(document().reading()->trace().encoder()->length()));
        emit chips[0]->queryChosen(4); // the source is columns here
        emit chips[1]->queryChosen(1);
        QVERIFY((document().selection().cell() == CellPosition{1, 4}));
        QVERIFY(chips[0]->itemSelected(4) && !chips[0]->itemSelected(1));
        QVERIFY(chips[1]->itemSelected(1) && !chips[1]->itemSelected(4));
        bench_->action(Command::decoderStack)->trigger();
        emit chips[0]->queryChosen(2); // no part of the decoder's: to where it is one
        QCOMPARE(document().stack(), Stack::encoder);
        QCOMPARE(document().selection().cell()->query_pos, Index{2});
        document().openModel("story-gpt");
        QTRY_VERIFY(document().reading()->trace().encoder() == nullptr);
        QVERIFY(!chips[0]->isVisible() && !bench_->find<QLineEdit>("second")->isVisible());
        QCOMPARE(document().stack(), Stack::decoder);
    }

    void theModelMenuHasHeadings() {
        auto* menu = bench_->find<ModelMenu>();
        emit menu->aboutToShow();
        const QList<QAction*> actions = menu->actions();
        QCOMPARE(actions[0]->text(), QStringLiteral("Inside Heedmap"));
        QVERIFY(!actions[0]->isEnabled() && !actions[0]->isSeparator());
        QVERIFY(actions[1]->isEnabled()); // an embedded model
    }
};

QTEST_MAIN(TestWindow)
#include "test_window.moc"
