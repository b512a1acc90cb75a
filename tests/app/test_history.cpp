// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history.h"
#include "tests/app/window_bench.h"

#include <QLineEdit>
#include <QtTest>

using namespace heedmap;

/// Every change of the document can be taken back, and made again.
class TestHistory : public QObject {
    Q_OBJECT

    std::unique_ptr<ApplicationTheme> theme_;
    std::unique_ptr<test::WindowBench> bench_;

    Document& document() { return bench_->document(); }
    History& history() { return bench_->window.history(); }
    void undo() { bench_->action(Command::undo)->trigger(); }
    void redo() { bench_->action(Command::redo)->trigger(); }
    QString undoText() { return bench_->action(Command::undo)->text(); }
    /// Lets what has changed be noted as one step, and the next change be another.
    void pass() {
        QTRY_VERIFY(!document().busy());
        QCoreApplication::processEvents();
        history().endStep();
    }

  private slots:
    void initTestCase() { theme_ = std::make_unique<ApplicationTheme>(); }
    void init() {
        bench_ = std::make_unique<test::WindowBench>(*theme_);
        QTRY_VERIFY_WITH_TIMEOUT(bench_->settled(), 30'000);
        QCoreApplication::processEvents();
    }
    void cleanup() { bench_.reset(); }

    void tellsWhatHasChanged() {
        DocumentState before;
        before.model = "a";
        const auto kind = [&before](auto change) {
            DocumentState after = before;
            change(after);
            return changeBetween(before, after);
        };
        QCOMPARE(kind([](DocumentState&) {}), Change::none);
        QCOMPARE(kind([](DocumentState& s) { s.cell = CellPosition{1, 0}; }), Change::none);
        QCOMPARE(kind([](DocumentState& s) { s.sentence.second = "x"; }), Change::typing);
        QCOMPARE(kind([](DocumentState& s) { s.head.head = 2; }), Change::head);
        QCOMPARE(kind([](DocumentState& s) { s.options.scope = Scope::propagated; }), Change::view);
        QCOMPARE(kind([](DocumentState& s) { s.sampler.seed = 3; }), Change::sampler);
        QCOMPARE(kind([](DocumentState& s) { s.steps.push_back({4, true}); }), Change::decoding);
        QCOMPARE(kind([](DocumentState& s) { s.position = 1; }), Change::decoding);
        QCOMPARE(kind([](DocumentState& s) {
                     s.model = "b";
                     s.sentence.text = "x";
                 }),
                 Change::model);
    }

    void atFirstThereIsNothingToUndo() {
        QVERIFY(!bench_->action(Command::undo)->isEnabled());
        QVERIFY(!bench_->action(Command::redo)->isEnabled());
        QCOMPARE(undoText(), QStringLiteral("&Undo"));
        QVERIFY(history().clean());
    }

    void typingIsOneStep() {
        auto* sentence = bench_->find<QLineEdit>("sentence");
        const QString before = sentence->text();
        sentence->setFocus();
        sentence->end(false);
        QTest::keyClicks(sentence, QStringLiteral(" and sad"));
        QTRY_COMPARE(undoText(), QStringLiteral("&Undo typing"));
        QTest::keyClick(sentence, Qt::Key_Z, Qt::ControlModifier); // not the field's own
        QTRY_COMPARE(sentence->text(), before);
        QTRY_COMPARE(document().reading()->sentence.text, before.toStdString());
        QVERIFY(!bench_->action(Command::undo)->isEnabled());
        QTest::keyClick(sentence, Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(sentence->text(), before + QStringLiteral(" and sad"));
        QTRY_VERIFY(!bench_->action(Command::redo)->isEnabled());
    }

    void aPauseBeginsAnotherStep() {
        document().setText(QStringLiteral("Once"));
        QTest::qWait(1100);
        document().setText(QStringLiteral("Once upon"));
        pass();
        undo();
        QTRY_COMPARE(document().text(), QStringLiteral("Once"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Once"));
        undo();
        QTRY_VERIFY(document().text().startsWith(QLatin1String("The cat")));
    }

    void headViewAndSamplerComeBack() {
        const HeadId first = document().selection().head();
        document().selection().setHead({{Stack::decoder, 0}, 3});
        pass();
        bench_->action(Command::difference)->trigger();
        pass();
        SamplerOptions sampler = document().sampler();
        sampler.temperature = 0.25F;
        document().setSampler(sampler);
        pass();
        QCOMPARE(undoText(), QStringLiteral("&Undo a change of sampling"));
        undo();
        QTRY_COMPARE(document().sampler().temperature, 0.8F);
        QVERIFY(document().options().mask == MaskView::difference);
        undo();
        QTRY_VERIFY(document().options().mask == MaskView::masked);
        QVERIFY((document().selection().head() == HeadId{{Stack::decoder, 0}, 3}));
        undo();
        QTRY_VERIFY(document().picture()->head == first);
        QVERIFY(!bench_->action(Command::undo)->isEnabled());
        redo();
        redo();
        QTRY_VERIFY(document().options().mask == MaskView::difference);
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 0}, 3}));
    }

    void decodingComesBackTokenByToken() {
        document().setText(QStringLiteral("Once upon a time there"));
        QTRY_COMPARE(document().reading()->length(), Index{5});
        pass();
        for (int i = 0; i < 3; ++i) {
            document().step();
            QTRY_COMPARE(document().reading()->length(), Index{6 + i});
            QCoreApplication::processEvents();
        }
        const std::vector<TokenId> ids = document().reading()->trace().ids();
        QTRY_VERIFY(document().nextTokens()->reading == document().reading());
        const TokenId other = document().nextTokens()->candidates[1].id;
        document().take(other);
        QTRY_COMPARE(document().reading()->length(), Index{9});
        QTRY_COMPARE(undoText(), QStringLiteral("&Undo decoding"));
        undo();
        QTRY_COMPARE(document().reading()->length(), Index{8});
        QCOMPARE(document().reading()->trace().ids(), ids);
        QCOMPARE(document().reading()->session.steps(), Index{3}); // nothing ahead
        undo();
        QTRY_COMPARE(document().reading()->length(), Index{7});
        redo();
        redo();
        QTRY_COMPARE(document().reading()->length(), Index{9});
        QCOMPARE(document().reading()->trace().ids().back(), other);
        QVERIFY(document().reading()->session.step_at(3).by_hand);
        QVERIFY(!document().reading()->session.step_at(2).by_hand);
    }

    void typingOverWhatWasDecodedBringsItBack() {
        document().setText(QStringLiteral("Once upon a time there"));
        QTRY_COMPARE(document().reading()->length(), Index{5});
        document().step();
        QTRY_COMPARE(document().reading()->length(), Index{6});
        const std::vector<TokenId> ids = document().reading()->trace().ids();
        pass();
        document().setText(QStringLiteral("Hello"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Hello"));
        pass();
        undo();
        QTRY_COMPARE(document().reading()->length(), Index{6});
        QCOMPARE(document().reading()->trace().ids(), ids);
        QCOMPARE(document().reading()->session.position(), Index{1});
    }

    void aModelComesBackWithItsText() {
        const QString before = document().text();
        document().openModel("by-hand");
        QTRY_COMPARE_WITH_TIMEOUT(document().reading()->source->reference, std::string("by-hand"),
                                  30'000);
        QTRY_COMPARE(undoText(), QStringLiteral("&Undo opening a model"));
        undo();
        QTRY_COMPARE_WITH_TIMEOUT(document().reading()->source->reference, std::string("story-gpt"),
                                  30'000);
        QCOMPARE(document().text(), before);
        QVERIFY(!bench_->action(Command::undo)->isEnabled());
        redo();
        QTRY_COMPARE_WITH_TIMEOUT(document().reading()->source->reference, std::string("by-hand"),
                                  30'000);
    }

    void anEditWhileUndoRunsCounts() {
        document().setText(QStringLiteral("Once"));
        pass();
        undo();
        document().setText(QStringLiteral("The dog ran"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("The dog ran"));
        QTRY_VERIFY(!document().busy());
        pass();
        undo();
        QTRY_VERIFY(document().reading()->sentence.text.starts_with("The cat"));
    }

    void theTextsFollowTheLanguage() {
        document().setText(QStringLiteral("Once"));
        pass();
        bench_->action(Command::languageChinese)->trigger();
        QCoreApplication::processEvents();
        const QString chinese = undoText();
        bench_->action(Command::languageEnglish)->trigger();
        QCoreApplication::processEvents();
        QVERIFY2(chinese.contains(QStringLiteral("输入")), qPrintable(chinese));
        QCOMPARE(undoText(), QStringLiteral("&Undo typing"));
    }
};

QTEST_MAIN(TestHistory)
#include "test_history.moc"
