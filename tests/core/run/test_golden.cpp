// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.h"
#include "core/format/safetensors.h"
#include "core/model/load.h"
#include "core/run/activations.h"

#include <QtTest>

#include <cmath>
#include <cstring>

using namespace heedmap;

namespace {

const std::filesystem::path golden = HEEDMAP_TEST_DATA "/golden";

std::vector<TokenId> ids_of(const QJsonValue& array) {
    std::vector<TokenId> ids;
    for (const QJsonValue& id : array.toArray()) {
        ids.push_back(id.toInt());
    }
    return ids;
}

/// `input.json`; an encoder-decoder's `input_ids` are the source's.
struct GoldenInput {
    explicit GoldenInput(const std::string& folder) {
        QFile file(QString::fromStdString((golden / folder / "input.json").string()));
        if (!file.open(QIODevice::ReadOnly)) {
            return;
        }
        const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
        const bool decodes = root.contains("decoder_input_ids");
        ids = ids_of(root[decodes ? "decoder_input_ids" : "input_ids"]);
        if (decodes) {
            source_ids = ids_of(root["input_ids"]);
        }
    }
    [[nodiscard]] ModelInput input() const { return {ids, {}, source_ids}; }

    std::vector<TokenId> ids;
    std::vector<TokenId> source_ids;
};

/// Every element within 1e-4 of the expected one's size, or within 1e-5.
QString difference(std::span<const float> got, std::span<const float> expected) {
    if (got.size() != expected.size()) {
        return QStringLiteral("%1 values, expected %2").arg(got.size()).arg(expected.size());
    }
    double worst = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        const double error =
            std::abs(static_cast<double>(got[i]) - static_cast<double>(expected[i]));
        const double bound = std::max(1e-5, 1e-4 * std::abs(static_cast<double>(expected[i])));
        if (!(error / bound <= worst)) {
            worst = error / bound;
            at = i;
        }
    }
    return worst <= 1.0 ? QString()
                        : QStringLiteral("element %1: %2, expected %3")
                              .arg(at)
                              .arg(static_cast<double>(got[at]))
                              .arg(static_cast<double>(expected[at]));
}

} // namespace

/// Parity with an independent program: every activation, every element, both masks.
class TestGolden : public QObject {
    Q_OBJECT

  private slots:
    void everyActivation_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<bool>("causal");
        for (const char* folder :
             {"gpt2-random", "gpt2-random-f16", "gpt2-untied-shards", "llama-gqa", "llama3-rope",
              "mistral-window", "qwen2-bf16", "qwen3-headdim", "bert-random", "roberta-random",
              "distilbert-random", "marian-random"}) {
            QTest::addRow("%s causal", folder) << folder << true;
            QTest::addRow("%s none", folder) << folder << false;
        }
    }

    void everyActivation() {
        QFETCH(QString, folder);
        QFETCH(bool, causal);
        const auto path = golden / folder.toStdString();
        const auto model = load_model(path);
        QVERIFY2(model, model ? "" : to_string(model.error()).c_str());
        const GoldenInput input(folder.toStdString());
        QVERIFY(!input.ids.empty());
        ForwardOptions options;
        options.mask = causal ? Mask::causal : Mask::none;
        const auto trace = forward(*model, input.input(), options);
        QVERIFY2(trace, trace ? "" : to_string(trace.error()).c_str());
        const auto expected = SafetensorsFile::open(
            path / (causal ? "expected_causal.safetensors" : "expected_none.safetensors"));
        QVERIFY2(expected, expected ? "" : to_string(expected.error()).c_str());
        QCOMPARE(activation_names(**model).size(), expected->tensors().size());
        for (const TensorInfo& tensor : expected->tensors()) {
            const auto got = activation(*trace, tensor.name);
            QVERIFY2(got, tensor.name.c_str());
            QVERIFY2(got->shape == tensor.shape, tensor.name.c_str());
            const auto bytes = expected->bytes(tensor);
            std::vector<float> values(bytes.size() / sizeof(float));
            std::memcpy(values.data(), bytes.data(), bytes.size());
            const QString wrong = difference(got->values, values);
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(QString::fromStdString(tensor.name) + ": " + wrong));
        }
    }
};

QTEST_APPLESS_MAIN(TestGolden)
#include "test_golden.moc"
