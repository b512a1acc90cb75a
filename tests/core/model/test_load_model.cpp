// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/load.h"
#include "tests/core/model/model_folder.h"

#include <QtTest>

#include <numeric>

using namespace heedmap;
using namespace std::string_literals;
namespace fs = std::filesystem;

class TestLoadModel : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> dir_;

    [[nodiscard]] fs::path copy(const char* name) const {
        return copy_golden(name, dir_->path().toStdString());
    }

    [[nodiscard]] QString message(const fs::path& folder) const {
        const auto model = load_model(folder);
        return model ? QStringLiteral("accepted")
                     : QString::fromStdString(to_string(model.error())).remove(dir_->path() + "/");
    }

  private slots:
    void init() { dir_ = std::make_unique<QTemporaryDir>(); }

    void loadsF32() {
        const auto loaded = load_model(golden("gpt2-random"));
        QVERIFY2(loaded.ok(), loaded ? "" : to_string(loaded.error()).c_str());
        const Model& model = **loaded;
        QCOMPARE(model.name, "gpt2-random"s);
        QCOMPARE(model.dtype, DType::F32);
        QCOMPARE(model.blocks.size(), std::size_t{3});
        QCOMPARE(model.config.head_dim, Index{8});
        QCOMPARE(model.config.intermediate_size, Index{128});
        QCOMPARE(model.W_E.at(0, 0), -0.1808287650346756F);
        QCOMPARE(model.W_E.at(96, 31), 0.015500970184803009F);
        QCOMPARE(model.W_pos.at(5, 7), -0.031131073832511902F);
        QCOMPARE(model.head.W_U.weight.at(31, 96), 0.015500970184803009F);
        QVERIFY(model.head.W_U.bias.empty());
        const Block& block = model.blocks[1];
        QCOMPARE(block.attention.q.weight.at(3, 0), 0.19649319350719452F);
        QCOMPARE(block.attention.k.weight.at(3, 0), -0.0848265066742897F);
        QCOMPARE(block.attention.v.weight.at(3, 9), -0.04232725873589516F);
        QCOMPARE(block.attention.v.weight.at(31, 31), 0.024934694170951843F);
        QCOMPARE(block.attention.q.bias[4], -0.08612720668315887F);
        QCOMPARE(block.attention.k.bias[4], 0.028165435418486595F);
        QCOMPARE(block.attention.v.bias[4], 0.013387163169682026F);
        QCOMPARE(model.blocks[2].mlp_in.weight.at(1, 100), 0.17575684189796448F);
        QCOMPARE(model.blocks[2].mlp_out.weight.at(100, 1), 0.05026627331972122F);
        QCOMPARE(model.blocks[0].attention.o.weight.at(2, 30), -0.14867305755615234F);
        QCOMPARE(model.blocks[0].ln2.bias[1], -0.14688535034656525F);
        QCOMPARE(model.ln_final.weight[31], 1.0129494667053223F);
        QVERIFY(model.storage->intact().ok());
    }

    void listsEveryTensorThatItUses() {
        const auto model = *load_model(golden("gpt2-random"));
        QCOMPARE(model->weights.size(), std::size_t{40});   // 3 × 12, two embeddings, ln_f's two
        QCOMPARE(model->weight_bytes, std::size_t{173312}); // the file's whole data section
    }

    void loadsF16() {
        const auto model = *load_model(golden("gpt2-random-f16"));
        QCOMPARE(model->dtype, DType::F16);
        QCOMPARE(model->W_E.at(96, 31), 0.0848388671875F);
        QCOMPARE(model->blocks[1].attention.v.weight.at(3, 9), 0.307373046875F);
        QCOMPARE(model->blocks[1].attention.v.bias[4], -0.0206756591796875F);
    }

    void loadsShardsWithAnOwnHead() {
        const auto model = *load_model(golden("gpt2-untied-shards"));
        QCOMPARE(model->config.hidden_act, Activation::gelu);
        QCOMPARE(model->head.W_U.weight.at(23, 96), -0.39699435234069824F);
        QCOMPARE(model->head.W_U.weight.at(2, 5), 0.5712395906448364F);
        QCOMPARE(model->W_E.at(96, 23), 0.29911598563194275F);
        QCOMPARE(model->W_E.at(5, 2), -0.2587592303752899F);
        QCOMPARE(model->blocks[1].attention.k.weight.at(7, 3), -0.05554516240954399F);
    }

    void loadsLlamaWithoutItsHead() {
        const fs::path folder = copy("llama-gqa");
        QVERIFY(edit_file(folder / "model.safetensors", "lm_head.weight", "no_head.weight"));
        const auto model = load_model(folder);
        QVERIFY2(model.ok(), model ? "" : to_string(model.error()).c_str());
        QVERIFY((*model)->head.W_U.empty());
        QCOMPARE((*model)->notices.size(), std::size_t{1});
        QVERIFY((*model)->notices[0].find("lm_head.weight") != std::string::npos);
    }

    void loadsTheDefaultModel() {
        const auto model = load_model(fs::path(HEEDMAP_SOURCE_DIR) / "resources/models/story-gpt");
        QVERIFY(model.ok());
        QCOMPARE((*model)->config.num_hidden_layers, Index{4});
        QCOMPARE((*model)->config.vocab_size, Index{4096});
        QCOMPARE((*model)->config.eos_token_ids, std::vector<TokenId>{4095});
        QCOMPARE((*model)->W_E.at(4095, 191), -0.041046142578125F);
        QVERIFY((*model)->notices.empty());
    }

    void namesAModelInTheHubsCache() {
        const fs::path snapshot =
            fs::path(dir_->path().toStdString()) / "models--someone--small--gpt/snapshots/abc";
        fs::create_directories(snapshot.parent_path());
        fs::rename(copy("gpt2-random"), snapshot);
        QCOMPARE((*load_model(snapshot / ""))->name, "someone/small--gpt"s);
    }

    void namesAMissingTensor_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected");
        QTest::newRow("more layers than weights")
            << "\"n_layer\": 3"
            << "\"n_layer\": 5"
            << "gpt2-random/model.safetensors: h.3.ln_1.weight: got no such tensor, expected one "
               "of shape [32], as config.json says";
        QTest::newRow("vocab_size")
            << "\"vocab_size\": 97"
            << "\"vocab_size\": 98"
            << "gpt2-random/model.safetensors: wte.weight: got shape [97, 32], expected [98, 32], "
               "as config.json says";
        QTest::newRow("untied")
            << "\"tie_word_embeddings\": true"
            << "\"tie_word_embeddings\": false"
            << "gpt2-random/model.safetensors: lm_head.weight: got no such tensor, expected one of "
               "shape [97, 32], as config.json says";
        QTest::newRow("positions")
            << "\"n_positions\": 64"
            << "\"n_positions\": 128"
            << "gpt2-random/model.safetensors: wpe.weight: got shape [64, 32], expected [128, 32], "
               "as config.json says";
    }

    void namesAMissingTensor() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, expected);
        const fs::path folder = copy("gpt2-random");
        QVERIFY(edit_file(folder / "config.json", from.toStdString(), to.toStdString()));
        QCOMPARE(message(folder), expected);
    }

    void refusesOtherElementTypes() {
        const fs::path folder = copy("gpt2-random");
        QVERIFY(
            edit_file(folder / "model.safetensors", "\"h.1.mlp.c_fc.weight\":{\"dtype\":\"F32\"",
                      "\"h.1.mlp.c_fc.weight\":{\"dtype\":\"I32\"") ||
            edit_file(folder / "model.safetensors", "\"h.1.mlp.c_fc.weight\": {\"dtype\": \"F32\"",
                      "\"h.1.mlp.c_fc.weight\": {\"dtype\": \"I32\""));
        QCOMPARE(message(folder), "gpt2-random/model.safetensors: h.1.mlp.c_fc.weight: got I32, "
                                  "expected F32, F16 or BF16");
    }

    void refusesPickleWeights() {
        const fs::path folder = copy("gpt2-random");
        fs::rename(folder / "model.safetensors", folder / "pytorch_model.bin");
        QVERIFY2(message(folder).contains("pickle files are refused"), qPrintable(message(folder)));
    }

    void namesACutFile() {
        const fs::path folder = copy("gpt2-random");
        fs::resize_file(folder / "model.safetensors", 100000);
        QVERIFY2(message(folder).contains("(the file is cut), expected 173312 bytes"),
                 qPrintable(message(folder)));
    }

    void tellsWhenAFileIsCutLater() {
        const fs::path folder = copy("gpt2-untied-shards");
        const auto model = *load_model(folder);
        const Index last = model->head.W_U.weight.out - 1;
        QVERIFY(model->head.W_U.weight.at(23, last) != 0.0F);
        fs::resize_file(folder / "model-00001-of-00003.safetensors", 0);
        QCOMPARE(model->head.W_U.weight.at(23, last), 0.0F);
        const auto intact = model->storage->intact();
        QVERIFY(!intact.ok());
        QVERIFY(to_string(intact.error()).find("model-00001-of-00003") != std::string::npos);
    }

    void weightsOutliveTheirFolder() {
        const auto model = *load_model(copy("gpt2-random"));
        dir_.reset();
        QCOMPARE(model->W_E.at(96, 31), 0.015500970184803009F);
        QVERIFY(model->storage->intact().ok());
    }

    void readsAnUnalignedDataSection() {
        const fs::path folder = copy("gpt2-random");
        std::string bytes = text_of_file(folder / "model.safetensors");
        const auto length = static_cast<unsigned char>(bytes[0]);
        QVERIFY(length != 255);
        std::size_t header = 0;
        for (int i = 0; i < 8; ++i) {
            header |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
        }
        bytes[0] = static_cast<char>(length + 1);
        bytes.insert(8 + header, " ");
        std::ofstream(folder / "model.safetensors", std::ios::binary) << bytes;
        const auto model = load_model(folder);
        QVERIFY(model.ok());
        QCOMPARE((*model)->blocks[1].attention.q.weight.at(3, 0), 0.19649319350719452F);
        QCOMPARE((*model)->ln_final.weight[31], 1.0129494667053223F);
    }

    void canBeStopped() {
        std::stop_source source;
        source.request_stop();
        QCOMPARE(load_model(golden("gpt2-random"), source.get_token()).error().kind,
                 ErrorKind::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestLoadModel)
#include "test_load_model.moc"
