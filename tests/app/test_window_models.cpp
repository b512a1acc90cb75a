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
#include "tests/app/window_test.h"
#include "widgets/controls/message_bar.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/heads/head_grid.h"
#include "widgets/panels/decoding_panel.h"
#include "widgets/panels/explanation_card.h"
#include "widgets/panels/next_token_bars.h"
#include "widgets/panels/token_chips.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

using namespace heedmap;

class TestWindowModels : public QObject, private test::WindowTest {
    Q_OBJECT

  private slots:
    void init() { openBench(); }
    void cleanup() { closeBench(); }

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

    void saysThatAModelDoesNotKnowTheText() {
        const QString text = QStringLiteral("the lamp ran and Mia said hello to Tom");
        document().setText(text);
        QTRY_COMPARE(document().reading()->sentence.text, text.toStdString());
        auto* count = bench_->find<QLabel>("tokenCount");
        QVERIFY(!count->text().contains(QLatin1String("unknown")));
        emit bench_->find<ModelMenu>()->chosen(QStringLiteral("by-hand"));
        QTRY_VERIFY_WITH_TIMEOUT(document().reading()->source->reference == "by-hand", 30'000);
        QCoreApplication::processEvents(); // the model is a step of its own
        QCOMPARE(count->text(), QStringLiteral("9 tokens, 5 unknown"));
        QVERIFY(count->toolTip().contains(QLatin1String("vocabulary")));
        MessageBar& bar = bench_->window.messages();
        QVERIFY(bar.asks());
        QVERIFY2(bar.text().contains(QLatin1String("by-hand: 5 of its 9 tokens")),
                 qPrintable(bar.text()));
        bar.findChild<QPushButton*>()->click();
        QTRY_VERIFY(!count->text().contains(QLatin1String("unknown")));
        QVERIFY(document().showsExample() && !bar.isVisible());
        QVERIFY(count->toolTip().isEmpty());
        QCoreApplication::processEvents();
        bench_->window.history().undo();
        QTRY_COMPARE(document().reading()->sentence.text, text.toStdString());
        QCOMPARE(document().reading()->source->reference, std::string("by-hand"));
        QVERIFY(!bar.isVisible()); // it was answered
    }

    void theQuestionWhetherAModelKnowsTheTextEndsWithTheText() {
        document().setText(QStringLiteral("Mia said hello"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Mia said hello"));
        emit bench_->find<ModelMenu>()->chosen(QStringLiteral("by-hand"));
        MessageBar& bar = bench_->window.messages();
        QTRY_VERIFY_WITH_TIMEOUT(bar.asks(), 30'000);
        document().setText(QStringLiteral("the cat ran"));
        QTRY_VERIFY(!bar.isVisible());
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
        bench_->action(Command::languageChinese)->trigger();
        QCoreApplication::processEvents();
        const QString chinese = bench_->window.messages().text();
        bench_->action(Command::languageEnglish)->trigger();
        QCoreApplication::processEvents();
        QVERIFY2(
            chinese.contains(QStringLiteral("得到：位置 7 的值是 NaN 或 Inf；应为：有限的权重")),
            qPrintable(chinese));
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
        const auto told = [this] { return bench_->find<GapsCard>()->secondaryText(); };
        QTRY_COMPARE(told(), QStringLiteral("click a word to put it in"));
        bench_->action(Command::withMask)->trigger();
        QCOMPARE(told(), QStringLiteral("without the causal mask · click a word to put it in"));
        bench_->action(Command::withoutMask)->trigger();
        QCOMPARE(told(), QStringLiteral("click a word to put it in"));
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
        QCOMPARE(bench_->find<NextTokenCard>()->secondaryText(),
                 QStringLiteral("the text is over"));
        QCOMPARE(document().wholeText(), QStringLiteral("桌子下面有一只黑色的猫。"));
        QCOMPARE(document().reading()->sentence.text,
                 std::string("There is a black cat under the table."));
        bench_->action(Command::stepBack)->trigger();
        QTRY_COMPARE(document().stepBlock(), StepBlock::none);
        bench_->action(Command::keepGenerated)->trigger();
        QTRY_COMPARE(second->text(), QStringLiteral("桌子下面有一只黑色的猫。"));
        QTRY_COMPARE(document().reading()->session.position(), Index{0});
    }

    void aRefusedSourceGivesWayToAModelOfOneText() {
        openTranslator();
        document().setText(QStringLiteral("a black cat ").repeated(40)); // more than it reads
        QTRY_VERIFY(document().textError());
        document().openModel("story-gpt");
        QTRY_VERIFY_WITH_TIMEOUT(
            document().reading()->source->reference == "story-gpt" && bench_->settled(), 30'000);
        QVERIFY(!document().textError());
        QVERIFY(bench_->find<QLabel>("tokenCount")->text().endsWith(QLatin1String("tokens")));
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

QTEST_MAIN(TestWindowModels)
#include "test_window_models.moc"
