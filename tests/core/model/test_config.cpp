// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/config_file.h"
#include "tests/core/format/safetensors_bytes.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace heedmap;
using namespace std::string_literals;

namespace {

const std::string base = "{'model_type': 'gpt2', 'n_embd': 12, 'n_layer': 2, 'n_head': 3, "
                         "'n_positions': 16, 'vocab_size': 50}";

/// The base config with one field added, or put for the one that is there.
std::string with(const std::string& field, const std::string& value) {
    const std::string entry = "'" + field + "': ";
    const auto at = base.find(entry);
    if (at == std::string::npos) {
        return base.substr(0, base.size() - 1) + ", " + entry + value + "}";
    }
    const auto begin = at + entry.size();
    return base.substr(0, begin) + value + base.substr(base.find_first_of(",}", begin));
}

} // namespace

class TestConfig : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;

    [[nodiscard]] Result<ConfigFile> read(const std::string& text) const {
        return read_config_file(write_bytes(
            std::filesystem::path(dir_.path().toStdString()) / "config.json", json_text(text)));
    }

    [[nodiscard]] QString message(const std::string& text) const {
        const auto config = read(text);
        return config ? QStringLiteral("accepted")
                      : QString::fromStdString(to_string(config.error())).remove(dir_.path() + "/");
    }

  private slots:
    void readsGpt2() {
        const auto read_base = read(base);
        QVERIFY2(read_base.ok(), read_base ? "" : to_string(read_base.error()).c_str());
        const ModelConfig& config = read_base->config;
        QCOMPARE(config.model_type, "gpt2"s);
        QCOMPARE(config.hidden_size, Index{12});
        QCOMPARE(config.head_dim, Index{4});
        QCOMPARE(config.num_key_value_heads, Index{3});
        QCOMPARE(config.intermediate_size, Index{48});
        QCOMPARE(config.hidden_act, Activation::gelu_new);
        QVERIFY(config.tie_word_embeddings);
        QVERIFY(!config.bos_token_id);
        QVERIFY(read_base->notices.empty());
    }

    void takesHuggingFacesGeneralNames() {
        const auto config = read("{'architectures': ['GPT2LMHeadModel'], 'hidden_size': 8, "
                                 "'num_hidden_layers': 1, 'num_attention_heads': 2, "
                                 "'max_position_embeddings': 9, 'vocab_size': 5, 'n_inner': null}");
        QVERIFY(config.ok());
        QCOMPARE(config->config.head_dim, Index{4});
    }

    void takesAByteOrderMark() { QVERIFY(read("\xEF\xBB\xBF" + base).ok()); }

    void refuses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::string& text, const char* expected) {
            QTest::newRow(name) << QByteArray(text.data(), static_cast<qsizetype>(text.size()))
                                << QString("config.json: ") + expected;
        };
        row("empty", "", "size: got 0 bytes (empty)");
        row("UTF-16", "\xFF\xFE{\0}\0"s, "encoding: got UTF-16, expected UTF-8");
        row("array", "[]", "got [], expected a JSON object");
        for (const char* value : {"0", "-1", "768.5", "'768'"}) {
            const std::string got = json_text(value);
            row(value, with("n_embd", value),
                ("n_embd: got " + got + ", expected a whole number from 1 to ").c_str());
        }
        row("1e400", with("n_embd", "1e400"),
            "n_embd (byte 33): got 1e400, expected a number that");
        row("missing", "{'model_type': 'gpt2'}", "n_embd: got nothing, expected a whole number");
        row("indivisible", with("n_embd", "13"),
            "n_embd: got 13, expected a multiple of n_head, which is 3");
        row("10^9 layers", with("n_layer", "1000000000"),
            "n_layer: got 1000000000, expected a whole number from 1 to 10000");
        row("huge vocabulary", with("vocab_size", "99999999"), "vocab_size: got 99999999");
        row("model_type", with("model_type", "'mystery'"),
            "model_type: got \"mystery\", expected one of: ");
        row("no model_type", "{}", "model_type: got nothing, expected one of: ");
        row("architectures", "{'architectures': ['MysteryForCausalLM']}",
            "architectures: got [\"MysteryForCausalLM\"], expected a class of one of: ");
        row("NaN", with("layer_norm_epsilon", "NaN"), "layer_norm_epsilon (byte ");
        row("Infinity", with("layer_norm_epsilon", "Infinity"), "layer_norm_epsilon (byte ");
        row("twice", "{'n_embd': 1, 'n_embd': 2}",
            "n_embd (byte 14): got the key twice, at byte 1");
        row("activation", with("activation_function", "'sine'"),
            "activation_function: got \"sine\", expected gelu, ");
        row("boolean", with("tie_word_embeddings", "1"),
            "tie_word_embeddings: got 1, expected true or false");
    }

    void refuses() {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const QString got = message(text.toStdString());
        QVERIFY2(got.startsWith(expected), qPrintable(got));
    }

    void namesAMissingFile() {
        const auto config = read_config_file(std::filesystem::path("nowhere") / "config.json");
        QCOMPARE(to_string(config.error()),
                 "nowhere/config.json: got No such file or directory, expected a file that can be "
                 "read"s);
    }

    void headsMustShareTheKeyValueHeadsEvenly() {
        const nlohmann::json object = {{"num_attention_heads", 6}};
        JsonFields fields(object, "config.json");
        ModelConfig config;
        config.hidden_size = 12;
        config.num_attention_heads = 6;
        config.num_key_value_heads = 4;
        check_heads(fields, config, "hidden_size", "num_attention_heads");
        QCOMPARE(to_string(*fields.error()),
                 "config.json: num_attention_heads: got 6, expected a multiple of "
                 "num_key_value_heads, which is 4"s);
    }

    void notesRemoteCode() {
        const auto config = read(with("auto_map", "{'AutoModel': 'm.M'}"));
        QVERIFY(config.ok());
        QCOMPARE(config->notices.size(), std::size_t{1});
        QVERIFY(config->notices[0].find("auto_map is ignored") != std::string::npos);
    }

    void leavesOutTokensOutsideTheVocabulary() {
        const auto config = read(with("eos_token_id", "50256"));
        QVERIFY(config.ok());
        QVERIFY(config->config.eos_token_ids.empty());
        QVERIFY(config->notices[0].find("eos_token_id 50256") != std::string::npos);
        QCOMPARE(read(with("eos_token_id", "49"))->config.eos_token_ids, std::vector<TokenId>{49});
    }

    void endsTextsWithAnyOfAList() {
        const auto config = read(with("eos_token_id", "[3, 50256, 49]"));
        QVERIFY(config.ok());
        QCOMPARE(config->config.eos_token_ids, (std::vector<TokenId>{3, 49}));
        QVERIFY(config->config.ends_text(49) && !config->config.ends_text(4));
        QCOMPARE(config->notices.size(), std::size_t{1});
        QCOMPARE(message(with("eos_token_id", "[3, '49']")),
                 "config.json: eos_token_id: got [3,\"49\"], expected a token's id, or a list of "
                 "such");
    }

    void knowsActivationsByEveryName() {
        QCOMPARE(*activation_from_name("gelu_pytorch_tanh"), Activation::gelu_new);
        QCOMPARE(*activation_from_name("swish"), Activation::silu);
        QVERIFY(!activation_from_name("GELU"));
        for (const Activation activation :
             {Activation::gelu, Activation::gelu_new, Activation::relu, Activation::silu,
              Activation::quick_gelu, Activation::tanh}) {
            QCOMPARE(*activation_from_name(name_of(activation)), activation);
        }
    }

    void scalesAttention() {
        ModelConfig config;
        config.head_dim = 64;
        QCOMPARE(config.attention_scale(0), 0.125F);
        config.scale_attn_by_inverse_layer_idx = true;
        QCOMPARE(config.attention_scale(3), 0.03125F);
        config.scale_attn_weights = false;
        QCOMPARE(config.attention_scale(3), 0.25F);
    }
};

QTEST_APPLESS_MAIN(TestConfig)
#include "test_config.moc"
