// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/safetensors.h"
#include "tests/app/cli/program.h"

#include <QtTest>

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>
#include <cstring>

using namespace heedmap;

namespace {

const QString golden = QStringLiteral(HEEDMAP_TEST_DATA "/golden/");

Finished run(const char* command, const QString& model, const QStringList& arguments) {
    return runProgram(QStringList{QString::fromLatin1(command), QStringLiteral("--model"), model} +
                      arguments);
}

/// The softmax of one row of a golden `logits`, and the ids by descending probability.
std::vector<std::pair<double, int>> expectedRow(const QString& model, Index row) {
    const auto file = SafetensorsFile::open(
        (golden + model + QStringLiteral("/expected_none.safetensors")).toStdString());
    const TensorInfo* logits = file->find("logits");
    const auto width = static_cast<std::size_t>(logits->shape[1]);
    std::vector<float> values(width);
    std::memcpy(values.data(),
                file->bytes(*logits).data() + static_cast<std::size_t>(row) * width * sizeof(float),
                width * sizeof(float));
    double sum = 0;
    for (const float value : values) {
        sum += std::exp(double{value});
    }
    std::vector<std::pair<double, int>> row_of;
    for (std::size_t i = 0; i < width; ++i) {
        row_of.emplace_back(std::exp(double{values[i]}) / sum, static_cast<int>(i));
    }
    std::sort(row_of.rbegin(), row_of.rend());
    return row_of;
}

QString ids(const QString& model) {
    QFile file(golden + model + QStringLiteral("/input.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QStringList all;
    const QJsonDocument input = QJsonDocument::fromJson(file.readAll());
    for (const QJsonValue id : input[QLatin1String("input_ids")].toArray()) {
        all << QString::number(id.toInt());
    }
    return all.join(QLatin1Char(','));
}

} // namespace

/// The commands with encoders and encoder-decoders.
class TestFamilyCommands : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

  private slots:
    void fillsByTheModelsProbabilities_data() {
        QTest::addColumn<QString>("model");
        for (const char* model : {"bert-random", "roberta-random", "distilbert-random"}) {
            QTest::newRow(model) << model;
        }
    }

    void fillsByTheModelsProbabilities() {
        QFETCH(QString, model);
        const Finished filled = run(
            "fill", golden + model,
            {QStringLiteral("--ids"), ids(model), QStringLiteral("--position"), QStringLiteral("4"),
             QStringLiteral("--top"), QStringLiteral("7"), QStringLiteral("--json")});
        QVERIFY2(filled.status == 0, filled.error.constData());
        const QJsonArray gaps =
            QJsonDocument::fromJson(filled.out)[QLatin1String("gaps")].toArray();
        QCOMPARE(gaps.size(), 1);
        QCOMPARE(gaps[0][QLatin1String("position")].toInt(), 4);
        const QJsonArray best = gaps[0][QLatin1String("best")].toArray();
        QCOMPARE(best.size(), 7);
        const auto expected = expectedRow(model, 4);
        for (qsizetype i = 0; i < best.size(); ++i) {
            const auto& [probability, id] = expected[static_cast<std::size_t>(i)];
            QCOMPARE(best[i][QLatin1String("id")].toInt(), id);
            const double got = best[i][QLatin1String("probability")].toDouble();
            QVERIFY2(std::abs(got - probability) < 1e-5, qPrintable(QString::number(got)));
        }
    }

    void translates() {
        const QString source = QStringLiteral("I saw three white horses in the village last year.");
        const Finished whole =
            run("generate", QStringLiteral("translate-en-zh"), {QStringLiteral("--text"), source});
        QVERIFY2(whole.status == 0, whole.error.constData());
        const QString text = QString::fromUtf8(whole.out).trimmed();
        QVERIFY2(text.contains(QStringLiteral("三匹白色的马")), qPrintable(text));
        // What was read is gone on from.
        const Finished rest =
            run("generate", QStringLiteral("translate-en-zh"),
                {QStringLiteral("--text"), source, QStringLiteral("--target-text"), text.first(4)});
        QVERIFY2(rest.status == 0, rest.error.constData());
        QCOMPARE(QString::fromUtf8(rest.out).trimmed(), text);
    }

    void crossAttentionHasTargetsForRowsAndSourcesForColumns() {
        const QString out = folder_.filePath(QStringLiteral("cross.csv"));
        const Finished attended = run(
            "attend", golden + QStringLiteral("marian-random"),
            {QStringLiteral("--ids"), QStringLiteral("3,4,5,6,7"), QStringLiteral("--decoder-ids"),
             QStringLiteral("0,8,9"), QStringLiteral("--stack"), QStringLiteral("cross"),
             QStringLiteral("--layer"), QStringLiteral("1"), QStringLiteral("--head"),
             QStringLiteral("2"), QStringLiteral("--what"), QStringLiteral("pattern"),
             QStringLiteral("--out"), out});
        QVERIFY2(attended.status == 0, attended.error.constData());
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0].split(',').size(), 6);
        for (qsizetype row = 1; row < lines.size(); ++row) {
            double sum = 0;
            for (const QByteArray& cell : lines[row].trimmed().split(',').mid(1)) {
                QVERIFY(cell.toDouble() > 0);
                sum += cell.toDouble();
            }
            QVERIFY(std::abs(sum - 1) < 1e-6);
        }
    }

    void drawsEveryStack_data() {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char* name, const QStringList& arguments) {
            QTest::newRow(name) << arguments;
        };
        row("grid of the encoder", {"--stack", "encoder"});
        row("grid of the cross sites", {"--stack", "cross"});
        row("heatmap of cross",
            {"--stack", "cross", "--layer", "1", "--head", "2", "--query", "2", "--key", "4"});
        row("compare in the encoder",
            {"--kind", "compare", "--stack", "encoder", "--layer", "0", "--head", "1"});
    }

    void drawsEveryStack() {
        QFETCH(QStringList, arguments);
        const QString out = folder_.filePath(QStringLiteral("figure.png"));
        const Finished drawn = run("figure", golden + QStringLiteral("marian-random"),
                                   QStringList{"--ids", "3,4,5,6,7", "--decoder-ids", "0,8,9",
                                               "--out", out, "--force", "--dpi", "72"} +
                                       arguments);
        QVERIFY2(drawn.status == 0, drawn.error.constData());
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly) && file.read(4) == "\x89PNG");
    }

    void refuses_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* command, const char* model,
                            const QStringList& arguments, const char* message) {
            QTest::newRow(name) << command << model << arguments << message;
        };
        row("a target without an encoder", "generate", "llama-gqa",
            {"--ids", "1,2", "--decoder-ids", "3"}, "--decoder-ids: got 3, expected none");
        row("a pair for a decoder", "attend", "llama-gqa",
            {"--text", "a", "--text-pair", "b", "--out", "x.json"}, "--text-pair: got b");
        row("a decoder that fills", "fill", "llama-gqa", {"--ids", "1,2"},
            "--model: got llama-gqa");
        row("no gap", "fill", "bert-random", {"--ids", "1,2"}, "--text: got no gap");
        row("a position too far", "fill", "bert-random", {"--ids", "1,2", "--position", "2"},
            "--position: got 2, expected 0 to 1");
        row("an encoder that goes on", "generate", "bert-random", {"--ids", "1,2"},
            "model: got an encoder");
        row("an unknown stack", "figure", "marian-random",
            {"--ids", "1,2", "--stack", "middle", "--out", "x.png"}, "--stack: got middle");
        row("a stack that is not there", "figure", "llama-gqa",
            {"--ids", "1,2", "--stack", "cross", "--out", "x.png"}, "--stack: got cross");
        row("a mask for cross", "figure", "marian-random",
            {"--ids", "1,2", "--kind", "compare", "--stack", "cross", "--layer", "0", "--head", "0",
             "--out", "x.png"},
            "--stack: got cross");
        row("a decoder id too large", "attend", "marian-random",
            {"--ids", "1,2", "--decoder-ids", "97", "--out", "x.json"},
            "--decoder-ids: got 97, expected 0 to 96");
    }

    void refuses() {
        QFETCH(QString, command);
        QFETCH(QString, model);
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        const Finished refused = run(command.toLatin1().constData(), golden + model, arguments);
        QCOMPARE(refused.status, 2);
        QVERIFY2(QString::fromUtf8(refused.error).contains(message), refused.error.constData());
    }
};

QTEST_APPLESS_MAIN(TestFamilyCommands)
#include "test_family_commands.moc"
