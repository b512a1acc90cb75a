// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/token_forecast.h"

#include "core/format/safetensors.h"
#include "core/model/load.h"
#include "tests/core/explain/small_model.h"

#include <QtTest>

#include <cmath>
#include <cstring>
#include <limits>

using namespace heedmap;
using namespace heedmap::test;

namespace {

const std::filesystem::path golden = HEEDMAP_TEST_DATA "/golden";

std::vector<TokenId> ids_in(const QJsonArray& array) {
    std::vector<TokenId> ids;
    for (const QJsonValue& id : array) {
        ids.push_back(id.toInt());
    }
    return ids;
}

/// The golden logits [T, vocab_size] of the causal run.
std::vector<float> golden_logits(const std::filesystem::path& folder) {
    const auto file = SafetensorsFile::open(folder / "expected_causal.safetensors").value();
    for (const TensorInfo& tensor : file.tensors()) {
        if (QString::fromStdString(tensor.name).endsWith("logits")) {
            const auto bytes = file.bytes(tensor);
            std::vector<float> values(bytes.size() / sizeof(float));
            std::memcpy(values.data(), bytes.data(), bytes.size());
            return values;
        }
    }
    return {};
}

/// By the definition, in double.
TokenForecast reference(std::span<const float> row, TokenId id) {
    const double own = double{row[static_cast<std::size_t>(id)]};
    TokenForecast expected;
    double sum = 0;
    for (const float logit : row) {
        sum += std::exp(double{logit} - own);
        expected.rank += double{logit} > own ? 1 : 0;
    }
    expected.probability = 1 / sum;
    return expected;
}

} // namespace

class TestTokenForecast : public QObject {
    Q_OBJECT

  private slots:
    void agreesWithGoldenLogits_data() {
        QTest::addColumn<QString>("folder");
        for (const char* folder : {"gpt2-random", "llama-gqa", "mistral-window", "marian-random"}) {
            QTest::addRow("%s", folder) << folder;
        }
    }

    void agreesWithGoldenLogits() {
        QFETCH(QString, folder);
        const auto path = golden / folder.toStdString();
        QFile file(QString::fromStdString((path / "input.json").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject input = QJsonDocument::fromJson(file.readAll()).object();
        const bool decodes = input.contains("decoder_input_ids");
        const auto ids = ids_in(input[decodes ? "decoder_input_ids" : "input_ids"].toArray());
        const auto source = decodes ? ids_in(input["input_ids"].toArray()) : std::vector<TokenId>();
        const auto model = load_model(path).value();
        const Trace trace = forward(model, ModelInput{ids, {}, source}).value();
        const auto forecasts = token_forecasts(trace, 1, trace.length() - 1);
        QVERIFY2(forecasts, forecasts ? "" : to_string(forecasts.error()).c_str());
        QCOMPARE(forecasts->size(), ids.size() - 1);
        const std::vector<float> logits = golden_logits(path);
        const auto vocab = static_cast<std::size_t>(model->config.vocab_size);
        QCOMPARE(logits.size(), vocab * ids.size());
        for (std::size_t i = 1; i < ids.size(); ++i) {
            const auto expected =
                reference(std::span(logits).subspan((i - 1) * vocab, vocab), ids[i]);
            const TokenForecast& got = (*forecasts)[i - 1];
            QVERIFY2(std::abs(got.probability - expected.probability) <=
                         2e-4 * expected.probability,
                     qPrintable(QString("token %1: %2, expected %3")
                                    .arg(i)
                                    .arg(got.probability)
                                    .arg(expected.probability)));
            QVERIFY(std::abs(got.rank - expected.rank) <= 1); // of two that are all but equal
        }
    }

    void aRangeIsThatPartOfAll() {
        const Trace trace = forward(SmallModel().share(), small_ids(150)).value();
        const auto all = token_forecasts(trace, 1, 149).value();
        QCOMPARE(all.size(), std::size_t{149});
        const auto part = token_forecasts(trace, 90, 7).value();
        for (std::size_t i = 0; i < part.size(); ++i) {
            QVERIFY(part[i] == all[i + 89]);
        }
        QVERIFY(token_forecasts(trace, 150, 0).value().empty());
    }

    void nothingOutsideTheText() {
        const Trace trace = forward(SmallModel().share(), small_ids(5)).value();
        for (const auto& [begin, count] : {std::pair{0, 2}, {1, 5}, {6, 0}, {2, -1}}) {
            const auto refused = token_forecasts(trace, begin, count);
            QVERIFY(!refused && refused.error().field == "tokens");
        }
    }

    void whatSeesTheFutureForeseesNothing() {
        const Trace trace =
            forward(SmallModel().share(), small_ids(5), {.mask = Mask::none}).value();
        const auto refused = token_forecasts(trace, 1, 4);
        QVERIFY(!refused && refused.error().field == "mask");
    }

    void whatIsNotFiniteHasNoProbability() {
        SmallModel model;
        SmallModel::values(model->W_pos)[2 * 20 + 3] = std::numeric_limits<float>::quiet_NaN();
        const Trace trace = forward(model.share(), small_ids(5)).value();
        const auto forecasts = token_forecasts(trace, 1, 4).value();
        QVERIFY(std::isfinite(forecasts[1].probability)); // of token 2, foreseen by row 1
        QVERIFY(std::isnan(forecasts[2].probability));
    }

    void stops() {
        const Trace trace = forward(SmallModel().share(), small_ids(5)).value();
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = token_forecasts(trace, 1, 4, {.stop = stop.get_token()});
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestTokenForecast)
#include "test_token_forecast.moc"
