// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/safetensors.h"
#include "tests/app/cli/program.h"

#include <QtTest>

#include <QJsonArray>

#include <cmath>
#include <cstring>

using namespace heedmap;

namespace {

std::vector<float> valuesOf(const SafetensorsFile& file, const TensorInfo& tensor) {
    const std::span<const std::byte> bytes = file.bytes(tensor);
    std::vector<float> values(bytes.size() / sizeof(float));
    std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
    return values;
}

QString goldenFolder(const QString& model) {
    return QStringLiteral(HEEDMAP_TEST_DATA "/golden/") + model;
}

/// `--ids 1,2,3`, and `--decoder-ids 4,5` where the model has both.
QStringList goldenIds(const QString& model) {
    QFile file(goldenFolder(model) + QStringLiteral("/input.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QJsonDocument input = QJsonDocument::fromJson(file.readAll());
    QStringList arguments;
    for (const auto& [option, key] :
         {std::pair("--ids", "input_ids"), std::pair("--decoder-ids", "decoder_input_ids")}) {
        QStringList ids;
        for (const QJsonValue id : input[QLatin1String(key)].toArray()) {
            ids << QString::number(id.toInt());
        }
        if (!ids.isEmpty()) {
            arguments << QLatin1String(option) << ids.join(QLatin1Char(','));
        }
    }
    return arguments;
}

/// The worst element beyond 1e-4 relative or 1e-5 absolute; empty when all agree.
QString worstDifference(std::span<const float> got, std::span<const float> expected) {
    double worst = 1;
    QString text;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const double off = std::abs(double{got[i]} - double{expected[i]});
        const double allowed = std::max(1e-5, 1e-4 * std::abs(double{expected[i]}));
        if (!(off / allowed <= worst)) {
            worst = off / allowed;
            text = QStringLiteral("[%1]: got %2, expected %3").arg(i).arg(got[i]).arg(expected[i]);
        }
    }
    return text;
}

} // namespace

class TestAttend : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QString at(const QString& name) const { return folder_.filePath(name); }

  private slots:
    void agreesWithGolden_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("mask");
        for (const char* model :
             {"gpt2-random", "gpt2-random-f16", "gpt2-untied-shards", "llama-gqa", "llama3-rope",
              "mistral-window", "qwen2-bf16", "qwen3-headdim", "bert-random", "roberta-random",
              "distilbert-random", "marian-random"}) {
            for (const char* mask : {"causal", "none"}) {
                QTest::addRow("%s %s", model, mask)
                    << QString::fromLatin1(model) << QString::fromLatin1(mask);
            }
        }
    }

    void agreesWithGolden() {
        QFETCH(QString, model);
        QFETCH(QString, mask);
        const QString out = at(model + mask + QStringLiteral(".safetensors"));
        const Finished run = runProgram(
            QStringList{QStringLiteral("attend"), QStringLiteral("--model"), goldenFolder(model),
                        QStringLiteral("--mask"), mask, QStringLiteral("--out"), out} +
            goldenIds(model));
        QVERIFY2(run.status == 0, run.error.constData());
        const auto got = SafetensorsFile::open(out.toStdString());
        const auto expected =
            SafetensorsFile::open((goldenFolder(model) + QStringLiteral("/expected_") + mask +
                                   QStringLiteral(".safetensors"))
                                      .toStdString());
        QVERIFY(got.ok());
        QVERIFY(expected.ok());
        QVERIFY(expected->tensors().size() > 20);
        QCOMPARE(got->tensors().size(), expected->tensors().size());
        for (const TensorInfo& tensor : expected->tensors()) {
            const TensorInfo* ours = got->find(tensor.name);
            QVERIFY2(ours != nullptr, tensor.name.c_str());
            QVERIFY2(ours->shape == tensor.shape, tensor.name.c_str());
            const QString worst =
                worstDifference(valuesOf(*got, *ours), valuesOf(*expected, tensor));
            QVERIFY2(worst.isEmpty(), (tensor.name + worst.toStdString()).c_str());
        }
    }

    void namesTheMaskOfEachStack() {
        const auto metadata = [&](const QString& model, const QStringList& more) {
            const QString out = at(QStringLiteral("masks.json"));
            const Finished run =
                runProgram(QStringList{QStringLiteral("attend"), QStringLiteral("--model"),
                                       goldenFolder(model), QStringLiteral("--what"),
                                       QStringLiteral("pattern"), QStringLiteral("--force"),
                                       QStringLiteral("--out"), out} +
                           goldenIds(model) + more);
            QFile file(out);
            return run.status == 0 && file.open(QIODevice::ReadOnly)
                       ? QJsonDocument::fromJson(file.readAll())
                       : QJsonDocument();
        };
        const QJsonDocument marian = metadata(QStringLiteral("marian-random"), {});
        const QJsonValue all = marian[QStringLiteral("__metadata__")];
        QCOMPARE(all[QStringLiteral("encoder.mask")].toString(), QStringLiteral("none"));
        QCOMPARE(all[QStringLiteral("decoder.mask")].toString(), QStringLiteral("causal"));
        QCOMPARE(all[QStringLiteral("cross.mask")].toString(), QStringLiteral("none"));
        const QJsonDocument mistral = metadata(QStringLiteral("mistral-window"), {});
        const QJsonValue own = mistral[QStringLiteral("__metadata__")];
        QCOMPARE(own[QStringLiteral("mask")].toString(), QStringLiteral("causal"));
        QVERIFY(own[QStringLiteral("sliding_windows")].toString().startsWith(QStringLiteral("4,")));
        const QJsonValue open = metadata(
            QStringLiteral("mistral-window"),
            {QStringLiteral("--mask"), QStringLiteral("none")})[QStringLiteral("__metadata__")];
        QCOMPARE(open[QStringLiteral("mask")].toString(), QStringLiteral("none"));
        QVERIFY(open[QStringLiteral("sliding_windows")].isUndefined());
    }

    void oneHeadIsItsSliceInEveryFormat() {
        const QString model = QStringLiteral("gpt2-random");
        const QStringList base =
            QStringList{QStringLiteral("attend"), QStringLiteral("--model"), goldenFolder(model)} +
            goldenIds(model) + QStringList{QStringLiteral("--layer"), QStringLiteral("1"),
                                           QStringLiteral("--head"),  QStringLiteral("2"),
                                           QStringLiteral("--what"),  QStringLiteral("pattern"),
                                           QStringLiteral("--out")};
        for (const char* name : {"h.safetensors", "h.npy", "h.csv", "h.json"}) {
            const Finished run = runProgram(base + QStringList{at(QString::fromLatin1(name))});
            QVERIFY2(run.status == 0, run.error.constData());
        }
        const auto expected = SafetensorsFile::open(
            (goldenFolder(model) + QStringLiteral("/expected_causal.safetensors")).toStdString());
        const TensorInfo* whole = expected->find("blocks.1.pattern");
        QVERIFY(whole != nullptr);
        const auto length = static_cast<std::size_t>(whole->shape[1]);
        const std::vector<float> all = valuesOf(*expected, *whole);
        const std::span<const float> head =
            std::span(all).subspan(2 * length * length, length * length);

        const auto file = SafetensorsFile::open(at(QStringLiteral("h.safetensors")).toStdString());
        const TensorInfo* matrix = file->find("blocks.1.pattern");
        QVERIFY(matrix != nullptr);
        QCOMPARE(matrix->shape.size(), std::size_t{2});
        const std::vector<float> written = valuesOf(*file, *matrix);
        const QString worst = worstDifference(written, head);
        QVERIFY2(worst.isEmpty(), qPrintable(worst));

        QFile npy(at(QStringLiteral("h.npy")));
        QVERIFY(npy.open(QIODevice::ReadOnly));
        const QByteArray values(reinterpret_cast<const char*>(written.data()),
                                static_cast<qsizetype>(written.size() * sizeof(float)));
        QVERIFY(npy.readAll().endsWith(values));

        QFile json(at(QStringLiteral("h.json")));
        QVERIFY(json.open(QIODevice::ReadOnly));
        const QJsonValue nested =
            QJsonDocument::fromJson(json.readAll())[QStringLiteral("blocks.1.pattern")];
        QFile csv(at(QStringLiteral("h.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = csv.readAll().split('\n');
        for (std::size_t i = 0; i < written.size(); ++i) {
            const auto row = static_cast<qsizetype>(i / length);
            const auto column = static_cast<qsizetype>(i % length);
            QCOMPARE(static_cast<float>(nested[row][column].toDouble()), written[i]);
            QCOMPARE(lines[row + 1].trimmed().split(',')[column + 1].toFloat(), written[i]);
        }
    }

    void localScopeChangesTheSoftmaxAlone() {
        const QString model = QStringLiteral("gpt2-random");
        const auto write = [&](const char* mask, const char* scope, const char* name) {
            return runProgram(QStringList{QStringLiteral("attend"), QStringLiteral("--model"),
                                          goldenFolder(model), QStringLiteral("--mask"),
                                          QString::fromLatin1(mask), QStringLiteral("--scope"),
                                          QString::fromLatin1(scope), QStringLiteral("--out"),
                                          at(QString::fromLatin1(name))} +
                              goldenIds(model));
        };
        QCOMPARE(write("none", "local", "local.safetensors").status, 0);
        QCOMPARE(write("none", "propagated", "whole.safetensors").status, 0);
        QCOMPARE(write("family", "local", "family.safetensors").status, 0);
        const auto open = [&](const char* name) {
            return SafetensorsFile::open(at(QString::fromLatin1(name)).toStdString()).value();
        };
        const SafetensorsFile local = open("local.safetensors");
        const SafetensorsFile whole = open("whole.safetensors");
        const SafetensorsFile family = open("family.safetensors");
        const auto values = [](const SafetensorsFile& file, const char* name) {
            return valuesOf(file, *file.find(name));
        };
        // The last layer's scores are those of the masked run; its pattern sees every key.
        QVERIFY(values(local, "blocks.2.scores") == values(family, "blocks.2.scores"));
        QVERIFY(values(local, "blocks.2.scores") != values(whole, "blocks.2.scores"));
        QVERIFY(values(local, "blocks.2.pattern") != values(family, "blocks.2.pattern"));
        QVERIFY(values(local, "blocks.0.pattern") == values(whole, "blocks.0.pattern"));
    }
};

QTEST_GUILESS_MAIN(TestAttend)
#include "test_attend.moc"
