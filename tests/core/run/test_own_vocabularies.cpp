// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/safetensors.h"
#include "core/format/write_safetensors.h"
#include "core/model/load.h"
#include "core/run/activations.h"
#include "core/run/decoding.h"
#include "tests/core/model/model_folder.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cstring>

using namespace heedmap;

namespace {

constexpr Index source_size = 97;
constexpr Index target_size = 101; // a prime: `renamed` gives every token another id

using Ids = std::vector<TokenId>;

TokenId renamed(TokenId id) {
    return static_cast<TokenId>((id * 10 + 3) % target_size);
}

Ids renamed(Ids ids) {
    for (TokenId& id : ids) {
        id = renamed(id);
    }
    return ids;
}

struct Tensors {
    std::vector<TensorPlan> plan;
    std::vector<std::vector<float>> values;

    void add(const std::string& name, std::vector<Index> shape, std::vector<float> of) {
        plan.push_back({name, std::move(shape)});
        values.push_back(std::move(of));
    }
    void write(const std::filesystem::path& path) const {
        const auto written = write_safetensors(
            path, plan,
            [&](std::size_t i) -> Result<std::span<const float>> {
                return std::span<const float>(values[i]);
            },
            {});
        if (!written) {
            qFatal("%s", to_string(written.error()).c_str());
        }
    }
};

std::vector<float> floats(std::span<const std::byte> bytes) {
    std::vector<float> values(bytes.size() / sizeof(float));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

/// Rows by the target's ids; those of the four tokens that the source does not have are `filler`.
std::vector<float> by_target_ids(const std::vector<float>& rows, std::size_t width, float filler) {
    std::vector<float> out(target_size * width, filler);
    for (TokenId id = 0; id < source_size; ++id) {
        std::copy_n(rows.begin() + static_cast<std::ptrdiff_t>(id * width), width,
                    out.begin() + static_cast<std::ptrdiff_t>(renamed(id) * width));
    }
    return out;
}

/// The golden Marian with an embedding for each stack, the decoder's under other ids.
std::filesystem::path make_folder(const std::filesystem::path& into) {
    const auto folder = copy_golden("marian-random", into);
    const auto file = SafetensorsFile::open(golden("marian-random") / "model.safetensors");
    Tensors tensors;
    for (const TensorInfo& tensor : file->tensors()) {
        const auto values = floats(file->bytes(tensor));
        if (tensor.name == "model.shared.weight") {
            tensors.add("model.encoder.embed_tokens.weight", tensor.shape, values);
            tensors.add("model.decoder.embed_tokens.weight", {target_size, tensor.shape[1]},
                        by_target_ids(values, static_cast<std::size_t>(tensor.shape[1]), 0.125F));
        } else if (tensor.name == "final_logits_bias") {
            tensors.add(tensor.name, {1, target_size}, by_target_ids(values, 1, -100.0F));
        } else {
            tensors.add(tensor.name, tensor.shape, values);
        }
    }
    std::filesystem::remove(folder / "model.safetensors");
    tensors.write(folder / "model.safetensors");
    if (!edit_file(folder / "config.json", "\"vocab_size\": 97",
                   "\"vocab_size\": 97, \"decoder_vocab_size\": 101, "
                   "\"share_encoder_decoder_embeddings\": false")) {
        qFatal("no vocab_size in config.json");
    }
    return folder;
}

ModelPtr load(const std::filesystem::path& folder) {
    const auto model = load_model(folder);
    if (!model) {
        qFatal("%s", to_string(model.error()).c_str());
    }
    return *model;
}

Trace run(const ModelPtr& model, const Ids& source, const Ids& target) {
    auto trace = forward(model, ModelInput{target, {}, source});
    if (!trace) {
        qFatal("%s", to_string(trace.error()).c_str());
    }
    return *trace;
}

} // namespace

/// Marian with a vocabulary for each stack: the same model under other ids computes the same.
class TestOwnVocabularies : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        shared_ = load(golden("marian-random"));
        folder_ = make_folder(scratch_.path().toStdString());
        own_ = load(folder_);
    }

    void eachStackHasItsSize() {
        QCOMPARE(own_->config.vocab_size, target_size);
        QCOMPARE(own_->config.source_vocab_size(), source_size);
        QCOMPARE(shared_->config.source_vocab_size(), source_size);
    }

    void computesTheSame() {
        const Trace expected = run(shared_, source, target);
        const Trace got = run(own_, source, renamed(target));
        for (const std::string& name : activation_names(*shared_)) {
            const auto left = activation(expected, name);
            const auto right = activation(got, name);
            QVERIFY(left && right);
            if (left->shape.back() == source_size && name.find("logits") != std::string::npos) {
                continue; // by id: below
            }
            QVERIFY2(left->shape == right->shape && left->values == right->values, name.c_str());
        }
    }

    void logitsAreByTheDecodersIds() {
        const Index rows = static_cast<Index>(target.size());
        const auto expected = logits(run(shared_, source, target), 0, rows);
        const auto got = logits(run(own_, source, renamed(target)), 0, rows);
        QVERIFY(expected && got);
        QCOMPARE(got->cols(), target_size);
        for (Index row = 0; row < rows; ++row) {
            for (TokenId id = 0; id < source_size; ++id) {
                QCOMPARE((*got)(row, renamed(id)), (*expected)(row, id));
            }
        }
    }

    void decodesTheSame() {
        auto expected = DecodingSession::start(run(shared_, source, target));
        auto got = DecodingSession::start(run(own_, source, renamed(target)));
        QVERIFY(expected && got);
        for (int step = 0; step < 12; ++step) {
            QVERIFY(expected->step({}).ok() && got->step({}).ok());
        }
        QCOMPARE(got->trace().ids(), renamed(expected->trace().ids()));
    }

    void idsAreCheckedByTheirStack() {
        const Ids last{target_size - 1};
        QVERIFY(forward(own_, ModelInput{last, {}, source}).ok());
        const auto refused = forward(own_, ModelInput{renamed(target), {}, last});
        QVERIFY(!refused);
        QVERIFY(to_string(refused.error()).starts_with("source ids[0]: got 100"));
    }

    void namesTheEmbeddingThatIsMissing() {
        const QTemporaryDir other;
        const auto folder = copy_golden("marian-random", other.path().toStdString());
        QVERIFY(edit_file(folder / "config.json", "\"vocab_size\": 97",
                          "\"vocab_size\": 97, \"share_encoder_decoder_embeddings\": false"));
        const auto refused = load_model(folder);
        QVERIFY(!refused);
        const std::string message = to_string(refused.error());
        QVERIFY2(message.find("model.decoder.embed_tokens.weight") != std::string::npos,
                 message.c_str());
    }

  private:
    const Ids source{73, 83, 64, 11, 94, 19, 26, 82, 58};
    const Ids target{0, 39, 93, 28, 25, 90, 16};
    QTemporaryDir scratch_;
    std::filesystem::path folder_;
    ModelPtr shared_;
    ModelPtr own_;
};

QTEST_APPLESS_MAIN(TestOwnVocabularies)
#include "test_own_vocabularies.moc"
