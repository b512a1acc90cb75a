// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/program.h"

#include <QtEndian>
#include <QtTest>

#include <csignal>

using namespace heedmap;

namespace {

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What another program prints, or nothing where it is not installed.
QByteArray output(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(60'000) ? process.readAllStandardOutput() : QByteArray();
}

/// Width and height of a PNG, as its header has them.
std::pair<quint32, quint32> pngSize(const QString& path) {
    const QByteArray bytes = contents(path);
    if (!bytes.startsWith("\x89PNG") || bytes.size() < 24) {
        return {};
    }
    const auto number = [&](int at) { return qFromBigEndian<quint32>(bytes.constData() + at); };
    return {number(16), number(20)};
}

bool installed(const char* program) {
    return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

} // namespace

class TestExportCommands : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QString at(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }

    /// A command on a sentence of by-hand.
    Finished byHand(const char* command, const QStringList& more) const {
        return runProgram(QStringList{QString::fromLatin1(command), QStringLiteral("--model"),
                                      QStringLiteral("by-hand"), QStringLiteral("--text"),
                                      QStringLiteral("the cat ran and")} +
                          more);
    }

    /// Every font of the PDF is embedded, and the words are found in its text.
    void checkPdf(const QString& path, const QStringList& words) const {
        QVERIFY(contents(path).startsWith("%PDF-"));
        if (!installed("pdffonts")) {
            QSKIP("poppler-utils is not installed");
        }
        const QList<QByteArray> fonts = output(QStringLiteral("pdffonts"), {path}).split('\n');
        QVERIFY(fonts.size() > 3); // two lines of heads
        for (qsizetype i = 2; i < fonts.size(); ++i) {
            const QByteArray line = fonts[i].simplified();
            QVERIFY2(line.isEmpty() || line.contains(" yes "), line.constData());
        }
        const QString text = QString::fromUtf8(output(
            QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")}));
        for (const QString& word : words) {
            QVERIFY2(text.contains(word), qPrintable(word + " is not in " + text));
        }
    }

  private slots:
    void animatesDecoding() {
        for (const char* name : {"a.webp", "a.gif"}) {
            const Finished run = byHand("animate", {"--layer", "1", "--head", "0", "--steps", "5",
                                                    "--dpi", "60", "--out", at(name)});
            QVERIFY2(run.status == 0, run.error.constData());
            QVERIFY(run.out.isEmpty());
        }
        if (installed("webpinfo")) {
            const QByteArray info = output(QStringLiteral("webpinfo"), {at("a.webp")});
            QCOMPARE(info.count("Chunk ANMF"), 6);
            QVERIFY(info.contains("No error detected."));
        }
        if (installed("giftext")) {
            QCOMPARE(output(QStringLiteral("giftext"), {at("a.gif")}).count("Image #"), 6);
        }
        const QByteArray first = contents(at("a.webp"));
        const Finished again = byHand("animate", {"--layer", "1", "--head", "0", "--steps", "5",
                                                  "--dpi", "60", "--out", at("again.webp")});
        QCOMPARE(again.status, 0);
        QVERIFY(contents(at("again.webp")) == first);
    }

    void animatesTheWalk() {
        const Finished run = byHand("animate", {"--of", "walk", "--layer", "1", "--head", "0",
                                                "--dpi", "60", "--out", at("walk.png")});
        QVERIFY2(run.status == 0, run.error.constData());
        QVERIFY(QFile::exists(at("walk-009.png"))); // X, Q, K, V, q·k, ÷√d, mask, softmax, V, W_O
        QVERIFY(!QFile::exists(at("walk-010.png")));
        QCOMPARE(pngSize(at("walk-009.png")), pngSize(at("walk-000.png")));
    }

    void writesNumberedPictures() {
        const Finished run =
            byHand("animate", {"--layer", "0", "--head", "1", "--steps", "2", "--dpi", "60",
                               "--lang", "zh", "--theme", "dark", "--out", at("step.png")});
        QVERIFY2(run.status == 0, run.error.constData());
        const auto size = pngSize(at("step-000.png"));
        QCOMPARE(size.first, 402U); // 170 mm at 60 dpi
        QCOMPARE(pngSize(at("step-002.png")), size);
        QVERIFY(!QFile::exists(at("step-003.png")));
        const Finished again = byHand("animate", {"--layer", "0", "--head", "1", "--steps", "2",
                                                  "--dpi", "60", "--out", at("step.png")});
        QCOMPARE(again.status, 2);
        QVERIFY2(again.error.contains("step-000.png"), again.error.constData());
    }

    void anInterruptLeavesNothing() {
        QProcess process;
        process.start(QStringLiteral(HEEDMAP_PROGRAM),
                      {"animate", "--text", "Tom gave Anna a red hen. She", "--layer", "1",
                       "--head", "0", "--steps", "200", "--temperature", "2", "--dpi", "400",
                       "--out", at("long.webp")});
        QVERIFY(process.waitForStarted());
        QTest::qWait(1500);
        QCOMPARE(process.state(), QProcess::Running); // else 0 would stand for every process here
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(!QFile::exists(at("long.webp")));
    }

    void printsAWorksheetAndItsAnswers() {
        const Finished run =
            byHand("worksheet", {"--layer", "1", "--head", "0", "--out", at("sheet.pdf"),
                                 "--answers", at("key.pdf"), "--share", "1", "--blanks", "output"});
        QVERIFY2(run.status == 0, run.error.constData());
        checkPdf(at("sheet.pdf"), {"the", "cat", "ran", "Attention by hand", "Name"});
        checkPdf(at("key.pdf"), {"the answers", "cat"});
        QVERIFY(contents(at("key.pdf")).size() > contents(at("sheet.pdf")).size());
    }

    void aWorksheetsAnswersAreBesideItUnlessNamed() {
        const QStringList line{"--layer", "1", "--head", "0", "--out", at("beside.pdf")};
        const Finished run = byHand("worksheet", line);
        QVERIFY2(run.status == 0, run.error.constData());
        checkPdf(at("beside-answers.pdf"), {"the answers"});
        QVERIFY(QFile::remove(at("beside.pdf")));
        const QByteArray key = contents(at("beside-answers.pdf"));
        const Finished again = byHand("worksheet", line);
        QCOMPARE(again.status, 2);
        QVERIFY2(again.error.contains("beside-answers.pdf"), again.error.constData());
        QVERIFY(!QFile::exists(at("beside.pdf")));
        QCOMPARE(contents(at("beside-answers.pdf")), key);
    }

    void printsAWorksheetInChinese() {
        const Finished run =
            runProgram({"worksheet", "--model", "story-gpt-zh", "--text", "小猫坐在垫子上",
                        "--layer", "0", "--head", "0", "--lang", "zh", "--paper", "letter", "--out",
                        at("zh.pdf"), "--answers", at("zh-key.pdf")});
        QVERIFY2(run.status == 0, run.error.constData());
        checkPdf(at("zh.pdf"), {"小猫", "姓名"});
    }

    void printsAHandout() {
        const Finished run =
            byHand("handout", {"--heads", "1.0,0.1", "--steps", "3", "--out", at("handout.pdf")});
        QVERIFY2(run.status == 0, run.error.constData());
        checkPdf(at("handout.pdf"),
                 {"Contents", "Head 1.0", "Head 0.1", "cat", "One weight, worked out"});
    }

    void printsAHandoutOfATranslation() {
        const Finished run =
            runProgram({"handout", "--model", "translate-en-zh", "--text",
                        "I saw three white horses.", "--target-text", "我看见", "--stack", "cross",
                        "--heads", "1.0", "--lang", "zh", "--out", at("cross.pdf")});
        QVERIFY2(run.status == 0, run.error.constData());
        checkPdf(at("cross.pdf"), {"horses", "目录", "编码器的全部注意力头", "解码器的全部注意力头",
                                   "交叉注意力的全部注意力头"});
    }

    void aHandoutTranslatesWhatHasNoTargetYet() {
        const Finished run = runProgram({"handout", "--model", "translate-en-zh", "--text",
                                         "I saw three white horses.", "--out", at("made.pdf")});
        QVERIFY2(run.status == 0, run.error.constData());
        checkPdf(at("made.pdf"),
                 {"→ “我看见了三匹白色的马。”", "has 7 of them", "the target has 10",
                  "What the tokens of the target look at", "predicts the token after it",
                  "What the model adds in 10 steps"});
        const Finished far =
            runProgram({"handout", "--model", "translate-en-zh", "--text",
                        "I saw three white horses.", "--query", "50", "--out", at("far.pdf")});
        QCOMPARE(far.status, 2);
        QVERIFY2(far.error.contains("query: got 50, expected 0 to 9"), far.error.constData());
    }

    void aHandoutTakesTheStepsThereIsRoomFor() {
        const Finished run = runProgram({"handout", "--model", "by-hand", "--ids",
                                         "1,2,3,4,1,2,3,4,1,2", "--out", at("full.pdf")});
        QVERIFY2(run.status == 0, run.error.constData());
        checkPdf(at("full.pdf"), {"What the model adds in 2 steps"});
    }

    void printsAHandoutOfASession() {
        QFile session(at("class.heedmap"));
        QVERIFY(session.open(QIODevice::WriteOnly));
        session.write(R"({"format": "heedmap session", "version": 1, "program": "Heedmap",
            "model": {"reference": "by-hand"}, "text": "the cat ran and",
            "head": {"stack": "decoder", "layer": 1, "head": 1},
            "cell": {"query": 2, "key": 1}})");
        session.close();
        const Finished run =
            runProgram({"handout", "--session", at("class.heedmap"), "--out", at("session.pdf")});
        QVERIFY2(run.status == 0, run.error.constData());
        checkPdf(at("session.pdf"), {"Head 1.1", "ran", "One weight, worked out"});
        const Finished both = runProgram(
            {"handout", "--session", at("class.heedmap"), "--text", "x", "--out", at("both.pdf")});
        QCOMPARE(both.status, 2);
        QVERIFY2(both.error.contains("--text: got x, expected none with --session"),
                 both.error.constData());
    }

    void aHandoutTellsHowFarTheMaskIsSwitched() {
        const QStringList line{"handout", "--text", "The cat sat on", "--heads", "2.1",
                               "--steps", "0",      "--force",        "--out",   at("far.pdf")};
        const auto text = [this] {
            return QString::fromUtf8(output("pdftotext", {at("far.pdf"), "-"})).simplified();
        };
        QCOMPARE(runProgram(line).status, 0);
        checkPdf(at("far.pdf"), {"without it (this head only)", "the largest of the last row"});
        QString local = text();
        QCOMPARE(runProgram(line + QStringList{"--scope", "propagated"}).status, 0);
        checkPdf(at("far.pdf"), {"without it (whole model)"});
        QVERIFY(local.replace("this head only", "whole model") != text()); // other numbers
        const Finished wrong = runProgram(line + QStringList{"--scope", "all"});
        QCOMPARE(wrong.status, 2);
        QVERIFY2(wrong.error.contains("--scope: got all"), wrong.error.constData());
    }

    void aHandoutTellsWhatWasChosen() {
        QFile session(at("chosen.heedmap"));
        QVERIFY(session.open(QIODevice::WriteOnly));
        session.write(R"({"format": "heedmap session", "version": 1, "program": "Heedmap",
            "model": {"reference": "by-hand"}, "text": "the cat ran and",
            "head": {"stack": "decoder", "layer": 1, "head": 1},
            "view": {"scope": "propagated"},
            "decoding": {"tokens": [2, 3, 1], "by_hand": [1], "position": 3},
            "cell": {"query": 5, "key": 1}})");
        session.close();
        const Finished run =
            runProgram({"handout", "--session", at("chosen.heedmap"), "--out", at("chosen.pdf")});
        QVERIFY2(run.status == 0, run.error.constData());
        checkPdf(at("chosen.pdf"),
                 {"(whole model)", "decoded after this text", "Decoding in 3", "chosen by hand"});
        const QByteArray pdf = contents(at("chosen.pdf"));
        QVERIFY(pdf.contains("<heedmap:decoded-ids>2,3,1</heedmap:decoded-ids>"));
        QVERIFY(pdf.contains("<heedmap:steps-by-hand>2</heedmap:steps-by-hand>"));
    }

    void writesTheNumbersOfABatch() {
        const Finished run =
            byHand("figure", {"--layers", "1", "--heads", "all", "--out-dir", at("numbers"),
                              "--name", "{head}.svg", "--data", "{head}.csv"});
        QVERIFY2(run.status == 0, run.error.constData());
        QCOMPARE(QDir(at("numbers")).entryList(QDir::Files),
                 (QStringList{"0.csv", "0.svg", "1.csv", "1.svg"}));
        const Finished one = byHand("figure", {"--layer", "1", "--head", "1", "--out",
                                               at("number.svg"), "--data", at("number.csv")});
        QVERIFY2(one.status == 0, one.error.constData());
        QCOMPARE(contents(at("numbers/1.csv")), contents(at("number.csv")));
    }

    /// Where a file may not grow any more, as on a full disk.
    void aBatchThatHasNoRoomLeavesWholeFilesOnly() {
        QFile list(at("room.json"));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write(R"([
            {"model": "by-hand", "ids": [0, 1, 4], "kind": "grid", "out": "small.svg"},
            {"text": "The cat sat on the mat because it was tired", "kind": "grid",
             "out": "large.svg"}
        ])");
        list.close();
        QProcess process;
        const QString command = QStringLiteral("ulimit -f 64; exec \"$0\" \"$@\"");
        process.start(QStringLiteral("bash"),
                      {"-c", command, QStringLiteral(HEEDMAP_PROGRAM), "figure", "--spec",
                       at("room.json"), "--out-dir", at("room")});
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray error = process.readAllStandardError();
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 2);
        QVERIFY2(error.contains("missing: ") && error.contains("large.svg"), error.constData());
        const QStringList files = QDir(at("room")).entryList(QDir::Files | QDir::Hidden);
        for (const QString& file : files) {
            QVERIFY(contents(at("room/") + file).trimmed().endsWith("</svg>"));
        }
        QVERIFY(!files.contains(QStringLiteral("large.svg")));
    }

    void drawsEveryHead() {
        const Finished run =
            byHand("figure", {"--layers", "all", "--heads", "all", "--out-dir", at("heads"),
                              "--name", "{model}-L{layer}H{head}.svg"});
        QVERIFY2(run.status == 0, run.error.constData());
        QCOMPARE(QDir(at("heads")).entryList(QDir::Files),
                 (QStringList{"by-hand-L0H0.svg", "by-hand-L0H1.svg", "by-hand-L1H0.svg",
                              "by-hand-L1H1.svg"}));
        const Finished one =
            byHand("figure", {"--layer", "1", "--head", "0", "--out", at("one.svg")});
        QCOMPARE(one.status, 0);
        QVERIFY(contents(at("one.svg")).size() > 1000);
        QCOMPARE(contents(at("heads/by-hand-L1H0.svg")), contents(at("one.svg")));
        const Finished again =
            byHand("figure", {"--layers", "1", "--heads", "0-1", "--out-dir", at("heads"), "--name",
                              "{model}-L{layer}H{head}.svg"});
        QCOMPARE(again.status, 2);
        QVERIFY2(again.error.contains("L1H0.svg"), again.error.constData());
    }

    void drawsAList() {
        QFile list(at("lecture.json"));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write(R"([
            {"model": "by-hand", "text": "the cat ran", "layer": 0, "head": 1, "out": "a.svg"},
            {"model": "by-hand", "ids": [0, 1, 4], "kind": "grid", "out": "b.svg",
             "width-mm": 85, "no-caption": true},
            {"text": "The cat sat", "layers": "1-2", "heads": "0", "kind": "compare",
             "name": "c{layer}.pdf", "no-values": false}
        ])");
        list.close();
        const Finished run =
            runProgram({"figure", "--spec", at("lecture.json"), "--out-dir", at("lecture")});
        QVERIFY2(run.status == 0, run.error.constData());
        QCOMPARE(QDir(at("lecture")).entryList(QDir::Files),
                 (QStringList{"a.svg", "b.svg", "c1.pdf", "c2.pdf"}));
        QVERIFY(contents(at("lecture/b.svg")).contains("85mm"));
    }

    void namesWhatIsWrongInAList_data() {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* list, const char* message) {
            QTest::newRow(message) << QString::fromUtf8(list) << QString::fromUtf8(message);
        };
        row("{}", "expected a list of at least one figure");
        row("[]", "expected a list of at least one figure");
        row("[1]", "[0]: got 1, expected a JSON object");
        row(R"([{"text": "x", "out": "a.svg"}, {"text": "x", "layer": 9, "head": 0, "out": "b.svg"}])",
            "[1].layer: got 9, expected 0 to 3");
        row(R"([{"text": "x", "colour": "red", "out": "a.svg"}])",
            "[0].colour: got an option that is not known");
        row(R"([{"text": "x", "dpi": {}, "out": "a.png"}])",
            "[0].dpi: got {}, expected a text, a number, true, false or a list of numbers");
        row(R"([{"text": "x", "out": "a.txt"}])", "[0].out: got a.txt");
        row(R"([{"text": "x", "out": "a.svg", "force": true}])",
            "[0].force: got true, expected none: --force stands for all figures");
        row(R"([{"text": "x", "name": "{hat}.svg"}])", "[0].name: got {hat}.svg");
        row(R"([{"text": "x", "out": "a.svg"}, {"text": "y", "out": "a.svg"}])",
            "a.svg: name: got two files of this name");
        row(R"([{"text": "x", "out": "a.svg", "out": "b.svg"}])", "out");
        row(R"([{"text": "x", "out": "a.svg", "layer": NaN}])", "byte");
    }

    void namesWhatIsWrongInAList() {
        QFETCH(QString, list);
        QFETCH(QString, message);
        QFile file(at("wrong.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(list.toUtf8());
        file.close();
        const Finished run =
            runProgram({"figure", "--spec", at("wrong.json"), "--out-dir", at("wrong")});
        QCOMPARE(run.status, 2);
        QCOMPARE(run.error.count('\n'), 1);
        QVERIFY2(run.error.contains(message.toUtf8()), run.error.constData());
        QVERIFY(QDir(at("wrong")).entryList(QDir::Files).isEmpty());
    }

    void refuses_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* line, const char* message) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(message);
        };
        row("animate --text x --layer 0 --head 0 --out a.mp4",
            "--out: got a.mp4, expected a name that ends in .webp, .gif or .png");
        row("animate --text x --out a.gif",
            "--layer: got nothing, expected a number: an animation shows one head");
        row("animate --of dance --text x --layer 0 --head 0 --out a.gif",
            "--of: got dance, expected decoding or walk");
        row("animate --of walk --steps 3 --text x --layer 0 --head 0 --out a.gif",
            "--steps: got 3, expected none for a walk: it has the formula's");
        row("animate --text x --layer 0 --head 0 --frame-ms 5 --out a.gif",
            "--frame-ms: got 5, expected 20 to 60000");
        row("animate --text x --layer 0 --head 0 --loop -1 --out a.gif",
            "--loop: got -1, expected 0 to 1000");
        row("animate --text x --layer 0 --head 0 --steps 300 --out a.gif",
            "--steps: got 300, expected 0 to 255");
        row("animate --model story-bert --text x --layer 0 --head 0 --out a.gif",
            "stack: got encoder, expected decoder or cross: an encoder's attention does not grow "
            "with the text");
        row("worksheet --text x --layer 0 --head 0 --answers b.pdf",
            "--out: got nothing, expected a name that ends in .pdf");
        row("worksheet --text x --layer 0 --head 0 --out a.pdf --answers ./a.pdf --force",
            "--answers: got ./a.pdf, expected another file than --out");
        row("worksheet --text x --layer 0 --head 0 --out a.pdf --answers a.pdf",
            "--answers: got a.pdf, expected another file than --out");
        row("worksheet --text x --layer 0 --head 0 --digits 9 --out a.pdf --answers b.pdf",
            "--digits: got 9, expected 1 to 4");
        row("worksheet --text x --layer 0 --head 0 --blanks dots,x --out a.pdf --answers b.pdf",
            "--blanks: got x, expected steps such as q, k, v, dots, scaled, masked, pattern, "
            "output");
        row("worksheet --text x --layer 0 --head 0 --from x --out a.pdf --answers b.pdf",
            "x: got 192 columns, expected at most 8: begin with Q, K and V instead");
        row("figure --text x --layers all --heads all",
            "--name: got nothing, expected a name such as {model}-L{layer}H{head}.svg");
        row("figure --text x --layers 7 --heads all --name a{layer}{head}.svg",
            "--layers: got 7, expected all, or numbers from 0 to 3 such as 0,2-4");
        row("figure --text x --layers all --heads all --name a{layer}.svg",
            "a0.svg: name: got two files of this name, expected a name of its own for each");
        row("handout --text x --out a.txt", "--out: got a.txt, expected a name that ends in .pdf");
        row("handout --text x --heads 1 --out a.pdf",
            "--heads: got 1, expected LAYER.HEAD such as 1.0,2.3, each once: layers 0 to 3, heads "
            "0 to 5");
        row("handout --text x --query 4 --out a.pdf", "--query: got 4, expected 0 to 0");
    }

    void refuses() {
        QFETCH(QString, line);
        QFETCH(QString, message);
        const Finished run = runProgram(line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
        QCOMPARE(run.status, 2);
        QCOMPARE(QString::fromUtf8(run.error),
                 QStringLiteral("heedmap: ") + message + QLatin1Char('\n'));
    }
};

QTEST_GUILESS_MAIN(TestExportCommands)
#include "test_export_commands.moc"
