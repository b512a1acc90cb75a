// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/heads_card.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/model_menu.h"
#include "app/settings.h"
#include "widgets/controls/message_bar.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/heads/head_grid.h"
#include "widgets/heatmap/attention_view.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/panels/decoding_panel.h"
#include "widgets/panels/explanation_card.h"
#include "widgets/panels/next_token_bars.h"
#include "widgets/panels/token_chips.h"
#include "widgets/theme/application_theme.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QRadioButton>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QtTest>

using namespace heedmap;

namespace {

/// A window of its own on the default model, with settings of its own.
class Bench {
  public:
    explicit Bench(ApplicationTheme& theme, const LaunchRequest& request = {})
        : settings(folder.filePath(QStringLiteral("settings.ini"))),
          window({theme, language, settings}, request) {
        window.show();
    }

    [[nodiscard]] Document& document() { return window.document(); }
    [[nodiscard]] bool settled() {
        return document().reading() && document().summaries() && document().cellNote() &&
               document().nextTokens() && !document().busy();
    }
    template <class Widget>
    [[nodiscard]] Widget* find(const char* name = "") {
        return window.findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QAction* action(Command command) { return window.commands()[command]; }

    void clickSegment(const QString& text) {
        for (QRadioButton* button : window.findChildren<QRadioButton*>()) {
            if (button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no segment ") + text));
    }

    QTemporaryDir folder;
    Settings settings;
    Language language;
    MainWindow window;
};

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
    std::unique_ptr<Bench> bench_;

    Document& document() { return bench_->document(); }

  private slots:
    void initTestCase() { theme_ = std::make_unique<ApplicationTheme>(); }

    void init() {
        bench_ = std::make_unique<Bench>(*theme_);
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
        Bench other(*theme_, request);
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
        Bench other(*theme_, request);
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
        bench_->clickSegment(QStringLiteral("Without"));
        QTRY_VERIFY(document().picture()->unmasked != nullptr);
        QCOMPARE(document().stepBlock(), StepBlock::maskOff);
        const HeadView& view = *document().picture()->unmasked;
        QVERIFY(view.pattern(0, 10) > 0.0F);
        QVERIFY(document().picture()->otherTrace == nullptr); // this head only
        QVERIFY(bench_->action(Command::withoutMask)->isChecked());

        bench_->clickSegment(QStringLiteral("Whole model"));
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
        for (int i = 0; i < 5; ++i) {
            bench_->action(Command::stepForward)->trigger();
        }
        QTRY_COMPARE(document().reading()->length(), Index{16});
        bench_->action(Command::stepStart)->trigger();
        QTRY_COMPARE(document().reading()->length(), Index{11});
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
        auto other = std::make_unique<Bench>(*theme_); // still loading
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
        QCOMPARE(row[0], QStringLiteral("␣it"));
        QCOMPARE(row[2].toFloat(), document().picture()->masked->pattern(8, 1));
        QVERIFY(row[11].isEmpty()); // masked
    }

    void remembersTheOrderOfTheHeads() {
        bench_->find<HeadsCard>()->setOrder(HeadOrder::entropy);
        bench_->window.close();
        QCOMPARE(bench_->settings.headOrder(), HeadOrder::entropy);
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
        for (int i = 0; i < 3; ++i) {
            bench_->action(Command::stepForward)->trigger();
        }
        QTRY_COMPARE(document().reading()->length(), Index{14});
        const QString whole = document().wholeText();
        QVERIFY(whole.startsWith(QStringLiteral("The cat sat on the mat because it was tired")));
        QVERIFY(whole.size() > 43);
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

    void saysWhatKeepsTheMask() {
        const auto notes = [this] {
            int count = 0;
            for (const Card* card : bench_->window.findChildren<Card*>()) {
                count += card->secondaryText() == QLatin1String("with the causal mask") ? 1 : 0;
            }
            return count;
        };
        QCOMPARE(notes(), 0);
        bench_->action(Command::withoutMask)->trigger();
        QCOMPARE(notes(), 2); // the heads and the next tokens
        bench_->action(Command::withMask)->trigger();
        QCOMPARE(notes(), 0);
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
