// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison.h"
#include "app/heatmap_card.h"
#include "app/history.h"
#include "app/notes_card.h"
#include "app/session_files.h"
#include "tests/app/killed_window.h"
#include "tests/app/session/session_sample.h"
#include "tests/app/window_bench.h"
#include "widgets/controls/message_bar.h"
#include "widgets/heatmap/attention_view.h"
#include "widgets/heatmap/heatmap_view.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

using namespace heedmap;

namespace {

/// Reaches the file without its dialog: the dialog is the toolkit's.
bool saveTo(test::WindowBench& bench, const QString& path) {
    const auto state = bench.document().state();
    Session session;
    session.state = state;
    session.place = bench.find<HeatmapCard>()->place();
    session.notes = bench.find<NotesCard>()->text().toStdString();
    return saveSession(session, path.toStdString(), {}).ok();
}

QStringList kept(const QTemporaryDir& autosaves) {
    return QDir(autosaves.path()).entryList({QStringLiteral("*.heedmap")}, QDir::Files);
}

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestSessionWindow : public QObject {
    Q_OBJECT

    std::unique_ptr<ApplicationTheme> theme_;
    std::unique_ptr<test::WindowBench> bench_;

    Document& document() { return bench_->document(); }
    SessionFiles& session() { return bench_->window.session(); }
    QString path() const { return bench_->file("lesson.heedmap"); }

    void press(const char* text) {
        for (auto* button : bench_->window.messages().findChildren<QPushButton*>()) {
            if (button->text() == QLatin1String(text) && button->isVisible()) {
                button->click();
                return;
            }
        }
        QFAIL(text);
    }

    /// Opens what the window shows, as a session of its own.
    void openSaved() {
        QVERIFY(saveTo(*bench_, path()));
        session().open(path());
        QTRY_COMPARE(session().path(), path());
    }

    /// A session of another model, told by its seed.
    bool saveOther(const QString& path, const char* model) {
        Session lesson;
        lesson.state = document().state();
        lesson.state.model = model;
        lesson.state.sampler.seed = 4711;
        lesson.state.sentence.text = "a b";
        return saveSession(lesson, path.toStdString(), {}).ok();
    }

    /// Acts when a session's text is shown, before it can have been read.
    template <class Act>
    void whenTheTextStands(Act act) {
        connect(&document(), &Document::textChanged, &document(), act,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    }

    void answer(QMessageBox::StandardButton button) {
        auto* box = bench_->find<QMessageBox>();
        QVERIFY(box != nullptr && box->isVisible());
        box->button(button)->click();
        QTRY_VERIFY(bench_->find<QMessageBox>() == nullptr);
    }

    /// A fork of three tokens, notes, another head, the difference: as a lesson leaves it.
    void prepareLesson() {
        document().setText(QStringLiteral("Once upon a time there"));
        QTRY_COMPARE(document().reading()->length(), Index{5});
        document().step();
        QTRY_COMPARE(document().reading()->length(), Index{6});
        QTRY_VERIFY(document().nextTokens()->reading == document().reading());
        document().take(document().nextTokens()->candidates[2].id);
        QTRY_COMPARE(document().reading()->length(), Index{7});
        document().step();
        QTRY_COMPARE(document().reading()->length(), Index{8});
        document().back();
        QTRY_COMPARE(document().reading()->length(), Index{7});
        document().selection().setHead({{Stack::decoder, 3}, 2});
        bench_->action(Command::sideBySide)->trigger();
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 3}, 2}));
        document().selection().setCell(CellPosition{5, 2});
        bench_->find<NotesCard>()->editor()->setPlainText(QStringLiteral("Look at row 5"));
        QTRY_VERIFY(!document().busy());
        QCoreApplication::processEvents();
    }

    /// Waits until the document is to stand at a model, without giving it time to get there.
    bool aboutToStandAt(const std::string& model) {
        const QDeadlineTimer deadline(30'000);
        while (document().state().model != model && !deadline.hasExpired()) {
            QCoreApplication::processEvents();
        }
        return document().state().model == model;
    }

  private slots:
    void initTestCase() { theme_ = std::make_unique<ApplicationTheme>(); }
    void init() {
        bench_ = std::make_unique<test::WindowBench>(*theme_);
        QTRY_VERIFY_WITH_TIMEOUT(bench_->settled(), 30'000);
        QCoreApplication::processEvents();
    }
    void cleanup() { bench_.reset(); }

    void opensExactlyThere() {
        prepareLesson();
        const DocumentState left = document().state();
        QVERIFY(saveTo(*bench_, path()));
        LaunchRequest request;
        request.file = path().toStdString();
        test::WindowBench other(*theme_, request);
        QSignalSpy opened(&other.window.session(), &SessionFiles::opened);
        QVERIFY(opened.wait(30'000));
        QVERIFY(other.document().state() == left);
        QTRY_VERIFY(other.settled());
        QCOMPARE(other.document().reading()->trace().ids(), document().reading()->trace().ids());
        QCOMPARE(other.document().picture()->masked->pattern(5, 2),
                 document().picture()->masked->pattern(5, 2));
        QCOMPARE(other.find<NotesCard>()->text(), QStringLiteral("Look at row 5"));
        QVERIFY(other.find<NotesCard>()->isVisible());
        QVERIFY(!other.window.isWindowModified());
        QVERIFY2(other.window.windowTitle().startsWith(QLatin1String("lesson.heedmap[*]")),
                 qPrintable(other.window.windowTitle()));
        QCOMPARE(other.settings.recentSessions(), QStringList({path()}));
        QVERIFY(!other.action(Command::undo)->isEnabled());
    }

    /// The picture's kind and its what-if, the pinned head, the heatmap's zoom.
    void opensAtThePicture() {
        document().setText(QStringLiteral("Once upon a time there was a cat"));
        QTRY_VERIFY(bench_->settled() && document().reading()->length() > 6);
        document().selection().setHead({{Stack::decoder, 1}, 2});
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 1}, 2}));
        auto* card = bench_->find<HeatmapCard>();
        card->comparison()->pin();
        QTRY_VERIFY(card->comparison()->picture() != nullptr);
        card->comparison()->setDifference(true);
        card->view()->zoomIn();
        bench_->action(Command::showWalk)->trigger();
        ViewOptions options = document().options();
        options.walkStep = WalkStep::softmax;
        options.walkScale = false;
        options.walkTemperature = 0.5;
        document().setOptions(options);
        QTRY_VERIFY(bench_->settled());
        PicturePlace left = card->place();
        left.walk.part = WalkPart::masked;
        card->setPlace(left);
        QVERIFY(left.sight && left.pinned && left.difference);
        QVERIFY(saveTo(*bench_, path()));

        LaunchRequest request;
        request.file = path().toStdString();
        test::WindowBench other(*theme_, request);
        QTRY_COMPARE_WITH_TIMEOUT(other.window.session().path(), path(), 30'000);
        QVERIFY(other.document().options() == options);
        auto* opened = other.find<HeatmapCard>();
        QTRY_VERIFY(other.settled() && opened->comparison()->picture() != nullptr);
        const PicturePlace there = opened->place();
        QVERIFY(there.pinned == left.pinned && there.difference);
        QCOMPARE(there.sight, left.sight);
        QTRY_COMPARE(int(*opened->place().walk.part), int(*left.walk.part));
        QVERIFY(there.walk == left.walk);
        QCOMPARE(opened->view()->first()->visibleCells(), card->view()->first()->visibleCells());
        QVERIFY(!other.window.session().unsaved());
        opened->comparison()->unpin();
        QVERIFY(other.window.session().unsaved());
    }

    /// The default model opens, and what went wrong stands over it.
    void tellsOfASessionOfTheStartThatCannotBeOpened() {
        LaunchRequest request;
        request.file = "missing.heedmap";
        test::WindowBench other(*theme_, request);
        QTRY_VERIFY_WITH_TIMEOUT(other.settled() && other.document().reading(), 30'000);
        const MessageBar& bar = other.window.messages();
        QTRY_VERIFY(bar.isVisible());
        QCOMPARE(bar.text().section(QLatin1Char('\n'), 0, 0),
                 QStringLiteral("“missing.heedmap” is not there."));
    }

    void theMarkFollowsWhatIsUnsaved() {
        QVERIFY(saveTo(*bench_, path()));
        session().open(path());
        QTRY_COMPARE(session().path(), path());
        QVERIFY(!bench_->window.isWindowModified());
        document().setText(QStringLiteral("Once"));
        QTRY_VERIFY(bench_->window.isWindowModified());
        bench_->action(Command::undo)->trigger();
        QTRY_VERIFY(!bench_->window.isWindowModified());
        bench_->find<NotesCard>()->editor()->setPlainText(QStringLiteral("a note"));
        QTRY_VERIFY(bench_->window.isWindowModified());
        bench_->action(Command::saveSession)->trigger();
        QTRY_VERIFY(!bench_->window.isWindowModified());
        QVERIFY(textOf(path()).contains(QLatin1String("\"notes\": \"a note\"")));
        QVERIFY(textOf(path()).contains(QLatin1String("\"hash\": \"blake2b-256:")));
    }

    void aSentenceAloneIsNoLoss() {
        document().setText(QStringLiteral("Once"));
        document().step();
        QTRY_VERIFY(!document().busy());
        QCoreApplication::processEvents();
        QVERIFY(!session().unsaved()); // the sentence is remembered, the seed decodes the same
        QVERIFY(bench_->window.close());
    }

    void closingAsksWhereSomethingIsLost() {
        prepareLesson();
        QVERIFY(session().unsaved());
        QVERIFY(!bench_->window.close());
        auto* box = bench_->find<QMessageBox>();
        QVERIFY(box && box->isVisible());
        box->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(bench_->find<QMessageBox>() == nullptr);
        QVERIFY(bench_->window.isVisible());
        QVERIFY(!bench_->window.close());
        bench_->find<QMessageBox>()->button(QMessageBox::Discard)->click();
        QTRY_VERIFY(!bench_->window.isVisible());
    }

    void refusesToOverwriteWhatOthersChanged() {
        QVERIFY(saveTo(*bench_, path()));
        session().open(path());
        QTRY_COMPARE(session().path(), path());
        QFile file(path());
        QVERIFY(file.open(QIODevice::Append));
        file.write(" ");
        file.close();
        const QString before = textOf(path());
        document().setText(QStringLiteral("Once"));
        QTRY_VERIFY(session().unsaved());
        bench_->action(Command::saveSession)->trigger();
        QTRY_VERIFY(bench_->window.messages().isVisible());
        QVERIFY(bench_->window.messages().text().contains(QLatin1String("Not saved")));
        QVERIFY(bench_->window.messages().text().contains(QLatin1String("changed since")));
        QVERIFY(bench_->window.messages().asks()); // Save as…
        QCOMPARE(textOf(path()), before);
        QVERIFY(session().unsaved());
    }

    void aBrokenFileLeavesWhatIsOpen() {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\": \"heedmap session\", \"version\": 7}");
        file.close();
        const DocumentState before = document().state();
        session().open(path());
        QTRY_VERIFY(bench_->window.messages().isVisible());
        QVERIFY(bench_->window.messages().text().contains(QLatin1String("version: got 7")));
        QVERIFY(document().state() == before);
        QVERIFY(session().path().isEmpty());
    }

    void aModelThatMovedIsAskedFor() {
        Session lesson;
        lesson.state = document().state();
        lesson.state.model = "/nowhere/my-model";
        lesson.state.sentence.text = "The dog ran";
        QVERIFY(saveSession(lesson, path().toStdString(), {}).ok());
        const DocumentState before = document().state();
        session().open(path());
        QTRY_VERIFY(bench_->window.messages().asks());
        QVERIFY(bench_->window.messages().text().contains(QLatin1String("/nowhere/my-model")));
        QVERIFY(document().state() == before);
        document().setText(QStringLiteral("Once")); // a question stays
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Once"));
        QVERIFY(bench_->window.messages().asks());
        press("Take the open model");
        QTRY_COMPARE(document().reading()->sentence.text, std::string("The dog ran"));
        QTRY_COMPARE(session().path(), path());
        QVERIFY(session().unsaved()); // the file names another model
    }

    void otherWeightsAreToldOf() {
        Session lesson;
        lesson.state = document().state();
        lesson.modelHash = "blake2b-256:" + std::string(64, '0');
        QVERIFY(saveSession(lesson, path().toStdString(), {}).ok());
        session().open(path());
        QTRY_VERIFY(bench_->window.messages().isVisible());
        QVERIFY2(bench_->window.messages().text().contains(QLatin1String("story-gpt")),
                 qPrintable(bench_->window.messages().text()));
    }

    void clampedValuesAreToldOf() {
        Session lesson;
        lesson.state = document().state();
        std::string text = sessionText(lesson);
        const std::string layer = "\"layer\": 2";
        text.replace(text.find(layer), layer.size(), "\"layer\": -1");
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(text));
        file.close();
        session().open(path());
        QTRY_VERIFY(bench_->window.messages().isVisible());
        QVERIFY(bench_->window.messages().text().contains(QLatin1String("head.layer: got -1")));
        QTRY_VERIFY((document().picture()->head == HeadId{{Stack::decoder, 0}, 1}));
    }

    void startsAnew() {
        QVERIFY(saveTo(*bench_, path()));
        session().open(path());
        QTRY_COMPARE(session().path(), path());
        document().setText(QStringLiteral("Once"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Once"));
        QSignalSpy saved(&session(), &SessionFiles::saved);
        bench_->action(Command::saveSession)->trigger();
        QVERIFY(session().unsaved()); // until it is written
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!session().unsaved());
        bench_->action(Command::newSession)->trigger();
        QTRY_VERIFY(session().path().isEmpty());
        QVERIFY(document().showsExample());
        QVERIFY(!session().unsaved());
    }

    void closingWaitsForTheWrite() {
        openSaved();
        document().setText(QStringLiteral("Once"));
        QTRY_VERIFY(session().unsaved());
        bench_->action(Command::saveSession)->trigger();
        QVERIFY(!bench_->window.close());
        QTRY_VERIFY(!bench_->window.isVisible());
        QVERIFY(textOf(path()).contains(QLatin1String("\"text\": \"Once\"")));
        QVERIFY(bench_->find<QMessageBox>() == nullptr);
    }

    void aSaveIsOfTheSessionItBeganIn() {
        const QString other = bench_->file("other.heedmap");
        QVERIFY(saveTo(*bench_, other));
        openSaved();
        document().setText(QStringLiteral("Once"));
        QTRY_VERIFY(session().unsaved());
        bench_->action(Command::saveSession)->trigger();
        session().open(other);
        QTRY_COMPARE(session().path(), other);
        QTRY_VERIFY(!session().busy());
        QVERIFY(textOf(path()).contains(QLatin1String("\"text\": \"Once\"")));
        QVERIFY(textOf(other).contains(QLatin1String("\"text\": \"The cat")));
        QVERIFY(!session().unsaved());
        QVERIFY(document().text().startsWith(QLatin1String("The cat")));
    }

    void everySaveIsKnown() {
        openSaved();
        QSignalSpy saved(&session(), &SessionFiles::saved);
        QSignalSpy failed(&session(), &SessionFiles::saveFailed);
        for (const char* text : {"Once", "Once upon", "Once upon a"}) {
            document().setText(QString::fromLatin1(text));
            bench_->action(Command::saveSession)->trigger();
        }
        session().cancel(); // those that wait
        bench_->action(Command::saveSession)->trigger();
        QTRY_VERIFY(!session().busy());
        bench_->action(Command::saveSession)->trigger();
        QTRY_VERIFY(!session().busy());
        QCOMPARE(failed.size(), 0);
        QVERIFY(saved.size() >= 2);
        QVERIFY(textOf(path()).contains(QLatin1String("\"text\": \"Once upon a\"")));
    }

    void undoSupersedesAnOpening() {
        document().setText(QStringLiteral("Once"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Once"));
        const QString other = bench_->file("other.heedmap");
        QVERIFY(saveOther(other, "by-hand"));
        QSignalSpy opened(&session(), &SessionFiles::opened);
        session().open(other);
        answer(QMessageBox::Discard); // the text is of no file
        QVERIFY(aboutToStandAt("by-hand"));
        if (document().reading()->source->reference == "by-hand") {
            QSKIP("the model was open before the opening could be undone");
        }
        bench_->action(Command::undo)->trigger();
        QTRY_VERIFY(!document().busy() && !session().busy());
        QCoreApplication::processEvents();
        QCOMPARE(opened.size(), 0);
        QVERIFY(session().path().isEmpty());
        QCOMPARE(document().reading()->source->reference, std::string("story-gpt"));
    }

    void whatIsTypedWhileASessionOpensIsUnsaved() {
        const QString other = bench_->file("other.heedmap");
        QVERIFY(saveOther(other, "by-hand"));
        session().open(other);
        QTRY_COMPARE(document().state().model, std::string("by-hand"));
        document().setText(QStringLiteral("Once"));
        QTRY_COMPARE(session().path(), other);
        QCOMPARE(document().reading()->source->reference, std::string("by-hand"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Once"));
        QCOMPARE(document().sampler().seed, std::uint64_t{4711}); // the session's all the same
        QVERIFY(session().unsaved());
    }

    void whatIsTypedWhileItsTextIsReadIsUnsaved() {
        Session lesson;
        lesson.state = document().state();
        lesson.state.sentence.text = "The dog ran";
        QVERIFY(saveSession(lesson, path().toStdString(), {}).ok());
        session().open(path());
        whenTheTextStands([this] { document().setText(QStringLiteral("Once")); });
        QTRY_COMPARE(session().path(), path());
        QCOMPARE(document().text(), QStringLiteral("Once"));
        QVERIFY(session().unsaved());
    }

    void aFieldClearedWhileASessionIsReadEndsIt() {
        Session lesson;
        lesson.state = document().state();
        lesson.state.sentence.text = "The dog ran";
        QVERIFY(saveSession(lesson, path().toStdString(), {}).ok());
        session().open(path());
        whenTheTextStands([this] { document().setText({}); });
        QTRY_COMPARE(session().path(), path());
        QVERIFY(document().text().isEmpty());
        QVERIFY(session().unsaved());
    }

    void aTextOfTheUsersOwnIsAskedFor() {
        document().setText(QStringLiteral("Once"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Once"));
        bench_->action(Command::newSession)->trigger();
        answer(QMessageBox::Cancel);
        QCOMPARE(document().text(), QStringLiteral("Once"));
        bench_->action(Command::newSession)->trigger();
        answer(QMessageBox::Discard);
        QTRY_VERIFY(document().showsExample());
    }

    void takesADroppedSession() {
        document().setText(QStringLiteral("Once"));
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Once"));
        QVERIFY(saveTo(*bench_, path()));
        document().setText(QStringLiteral("Hello there"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path())});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QCoreApplication::sendEvent(&bench_->window, &enter);
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&bench_->window, &drop);
        answer(QMessageBox::Discard); // of the other text
        QTRY_COMPARE(document().reading()->sentence.text, std::string("Once"));
    }

    void aRestoredSessionKnowsItsFile() {
        QVERIFY(saveTo(*bench_, path()));
        QTemporaryDir autosaves;
        test::killWindow(autosaves.path(), path());
        const QString file = path();
        const auto folder = std::move(bench_); // keeps the file
        bench_ = std::make_unique<test::WindowBench>(*theme_, LaunchRequest{}, autosaves.path());
        QTRY_VERIFY_WITH_TIMEOUT(bench_->settled() && bench_->window.messages().asks(), 30'000);
        press("Restore");
        QTRY_COMPARE(session().path(), file);
        QVERIFY(bench_->window.isWindowModified());
        QVERIFY(bench_->window.windowTitle().startsWith(QLatin1String("lesson.heedmap[*]")));
        QVERIFY(!textOf(file).contains(QLatin1String("there was a crash")));
        bench_->action(Command::saveSession)->trigger();
        QTRY_VERIFY(!session().unsaved());
        QTRY_VERIFY(textOf(file).contains(QLatin1String("there was a crash")));
        QVERIFY(!textOf(file).contains(QLatin1String("\"saved\""))); // the link is the autosave's
        bench_.reset();
    }

    /// One whose model cannot be opened is offered once, and kept.
    void aLeftoverThatCannotBeOpenedIsKept() {
        QTemporaryDir models;
        QFile config(models.filePath(QStringLiteral("config.json")));
        QVERIFY(config.open(QIODevice::WriteOnly) && config.write("{}") == 2);
        config.close();
        for (const QString& model : {models.path(), models.filePath(QStringLiteral("gone"))}) {
            QTemporaryDir autosaves;
            Session session;
            session.state.model = model.toStdString();
            session.state.sentence.text = "the lost one";
            const QString file = autosaves.filePath(QStringLiteral("1-lost.heedmap"));
            QVERIFY(writeSession(session, file.toStdString(), true));
            bench_ =
                std::make_unique<test::WindowBench>(*theme_, LaunchRequest{}, autosaves.path());
            const auto told = [this] { return bench_->window.messages().text(); };
            QTRY_VERIFY_WITH_TIMEOUT(told().contains(QLatin1String("the lost one")), 30'000);
            press("Restore");
            const QString where = autosaves.filePath(QStringLiteral("kept/1-lost.heedmap"));
            QTRY_VERIFY_WITH_TIMEOUT(told().contains(where), 30'000);
            QVERIFY(QFile::exists(where) && !QFile::exists(file));
            QVERIFY(Autosave::leftovers(autosaves.path()).empty());
            bench_.reset();
        }
    }

    void aKilledWindowIsRestored() {
        QTemporaryDir autosaves;
        test::killWindow(autosaves.path());
        bench_ = std::make_unique<test::WindowBench>(*theme_, LaunchRequest{}, autosaves.path());
        QTRY_VERIFY_WITH_TIMEOUT(bench_->settled() && bench_->window.messages().asks(), 30'000);
        QVERIFY(bench_->window.messages().text().contains(QLatin1String("there was a crash")));
        QCOMPARE(kept(autosaves).size(), 1);
        press("Restore");
        session().cancel(); // not restored: it is offered again
        QVERIFY(bench_->window.messages().asks());
        press("Restore");
        whenTheTextStands([this] { document().cancel(); });
        QTRY_VERIFY(bench_->window.messages().asks());
        QCOMPARE(kept(autosaves).size(), 1);
        press("Restore");
        answer(QMessageBox::Discard); // its text is there already
        QTRY_COMPARE(document().reading()->sentence.text,
                     std::string("Once upon a time there was a crash"));
        QTRY_VERIFY(session().unsaved());
        // Kept here until it is safe in the own autosave.
        QTRY_COMPARE_WITH_TIMEOUT(kept(autosaves),
                                  QStringList({QFileInfo(session().autosave().file()).fileName()}),
                                  20'000);
        bench_.reset();
        QVERIFY(kept(autosaves).isEmpty());
    }
};

int main(int argc, char** argv) {
    if (argc >= 3 && qstrcmp(argv[1], "window") == 0) {
        return test::runWindow(argc, argv);
    }
    QApplication application(argc, argv);
    TestSessionWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_session_window.moc"
