// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/load.h"
#include "core/run/activations.h"
#include "core/run/decoding.h"
#include "tests/core/run/last_resid.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cstring>
#include <filesystem>

using namespace heedmap;

namespace {

ModelPtr golden(const QString& folder) {
    const auto model =
        load_model(std::filesystem::path(HEEDMAP_TEST_DATA "/golden") / folder.toStdString());
    if (!model) {
        qFatal("%s", to_string(model.error()).c_str());
    }
    return *model;
}

std::vector<TokenId> ids_of(Index count, int step) {
    std::vector<TokenId> ids;
    for (Index i = 0; i < count; ++i) {
        ids.push_back(static_cast<TokenId>((i * step + 5) % 97));
    }
    return ids;
}

/// A text of `count` tokens, and a source where the model reads one.
struct Text {
    Text(const Model& model, Index count) : ids(ids_of(count, 37)) {
        if (model.encoder) {
            source = ids_of(23, 29);
        }
    }
    [[nodiscard]] ModelInput input(std::size_t length) const {
        return {std::span(ids).first(length), {}, source};
    }

    std::vector<TokenId> ids;
    std::vector<TokenId> source;
};

Trace run(const ModelPtr& model, const ModelInput& input, Mask mask = Mask::family,
          int threads = 0) {
    ForwardOptions options;
    options.mask = mask;
    options.threads = threads;
    auto trace = forward(model, input, options);
    if (!trace) {
        qFatal("%s", to_string(trace.error()).c_str());
    }
    return *trace;
}

bool same_bits(std::span<const float> a, std::span<const float> b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

/// The first activation, by name, that is not the same bit by bit; empty when all are.
QByteArray first_difference(const Trace& a, const Trace& b) {
    for (const std::string& name : activation_names(*a.model())) {
        const auto left = activation(a, name);
        const auto right = activation(b, name);
        if (!left || !right || left->shape != right->shape ||
            !same_bits(left->values, right->values)) {
            return QByteArray::fromStdString(name);
        }
    }
    return {};
}

constexpr std::array decoders = {"llama-gqa",  "llama3-rope",   "mistral-window",
                                 "qwen2-bf16", "qwen3-headdim", "marian-random"};
constexpr std::array encoders = {"bert-random", "roberta-random", "distilbert-random"};

} // namespace

/// What the first family is proved for, for every other one.
class TestFamilies : public QObject {
    Q_OBJECT

  private slots:
    void decoder_data() {
        QTest::addColumn<QString>("folder");
        for (const char* folder : decoders) {
            QTest::newRow(folder) << folder;
        }
    }
    void family_data() {
        decoder_data();
        for (const char* folder : encoders) {
            QTest::newRow(folder) << folder;
        }
    }

    void threadsDoNotChangeABit_data() { family_data(); }
    void threadsDoNotChangeABit() {
        QFETCH(QString, folder);
        const ModelPtr model = golden(folder);
        const Text text(*model, 61);
        for (const Mask mask : {Mask::family, Mask::causal, Mask::none}) {
            const Trace one = run(model, text.input(61), mask, 1);
            QCOMPARE(first_difference(one, run(model, text.input(61), mask, 3)), QByteArray());
        }
    }

    void robertaCountsNoPadding() {
        const ModelPtr model = golden("roberta-random");
        const TokenId pad = *model->config.pad_token_id;
        const std::vector<TokenId> padded{0, 44, pad, pad, 7, 21, pad, 2};
        const std::vector<TokenId> plain{0, 44, 7, 21, 2};
        for (const Mask mask : {Mask::family, Mask::causal}) {
            const Matrix with = run(model, {padded, {}, {}}, mask).resid_pre(0);
            const Matrix without = run(model, {plain, {}, {}}, mask).resid_pre(0);
            const Matrix alone = run(model, {std::span(&pad, 1), {}, {}}, mask).resid_pre(0);
            Index counted = 0;
            for (Index i = 0; i < with.rows(); ++i) {
                const bool padding = padded[static_cast<std::size_t>(i)] == pad;
                QVERIFY(same_bits(with.row(i), padding ? alone.row(0) : without.row(counted++)));
            }
        }
        // The row of padding is the one before the first token's.
        const std::vector<TokenId> first{44};
        QVERIFY(!same_bits(run(model, {first, {}, {}}).resid_pre(0).row(0),
                           run(model, {std::span(&pad, 1), {}, {}}).resid_pre(0).row(0)));
        const Trace whole = run(model, {padded, {}, {}}, Mask::causal);
        const auto grown = extend(run(model, {std::span(padded).first(4), {}, {}}, Mask::causal),
                                  std::span(padded).subspan(4));
        QVERIFY(grown);
        QCOMPARE(first_difference(whole, *grown), QByteArray());
    }

    void decodingEqualsThePass_data() { decoder_data(); }
    void decodingEqualsThePass() {
        QFETCH(QString, folder);
        const ModelPtr model = golden(folder);
        const Text text(*model, 61);
        const Trace whole = run(model, text.input(61));
        Trace grown = run(model, text.input(7));
        for (const std::size_t step : {1, 1, 1, 17, 1, 30, 3}) {
            const auto from = static_cast<std::size_t>(grown.length());
            grown = extend(grown, std::span(text.ids).subspan(from, step)).value();
        }
        QCOMPARE(grown.length(), whole.length());
        QCOMPARE(first_difference(grown, whole), QByteArray());
        const Trace back = whole.prefix(20);
        QCOMPARE(first_difference(back, run(model, text.input(20))), QByteArray());
        const Trace revised = revise(whole, text.input(44)).value();
        QCOMPARE(first_difference(revised, run(model, text.input(44))), QByteArray());
    }

    void aSessionStepsAndJumps_data() { decoder_data(); }
    void aSessionStepsAndJumps() {
        QFETCH(QString, folder);
        const ModelPtr model = golden(folder);
        const Text text(*model, 5);
        auto session = DecodingSession::start(run(model, text.input(5))).value();
        SamplerOptions greedy;
        greedy.temperature = 0;
        for (int i = 0; i < 4; ++i) {
            QVERIFY(session.step(greedy));
        }
        const std::vector<TokenId> ids = session.trace().ids();
        QVERIFY(session.jump(1));
        QVERIFY(session.step(greedy));
        QVERIFY(session.jump(4));
        QCOMPARE(session.trace().ids(), ids);
        QCOMPARE(session.trace().encoder() != nullptr, model->encoder != nullptr);
    }

    /// Row i of the propagated causal run does not see what comes after it.
    void theCausalMaskHidesTheFuture_data() { family_data(); }
    void theCausalMaskHidesTheFuture() {
        QFETCH(QString, folder);
        const ModelPtr model = golden(folder);
        const Text text(*model, 30);
        Text other = text;
        other.ids[20] = (other.ids[20] + 1) % 97;
        const Matrix a = last_resid(run(model, text.input(30), Mask::causal));
        const Matrix b = last_resid(run(model, other.input(30), Mask::causal));
        const auto rows = static_cast<std::size_t>(20 * a.cols());
        QVERIFY(same_bits(a.values().first(rows), b.values().first(rows)));
        QVERIFY(!same_bits(a.row(20), b.row(20)));
    }

    void anyRowsOfTheLastBlockAreTheWholes_data() { family_data(); }
    void anyRowsOfTheLastBlockAreTheWholes() {
        QFETCH(QString, folder);
        const ModelPtr model = golden(folder);
        const Text text(*model, 30);
        const Trace trace = run(model, text.input(30));
        const Matrix whole = last_resid(trace);
        const Matrix part = last_resid(trace, 11, 8);
        for (Index row = 0; row < 8; ++row) {
            QVERIFY(same_bits(part.row(row), whole.row(11 + row)));
        }
    }

    /// The last layer is read after the pass: then, too, a file that was cut is told of.
    void tellsWhenAFileIsCutAfterThePass() {
        namespace fs = std::filesystem;
        const QTemporaryDir dir;
        const fs::path folder = fs::path(dir.path().toStdString()) / "gpt2-untied-shards";
        fs::copy(HEEDMAP_TEST_DATA "/golden/gpt2-untied-shards", folder);
        const ModelPtr model = load_model(folder).value();
        const Text text(*model, 9);
        const Trace trace = run(model, text.input(9));
        QVERIFY(logits(trace, 8, 1).ok());
        for (const auto& file : fs::directory_iterator(folder)) {
            if (file.path().extension() == ".safetensors" &&
                file.path().filename().string().starts_with("model-")) {
                fs::resize_file(file.path(), 0);
            }
        }
        QVERIFY(!logits(trace, 8, 1));
        QVERIFY(!has_finite_output(trace));
        const Index last = model->config.num_hidden_layers - 1;
        QVERIFY(!activation(trace, "blocks." + std::to_string(last) + ".resid_post"));
    }

    void anEncoderSeesTheFuture() {
        const ModelPtr model = golden("bert-random");
        const Text text(*model, 9);
        const Trace trace = run(model, text.input(9));
        QVERIFY(trace.mask() == Mask::none);
        const auto pattern = activation(trace, "blocks.0.pattern").value();
        QVERIFY(pattern.values[8] > 0.0F); // query 0, key 8
        const auto local = activation(trace, "blocks.0.pattern", Mask::causal).value();
        QCOMPARE(local.values[8], 0.0F);
        QVERIFY(!DecodingSession::start(trace));
    }

    void theWindowHidesTheDistantPast() {
        const ModelPtr model = golden("mistral-window");
        const Text text(*model, 12);
        const Trace trace = run(model, text.input(12));
        QCOMPARE(trace.key_mask({Stack::decoder, 1}), (KeyMask{Mask::causal, 4}));
        const auto pattern = activation(trace, "blocks.1.pattern").value();
        for (Index query = 0; query < 12; ++query) {
            for (Index key = 0; key < 12; ++key) {
                const float weight = pattern.values[static_cast<std::size_t>(query * 12 + key)];
                const bool seen = key <= query && key > query - 4;
                QCOMPARE(weight > 0.0F, seen);
            }
        }
    }

    void tokenTypesChangeTheEmbedding() {
        const ModelPtr model = golden("bert-random");
        const Text text(*model, 6);
        const std::vector<TokenId> types = {0, 0, 0, 1, 1, 1};
        const std::vector<TokenId> zeros(6, 0);
        const Trace plain = run(model, text.input(6));
        QCOMPARE(first_difference(plain, run(model, {text.ids, zeros, {}})), QByteArray());
        const Matrix a = plain.resid_pre(0);
        const Matrix b = run(model, {text.ids, types, {}}).resid_pre(0);
        QVERIFY(same_bits(a.row(2), b.row(2)));
        QVERIFY(!same_bits(a.row(3), b.row(3)));
    }

    void badInput_data() {
        using Ids = std::vector<TokenId>;
        QTest::addColumn<QString>("folder");
        QTest::addColumn<Ids>("source");
        QTest::addColumn<Ids>("types");
        QTest::addColumn<QString>("message");
        QTest::newRow("no source")
            << "marian-random" << Ids{} << Ids{} << "source tokens: got 0 tokens";
        QTest::newRow("a source too many")
            << "llama-gqa" << Ids{1, 2, 3} << Ids{} << "source: got 3 tokens";
        QTest::newRow("types of a model without")
            << "llama-gqa" << Ids{} << Ids{0, 1, 0} << "token_types[1]: got 1";
        QTest::newRow("too few types")
            << "bert-random" << Ids{} << Ids{0} << "token_types: got 1 of them";
        QTest::newRow("an unknown type")
            << "bert-random" << Ids{} << Ids{0, 2, 0} << "token_types[1]: got 2";
    }

    void badInput() {
        QFETCH(QString, folder);
        QFETCH(std::vector<TokenId>, source);
        QFETCH(std::vector<TokenId>, types);
        QFETCH(QString, message);
        const std::vector<TokenId> ids = {1, 2, 3};
        const auto trace = forward(golden(folder), ModelInput{ids, types, source});
        QVERIFY(!trace);
        const QString got = QString::fromStdString(to_string(trace.error()));
        QVERIFY2(got.contains(message), qPrintable(got));
    }

    /// RoBERTa's positions begin at pad_token_id + 1: two of its 64 are never used.
    void positionsThatAreNotThere() {
        const ModelPtr model = golden("roberta-random");
        QVERIFY(forward(model, ids_of(62, 7)));
        QVERIFY(!forward(model, ids_of(63, 7)));
    }
};

QTEST_APPLESS_MAIN(TestFamilies)
#include "test_families.moc"
