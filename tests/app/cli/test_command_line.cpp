// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/program.h"

#include <QtTest>

#include <csignal>
#include <sys/wait.h>

using namespace heedmap;

namespace {

QStringList words(const char* line) {
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QString at(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }

    /// The folder that holds a compiled locale, or nothing where the system cannot make it.
    QString localeFolder(const char* source) const {
        const QString out = at("locales");
        QDir().mkpath(out);
        QProcess::execute(
            QStringLiteral("localedef"),
            {QStringLiteral("--no-archive"), QStringLiteral("-i"), QString::fromLatin1(source),
             QStringLiteral("-f"), QStringLiteral("UTF-8"),
             out + QLatin1Char('/') + QString::fromLatin1(source) + QStringLiteral(".UTF-8")});
        return QFile::exists(out + QLatin1Char('/') + QString::fromLatin1(source) +
                             QStringLiteral(".UTF-8/LC_NUMERIC"))
                   ? out
                   : QString();
    }

  private slots:
    void printsAsExpected_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("golden");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char* line, const char* golden, const char* error = "") {
            QTest::newRow(golden) << QString::fromUtf8(line) << QString::fromLatin1(golden)
                                  << QByteArray(error);
        };
        row("tokenize --text=The␣cat␣sät␣你", "tokenize.txt");
        row("tokenize --json --text=The␣cat␣sät␣你", "tokenize.json");
        row("generate --steps 8 --text=The␣cat␣sat␣on", "generate.txt",
            "heedmap: stopped after 8 tokens: more with --steps\n");
        row("attend --help", "attend-help.txt");
        row("figure --help", "figure-help.txt");
        row("--help", "help.txt");
        row("--version", "version.txt");
    }

    void printsAsExpected() {
        QFETCH(QString, line);
        QFETCH(QString, golden);
        QFETCH(QByteArray, error);
        const Finished run =
            runProgram(words(line.toUtf8().constData())
                           .replaceInStrings(QStringLiteral("␣"), QStringLiteral(" ")));
        QCOMPARE(run.status, 0);
        QCOMPARE(run.error, error);
        const QString path = QStringLiteral(HEEDMAP_TEST_DATA "/cli/") + golden;
        if (qEnvironmentVariableIsSet("HEEDMAP_UPDATE_GOLDEN")) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(run.out);
        }
        QCOMPARE(QString::fromUtf8(run.out), QString::fromUtf8(contents(path)));
    }

    void refuses_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* line, const char* message) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(message);
        };
        row("attend --text x --out a.csv --head 99", "--head: got 99, expected 0 to 5");
        row("attend --text x --out a.csv --layer -1", "--layer: got -1, expected 0 to 3");
        row("attend --text x --out a.csv --layer=1x", "--layer: got 1x, expected 0 to 3");
        row("attend --text x --out a.csv --stack encoder",
            "--stack: got encoder, expected decoder");
        row("attend --text x --out a.csv --mask some",
            "--mask: got some, expected family, causal or none");
        row("attend --text x --out a.csv --scope wide",
            "--scope: got wide, expected propagated or local");
        row("attend --text x --out a.txt",
            "--out: got a.txt, expected a name that ends in .safetensors, .npy, .csv or .json");
        row("attend --text x", "--out: got nothing, expected a file name");
        row("attend --text x --out none/a.json",
            "none/a.json: got No such file or directory, expected a folder that can be written to");
        row("attend --text x --out a.npy",
            "a.npy: got 50 activations, expected one matrix: choose it with --what, --layer and "
            "--head");
        row("attend --out a.json",
            "--text: got nothing, expected one of --text, --text-file and --ids");
        row("attend --text x --ids 1 --out a.json",
            "--text: got more than one text, expected one of --text, --text-file and --ids");
        row("attend --ids 1,4096 --out a.json", "--ids: got 4096, expected 0 to 4095");
        row("attend --ids 1,-2 --out a.json",
            "--ids: got -2, expected token ids such as 1,2,3, each from 0 on");
        row("figure --text x --out a.png --dpi 0", "--dpi: got 0, expected 20 to 4800");
        row("figure --text x --out a.png --dpi nan", "--dpi: got nan, expected 20 to 4800");
        row("figure --text x --out a.png --width-mm 1e9",
            "--width-mm: got 1e9, expected 60 to 5000");
        row("figure --text x --out a.png --kind pie",
            "--kind: got pie, expected heatmap, compare, grid, lines, qkv, arithmetic, decode, "
            "mask or tokens");
        row("figure --text x --out a.bmp",
            "--out: got a.bmp, expected a name that ends in .png, .svg, .pdf or .tex");
        row("figure --text x --out a.png --data a.txt",
            "--data: got a.txt, expected a name that ends in .csv, .npy or .npz");
        row("figure --text x --out a.png --limits 1,0",
            "--limits: got 1,0, expected two numbers LOW,HIGH, the lower one first");
        row("figure --text x --out a.png --limits 0,nan",
            "--limits: got 0,nan, expected two numbers LOW,HIGH, the lower one first");
        row("figure --text x --out a.png --height-mm 5", "--height-mm: got 5, expected 20 to 5000");
        row("figure --text x --out a.png --background red",
            "--background: got red, expected theme or transparent");
        row("figure --text x --out a.svg --svg-text bold",
            "--svg-text: got bold, expected outlines or letters");
        row("figure --text x --out a.svg --caption a --no-caption",
            "--caption: got --no-caption with it, expected one of them");
        row("figure --text x --out a.svg --kind arithmetic --layer 0 --head 0 --query 0",
            "--key: got nothing, expected a position: arithmetic works out one cell");
        row("figure --text x --out a.svg --kind mask --mask none --window 3",
            "--window: got 3, expected none without a causal mask: --mask causal");
        row("figure --text x --out a.svg --kind mask --padding 513",
            "--padding: got 513, expected 0 to 512");
        row("figure --text x --out a.svg --kind decode --layer 0 --head 0 --steps 999",
            "--steps: got 999, expected 0 to 255");
        row("figure --text x --out a.svg --kind decode --layer 0 --head 0 --mask none",
            "--kind: got decode, expected another kind: decoding needs a decoder under its "
            "causal mask");
        row("figure --text x --out a.png --kind heatmap",
            "--layer: got nothing, expected a number: a figure of kind heatmap shows one head");
        row("figure --text x --out a.png --layer 0 --head 0 --query 7",
            "--query: got 7, expected 0 to 0");
        row("attend --text=\u3000\u00A0 --out a.json", "--text: got 0 tokens, expected at least 1");
        row("figure --text x --out a.png --lang fr", "--lang: got fr, expected en or zh");
        row("generate --text x --steps 1000", "--steps: got 1000, expected 0 to 255");
        row("generate --text x --steps 1 --temperature -1",
            "--temperature: got -1, expected 0 to 100");
        row("generate --text x --steps 1 --top-k 5000", "--top-k: got 5000, expected 0 to 4096");
        row("bench forward --shape 2x30x4x100",
            "--shape: got 2x30x4x100, expected LAYERSxHIDDENxHEADSxVOCAB such as "
            "12x768x12x50257, HIDDEN a multiple of HEADS");
        row("bench forward --shape 2x32x4x100 --kv-heads 2",
            "--kv-heads: got 2, expected 4 (gpt2 has as many as heads)");
        row("bench decode --shape 2x32x4x100 --family llama --kv-heads 3",
            "--kv-heads: got 3, expected a divisor of 4, the number of heads");
        row("bench decode --shape 2x32x4x100 --family llama --kv-heads 0",
            "--kv-heads: got 0, expected a divisor of 4, the number of heads");
        row("bench forward --shape 2x32x4x100 --family bert",
            "--family: got bert, expected gpt2 or llama");
        row("bench tokenize --shape 2x32x4x100",
            "--shape: got 2x32x4x100, expected none with tokenize: forward, decode or interface "
            "takes it");
        row("bench load --dtype zzz",
            "--dtype: got zzz, expected none with load: forward or decode takes it");
        row("bench forward --dtype f16", "--dtype: got f16, expected --shape beside it: a random "
                                         "model");
        row("bench interface --shape 2x32x4x100 --dtype f16",
            "--dtype: got f16, expected none with interface: forward or decode takes it");
        row("bench sort",
            "bench: got sort, expected forward, decode, load, tokenize, interface or pan");
        row("tokenize --text", "--text: got no value, expected one (write --text=VALUE where it "
                               "begins with -)");
    }

    void refuses() {
        QFETCH(QString, line);
        QFETCH(QString, message);
        const Finished run = runProgram(words(line.toUtf8().constData()));
        QCOMPARE(run.status, 2);
        QCOMPARE(QString::fromUtf8(run.error),
                 QStringLiteral("heedmap: ") + message + QLatin1Char('\n'));
        QCOMPARE(run.out, QByteArray());
    }

    void namesUnknownWords() {
        for (const char* line : {"attend --colour red", "--colour red", "dance", "info extra"}) {
            const Finished run = runProgram(words(line));
            QCOMPARE(run.status, 2);
            QCOMPARE(run.error.count('\n'), 1);
            QVERIFY2(run.error.contains("expected one of"), run.error.constData());
        }
    }

    void namesTextThatIsNotUtf8() {
        QFile file(at("latin1.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("one\ntwo caf\xE9\n");
        file.close();
        const Finished run = runProgram(
            {QStringLiteral("tokenize"), QStringLiteral("--text-file"), at("latin1.txt")});
        QCOMPARE(run.status, 2);
        QVERIFY2(run.error.contains("line 2, byte 11: got \\xE9, expected UTF-8"),
                 run.error.constData());
        QCOMPARE(runProgram({
                                QStringLiteral("tokenize"),
                                QStringLiteral("--text="),
                            })
                     .status,
                 2);
    }

    void keepsFilesThatExist() {
        const QStringList attend{QStringLiteral("attend"), QStringLiteral("--text"),
                                 QStringLiteral("The cat"), QStringLiteral("--out"),
                                 at("keep.json")};
        QCOMPARE(runProgram(attend).status, 0);
        const QByteArray first = contents(at("keep.json"));
        const Finished again = runProgram(attend);
        QCOMPARE(again.status, 2);
        QVERIFY(again.error.contains("got a file that exists"));
        QCOMPARE(runProgram(attend + QStringList{QStringLiteral("--force")}).status, 0);
        QCOMPARE(contents(at("keep.json")), first);
    }

    void refusesAnInputAsOutput() {
        QFile file(at("text.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("The cat");
        file.close();
        const Finished run =
            runProgram({QStringLiteral("attend"), QStringLiteral("--text-file"), at("text.json"),
                        QStringLiteral("--out"), at("text.json")});
        QCOMPARE(run.status, 2);
        QVERIFY2(run.error.contains("a file that is being read"), run.error.constData());
        QCOMPARE(contents(at("text.json")), QByteArray("The cat"));
    }

    void tellsThatStandardOutputIsFull() {
        if (!QFile::exists(QStringLiteral("/dev/full"))) {
            QSKIP("no /dev/full here");
        }
        for (const char* line : {"tokenize --text x", "info --json", "generate --text x --steps 1",
                                 "--help", "attend --help"}) {
            const Finished run = runProgram(words(line), {}, QStringLiteral("/dev/full"));
            QCOMPARE(run.status, 2);
            QVERIFY2(run.error.contains("standard output: got"), run.error.constData());
        }
        const Finished closed = [] {
            QProcess shell;
            shell.start(
                QStringLiteral("sh"),
                {QStringLiteral("-c"), QStringLiteral("'" HEEDMAP_PROGRAM "' info >&-; exit $?")});
            shell.waitForFinished();
            return Finished{shell.exitCode(), {}, shell.readAllStandardError()};
        }();
        QCOMPARE(closed.status, 2);
    }

    void takesAPathThatIsNotUtf8() {
        const QByteArray path = folder_.path().toLocal8Bit() + "/caf\xE9.csv";
        const QByteArray line = "'" HEEDMAP_PROGRAM "' attend --text 'The cat' --layer 0 --head 0 "
                                "--what pattern --out '" +
                                path + "'";
        QCOMPARE(WEXITSTATUS(std::system(line.constData())), 0);
        QCOMPARE(
            WEXITSTATUS(std::system(("test -s '" + path + "' && rm '" + path + "'").constData())),
            0);
    }

    void drawsFiguresWithoutADisplay_data() {
        QTest::addColumn<QString>("options");
        QTest::newRow("grid") << QString();
        QTest::newRow("heatmap") << QStringLiteral("--layer 1 --head 2 --query 2 --key 1");
        QTest::newRow("compare") << QStringLiteral("--kind compare --layer 1 --head 2");
        QTest::newRow("local") << QStringLiteral("--layer 0 --head 0 --mask none --scope local");
        QTest::newRow("scores") << QStringLiteral("--layer 0 --head 0 --what scores --theme dark");
        QTest::newRow("lines") << QStringLiteral("--kind lines --layer 0 --head 0");
        QTest::newRow("qkv") << QStringLiteral("--kind qkv --layer 1 --head 2");
        QTest::newRow("arithmetic")
            << QStringLiteral("--kind arithmetic --layer 1 --head 2 --query 2 --key 1");
        QTest::newRow("decode") << QStringLiteral("--kind decode --layer 1 --head 2 --steps 3");
        QTest::newRow("mask") << QStringLiteral("--kind mask --window 2 --padding 2");
        QTest::newRow("tokens") << QStringLiteral("--kind tokens");
        QTest::newRow("looks") << QStringLiteral("--no-values --no-caption --limits 0,0.5 "
                                                 "--background transparent --height-mm 120");
    }

    void drawsFiguresWithoutADisplay() {
        QFETCH(QString, options);
        const QString out = at(QTest::currentDataTag()) + QStringLiteral(".png");
        const Finished run =
            runProgram(words("figure --dpi 60") + words(qPrintable(options)) +
                       QStringList{QStringLiteral("--text"), QStringLiteral("The cat sat"),
                                   QStringLiteral("--out"), out});
        QVERIFY2(run.status == 0, run.error.constData());
        QCOMPARE(run.error, QByteArray());
        QVERIFY(contents(out).startsWith("\x89PNG\r\n\x1a\n"));
        QVERIFY(contents(out).contains("IEND"));
    }

    void figuresAndTheirNumbersInEveryFormat_data() {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("svg") << "svg" << QByteArray("<?xml version=\"1.0\"");
        QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-1.");
        QTest::newRow("tex") << "tex" << QByteArray("% ");
        QTest::newRow("upper case") << "SVG" << QByteArray("<?xml");
    }

    void figuresAndTheirNumbersInEveryFormat() {
        QFETCH(QString, ending);
        QFETCH(QByteArray, begin);
        for (const char* data : {"csv", "npy", "npz"}) {
            const QString out = at("formats.") + ending;
            const QString numbers = at("formats.") + QString::fromLatin1(data);
            const Finished run =
                runProgram(words("figure --layer 1 --head 2 --force --text cat --caption") +
                           QStringList{QStringLiteral("my words"), QStringLiteral("--out"), out,
                                       QStringLiteral("--data"), numbers});
            QVERIFY2(run.status == 0, run.error.constData());
            QVERIFY(contents(out).startsWith(begin));
            QVERIFY(!contents(numbers).isEmpty());
        }
        QVERIFY(contents(at("formats.csv")).startsWith("pattern,0:"));
        QVERIFY(contents(at("formats.npz")).contains("pattern.npy"));
    }

    void figuresTellWhatMadeThem() {
        const QString out = at("provenance.svg");
        const Finished run =
            runProgram(words("figure --layer 1 --head 2 --text cat --out") + QStringList{out});
        QVERIFY2(run.status == 0, run.error.constData());
        const QByteArray svg = contents(out);
        QVERIFY(svg.contains("<heedmap:model>story-gpt</heedmap:model>"));
        QVERIFY(svg.contains("<heedmap:model-hash>blake2b-256:"));
        QVERIFY(svg.contains("<heedmap:text>cat</heedmap:text>"));
        QVERIFY(svg.contains("<heedmap:layer>1</heedmap:layer>"));
        QVERIFY(svg.contains("<heedmap:mask>causal</heedmap:mask>"));
    }

    void figuresSpeakTheLanguageAsked() {
        QByteArray english;
        for (const char* language : {"en", "zh"}) {
            const QString out = at(language) + QStringLiteral(".png");
            const Finished run = runProgram(
                words("figure --dpi 60 --layer 1 --head 2 --text cat --lang") +
                QStringList{QString::fromLatin1(language), QStringLiteral("--out"), out});
            QVERIFY2(run.status == 0, run.error.constData());
            QVERIFY(contents(out) != english);
            english = contents(out);
        }
    }

    void saysWhatToDoWithoutADisplay() {
        const Finished run =
            runProgram({}, {QStringLiteral("DISPLAY="), QStringLiteral("WAYLAND_DISPLAY="),
                            QStringLiteral("QT_QPA_PLATFORM=")});
        QCOMPARE(run.status, 2);
        QVERIFY2(run.error.startsWith("heedmap: display: got none"), run.error.constData());
    }

    void writesTheSameBytesUnderEveryLocale() {
        const auto write = [&](const QString& out, const QStringList& environment) {
            const bool figure =
                out.endsWith(QLatin1String("svg")) || out.endsWith(QLatin1String("tex"));
            if (figure) {
                return runProgram({QStringLiteral("figure"), QStringLiteral("--text"),
                                   QStringLiteral("The cat sat in İstanbul"),
                                   QStringLiteral("--layer"), QStringLiteral("1"),
                                   QStringLiteral("--head"), QStringLiteral("0"),
                                   QStringLiteral("--kind"), QStringLiteral("compare"),
                                   QStringLiteral("--out"), out},
                                  environment);
            }
            return runProgram({QStringLiteral("attend"), QStringLiteral("--text"),
                               QStringLiteral("The cat sat in İstanbul"), QStringLiteral("--layer"),
                               QStringLiteral("1"), QStringLiteral("--head"), QStringLiteral("0"),
                               QStringLiteral("--what"), QStringLiteral("pattern"),
                               QStringLiteral("--out"), out},
                              environment);
        };
        for (const char* kind : {".csv", ".json", ".svg", ".tex"}) {
            const QString plain = at("plain") + QString::fromLatin1(kind);
            QCOMPARE(write(plain, {QStringLiteral("LC_ALL=C")}).status, 0);
            for (const char* name : {"de_DE", "tr_TR"}) {
                const QString locales = localeFolder(name);
                if (locales.isEmpty()) {
                    QSKIP("localedef or its sources are missing");
                }
                const QString out = at(name) + QString::fromLatin1(kind);
                QCOMPARE(write(out, {QStringLiteral("LOCPATH=") + locales,
                                     QStringLiteral("LC_ALL=%1.UTF-8").arg(QLatin1String(name))})
                             .status,
                         0);
                QVERIFY(!contents(plain).isEmpty());
                QCOMPARE(contents(out), contents(plain));
            }
        }
    }

    void generateSaysWhyItStops() {
        const auto stopped = [](const char* line) {
            const Finished run = runProgram(words(line) << QStringLiteral("--json"));
            const QJsonObject root = QJsonDocument::fromJson(run.out).object();
            return root[QStringLiteral("stopped")].toString() + QLatin1Char('|') +
                   QString::fromUtf8(run.error);
        };
        QCOMPARE(stopped("generate --text The --steps 1"),
                 QStringLiteral("steps|heedmap: stopped after 1 token: more with --steps\n"));
        QCOMPARE(stopped("generate --model by-hand --ids 1,2,3,4,1,2,3,4,1,2"),
                 QStringLiteral("positions|heedmap: stopped after 2 tokens: the model's 12 "
                                "positions are full\n"));
        // How many tokens is the trained model's affair.
        const QString end = stopped("generate --model translate-en-zh --text horses.");
        QVERIFY2(end.startsWith(QLatin1String("end|heedmap: stopped after ")) &&
                     end.endsWith(QLatin1String(" tokens: the model ended the text\n")),
                 qPrintable(end));
    }

    void generatedTextHasNoSpecialTokens() {
        const QStringList line = words("generate --steps 200 --text The␣cat␣sat")
                                     .replaceInStrings(QStringLiteral("␣"), QStringLiteral(" "));
        const Finished plain = runProgram(line);
        QVERIFY2(plain.error.contains("the model ended the text"), plain.error.constData());
        QVERIFY2(!plain.out.contains("<|"), plain.out.constData());
        const Finished whole = runProgram(line + QStringList{QStringLiteral("--json")});
        QVERIFY(QJsonDocument::fromJson(whole.out)[QStringLiteral("text")].toString().endsWith(
            QLatin1String("<|endoftext|>")));
    }

    void generatesTheSameForTheSameSeed() {
        const QStringList line = words("generate --steps 20 --temperature 1 --top-k 50 --seed 7 "
                                       "--json --text The");
        const Finished first = runProgram(line);
        QCOMPARE(first.status, 0);
        QCOMPARE(runProgram(line).out, first.out);
        const QJsonObject root = QJsonDocument::fromJson(first.out).object();
        const QJsonArray steps = root[QStringLiteral("steps")].toArray();
        const QString last = steps.last()[QStringLiteral("token")].toString();
        QVERIFY(steps.size() == 20 || last == QLatin1String("<|endoftext|>")); // the text may end
        for (const QJsonValue step : steps) {
            QCOMPARE(step[QStringLiteral("best")].toArray().size(), 10);
            const QString token = step[QStringLiteral("token")].toString();
            QCOMPARE(step[QStringLiteral("text")].toString(),
                     QString(token).replace(QChar(0x0120), QLatin1Char(' '))); // `Ġcat`
            QVERIFY(step[QStringLiteral("probability")].toDouble() > 0);
            QVERIFY(step[QStringLiteral("sampled_probability")].toDouble() <= 1);
        }
    }

    void benchmarksReportWhatRan() {
        for (const char* line :
             {"bench forward --shape 2x32x4x100 --tokens 8 --repeat 3",
              "bench decode --shape 2x32x4x100 --tokens 4 --repeat 1",
              "bench forward --shape 2x32x4x100 --family llama --kv-heads 2 --tokens 8 --repeat 1",
              "bench decode --shape 2x32x4x100 --family llama --kv-heads 1 --dtype bf16 --tokens 4 "
              "--repeat 1",
              "bench load --repeat 1", "bench tokenize --tokens 100 --repeat 1"}) {
            const Finished run = runProgram(words(line));
            QVERIFY2(run.status == 0, run.error.constData());
            const QJsonObject report = QJsonDocument::fromJson(run.out).object();
            const double least = report[QStringLiteral("min_ms")].toDouble();
            QVERIFY(least >= 0);
            QVERIFY(report[QStringLiteral("median_ms")].toDouble() >= least);
            QVERIFY(report[QStringLiteral("max_ms")].toDouble() >= least);
            QVERIFY(report[QStringLiteral("peak_rss_mb")].toDouble() > 1);
            QVERIFY(report.contains(QStringLiteral("instruction_set")));
        }
    }

    void benchmarksCountTheWeightsProducts() {
        const auto counted = [](const char* line) {
            const Finished run = runProgram(words(line));
            const QJsonObject report = QJsonDocument::fromJson(run.out).object();
            return report[QStringLiteral("multiply_adds")].toInteger();
        };
        // Per layer 4 projections of 32 × 32 and two of 32 × 128, of the last one three for every
        // token; 32 × 100 for the logits.
        QCOMPARE(counted("bench forward --shape 2x32x4x100 --tokens 8 --repeat 1"),
                 qint64{(7 * 32 * 32 + 2 * 32 * 128) * 8 + 32 * 32 + 2 * 32 * 128 + 3200});
        // q and o 32 × 32, k and v 32 × 16, three of 32 × 256.
        QCOMPARE(counted("bench decode --shape 2x32x4x100 --family llama --kv-heads 2 --tokens 4 "
                         "--repeat 1"),
                 qint64{2 * (2 * 32 * 32 + 2 * 32 * 16 + 3 * 32 * 256) + 3200});
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
