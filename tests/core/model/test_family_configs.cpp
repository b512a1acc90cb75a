// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/config_file.h"
#include "tests/core/format/safetensors_bytes.h"

#include <QtTest>

#include <cmath>

using namespace heedmap;

namespace {

using Scaling = RopeConfig::Scaling;

/// A llama-like config with more fields put behind the required ones.
std::string llama(const std::string& model_type, const std::string& more = "") {
    return "{'model_type': '" + model_type +
           "', 'hidden_size': 24, 'num_hidden_layers': 3, 'num_attention_heads': 4, "
           "'num_key_value_heads': 2, 'intermediate_size': 40, 'max_position_embeddings': 64, "
           "'vocab_size': 50" +
           (more.empty() ? "" : ", " + more) + "}";
}

std::string bert(const std::string& model_type, const std::string& more = "", int positions = 64) {
    return "{'model_type': '" + model_type +
           "', 'hidden_size': 24, 'num_hidden_layers': 3, 'num_attention_heads': 4, "
           "'intermediate_size': 40, 'max_position_embeddings': " +
           std::to_string(positions) + ", 'vocab_size': 50" + (more.empty() ? "" : ", " + more) +
           "}";
}

std::string distilbert(const std::string& more = "") {
    return "{'model_type': 'distilbert', 'dim': 24, 'n_layers': 3, 'n_heads': 4, 'hidden_dim': 40, "
           "'max_position_embeddings': 64, 'vocab_size': 50" +
           (more.empty() ? "" : ", " + more) + "}";
}

std::string marian(const std::string& more = "") {
    return "{'model_type': 'marian', 'd_model': 24, 'encoder_layers': 3, 'decoder_layers': 2, "
           "'encoder_attention_heads': 4, 'decoder_attention_heads': 6, 'encoder_ffn_dim': 40, "
           "'decoder_ffn_dim': 44, 'max_position_embeddings': 64, 'vocab_size': 50, "
           "'decoder_start_token_id': 49" +
           (more.empty() ? "" : ", " + more) + "}";
}

} // namespace

class TestFamilyConfigs : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;

    [[nodiscard]] Result<ConfigFile> read(const std::string& text) const {
        return read_config_file(write_bytes(
            std::filesystem::path(dir_.path().toStdString()) / "config.json", json_text(text)));
    }

    [[nodiscard]] ModelConfig config(const std::string& text) const {
        auto file = read(text);
        if (!file) {
            qFatal("%s", to_string(file.error()).c_str());
        }
        return file->config;
    }

    [[nodiscard]] std::vector<Index> windows(const std::string& text) const {
        return config(text).sliding_windows;
    }

  private slots:
    void llamaShapes() {
        const ModelConfig plain = config(llama("llama"));
        QCOMPARE(plain.head_dim, Index{6});
        QCOMPARE(plain.num_key_value_heads, Index{2});
        QVERIFY(plain.rope && plain.rope->scaling == Scaling::none);
        QCOMPARE(plain.rope->theta, 10'000.0);
        QVERIFY(!plain.tie_word_embeddings);
        QVERIFY(plain.stack == Stack::decoder);
        QVERIFY(plain.norms == NormPlacement::before);
        QCOMPARE(config(llama("qwen3", "'head_dim': 16")).head_dim, Index{16});
    }

    void ropeScaling() {
        const RopeConfig linear =
            *config(llama("llama", "'rope_theta': 500000.0, 'rope_scaling': {'type': 'linear', "
                                   "'factor': 4}"))
                 .rope;
        QVERIFY(linear.scaling == Scaling::linear);
        QCOMPARE(linear.theta, 500'000.0);
        QCOMPARE(linear.factor, 4.0);
        const RopeConfig nested =
            *config(llama("llama", "'rope_parameters': {'rope_type': 'llama3', 'rope_theta': 7e5, "
                                   "'factor': 8, 'low_freq_factor': 1, 'high_freq_factor': 4, "
                                   "'original_max_position_embeddings': 32}"))
                 .rope;
        QVERIFY(nested.scaling == Scaling::llama3);
        QCOMPARE(nested.theta, 7e5);
        QCOMPARE(nested.original_max_position_embeddings, Index{32});
    }

    /// The longest text is what the stretched positions reach.
    void dynamicScalingStretches() {
        const ModelConfig stretched =
            config(llama("llama", "'rope_scaling': {'rope_type': 'dynamic', 'factor': 2.5}"));
        QCOMPARE(stretched.max_tokens(), Index{160});
        QVERIFY(!stretched.stretches(64));
        QVERIFY(stretched.stretches(65));
        QVERIFY(!config(llama("llama")).stretches(65));
    }

    void slidingWindows() {
        const std::vector<Index> none = {0, 0, 0};
        QCOMPARE(windows(llama("mistral", "'sliding_window': 5")), (std::vector<Index>{5, 5, 5}));
        QCOMPARE(windows(llama("mistral")), (std::vector<Index>{4096, 4096, 4096}));
        QCOMPARE(windows(llama("mistral", "'sliding_window': null")), std::vector<Index>());
        QCOMPARE(windows(llama("qwen2", "'sliding_window': 5")), std::vector<Index>());
        QCOMPARE(windows(llama("qwen2", "'use_sliding_window': true, 'max_window_layers': 2")),
                 (std::vector<Index>{0, 0, 4096}));
        QCOMPARE(windows(llama("qwen2", "'use_sliding_window': true, 'sliding_window': null")),
                 std::vector<Index>());
        QCOMPARE(windows(llama("qwen2", "'use_sliding_window': true, 'sliding_window': 5, "
                                        "'max_window_layers': 2")),
                 (std::vector<Index>{0, 0, 5}));
        QCOMPARE(windows(llama("qwen3", "'use_sliding_window': true, 'sliding_window': 5, "
                                        "'layer_types': ['sliding_attention', 'full_attention', "
                                        "'sliding_attention']")),
                 (std::vector<Index>{5, 0, 5}));
        QCOMPARE(config(llama("mistral", "'sliding_window': null")).sliding_window(1), Index{0});
    }

    void encoders() {
        const ModelConfig plain = config(bert("bert"));
        QVERIFY(plain.stack == Stack::encoder && plain.norms == NormPlacement::after);
        QCOMPARE(plain.type_vocab_size, Index{2});
        QCOMPARE(plain.layer_norm_epsilon, 1e-12F);
        QCOMPARE(plain.max_tokens(), Index{64});
        QCOMPARE(sites_of(plain).size(), std::size_t{3});
        QCOMPARE(config(bert("roberta", "'pad_token_id': 1")).max_tokens(), Index{62});
        QCOMPARE(config(distilbert()).head_dim, Index{6});
    }

    void encoderDecoder() {
        const ModelConfig both = config(marian("'scale_embedding': true, 'bad_words_ids': [[49]]"));
        QVERIFY(both.encoder != nullptr && both.stack == Stack::decoder);
        QCOMPARE(both.num_hidden_layers, Index{2});
        QCOMPARE(both.head_dim, Index{4});
        QCOMPARE(both.encoder->num_hidden_layers, Index{3});
        QCOMPARE(both.encoder->head_dim, Index{6});
        QCOMPARE(both.embedding_scale, std::sqrt(24.0F));
        QCOMPARE(both.forbidden_tokens, std::vector<TokenId>{49});
        const std::vector<Site> sites = sites_of(both);
        QCOMPARE(sites.size(), std::size_t{7});
        QVERIFY(sites[0] == (Site{Stack::encoder, 0}) && sites[3] == (Site{Stack::decoder, 0}) &&
                sites[6] == (Site{Stack::cross, 1}));
        QCOMPARE(both.of(Stack::cross).num_attention_heads, Index{6});
    }

    void architecturesWithoutModelType() {
        std::string text = llama("qwen2");
        text.replace(text.find("'model_type': 'qwen2'"), 21,
                     "'architectures': ['Qwen2ForCausalLM']");
        QCOMPARE(config(text).model_type, std::string("qwen2"));
        text.replace(text.find("Qwen2For"), 8, "Qwen2MoeFor");
        QVERIFY(!read(text));
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::string& text, const char* expected) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString(expected);
        };
        row("key/value heads", llama("llama", "'num_key_value_heads': 3"), "num_key_value_heads");
        row("an odd head_dim", llama("qwen3", "'head_dim': 5"),
            "head_dim: got 5, expected an even");
        row("yarn", llama("qwen2", "'rope_scaling': {'type': 'yarn', 'factor': 4}"),
            "rope_scaling.type: got \"yarn\", expected default, linear, dynamic or llama3");
        row("no factor", llama("llama", "'rope_scaling': {'type': 'linear'}"),
            "rope_scaling.factor: got nothing");
        row("a small factor", llama("llama", "'rope_scaling': {'type': 'linear', 'factor': 0.5}"),
            "rope_scaling.factor: got 0.5");
        row("stretched beyond all bounds",
            llama("llama", "'rope_scaling': {'type': 'dynamic', 'factor': 999999}"),
            "rope_scaling.factor: got 999999, expected one that reaches at most");
        row("llama3 backwards",
            llama("llama", "'rope_scaling': {'type': 'llama3', 'factor': 8, 'low_freq_factor': 4, "
                           "'high_freq_factor': 4}"),
            "rope_scaling.high_freq_factor: got 4, expected more than low_freq_factor");
        row("rope_scaling as text", llama("llama", "'rope_scaling': 'linear'"),
            "rope_scaling: got");
        row("partial rotary", llama("llama", "'partial_rotary_factor': 0.5"),
            "partial_rotary_factor: got 0.5");
        row("a window of 0", llama("mistral", "'sliding_window': 0"), "sliding_window: got 0");
        row("too few layer_types",
            llama("qwen3", "'use_sliding_window': true, 'sliding_window': 5, 'layer_types': []"),
            "layer_types: got [], expected one entry for each of 3 layers");
        row("an unknown layer type",
            llama("qwen3", "'use_sliding_window': true, 'sliding_window': 5, 'layer_types': "
                           "['full_attention', 7, 'linear']"),
            "layer_types: got");
        row("relative positions", bert("bert", "'position_embedding_type': 'relative_key'"),
            "position_embedding_type: got \"relative_key\", expected absolute");
        row("a BERT decoder", bert("bert", "'is_decoder': true"), "is_decoder: got true");
        row("a padding beyond the positions", bert("roberta", "'pad_token_id': 49", 50),
            "max_position_embeddings: got");
        row("no dim", "{'model_type': 'distilbert'}", "dim: got nothing");
        row("heads of the decoder", marian("'decoder_attention_heads': 5"),
            "decoder_attention_heads");
        row("norms before", marian("'normalize_before': true"), "normalize_before: got true");
        row("an empty target vocabulary",
            marian("'share_encoder_decoder_embeddings': false, 'decoder_vocab_size': 0"),
            "decoder_vocab_size: got 0");
        row("a forbidden id", marian("'bad_words_ids': [[50]]"), "bad_words_ids: got");
    }

    void refuses() {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const auto file = read(text.toStdString());
        QVERIFY(!file);
        const QString got = QString::fromStdString(to_string(file.error()));
        QVERIFY2(got.contains(expected), qPrintable(got));
    }
};

QTEST_APPLESS_MAIN(TestFamilyConfigs)
#include "test_family_configs.moc"
