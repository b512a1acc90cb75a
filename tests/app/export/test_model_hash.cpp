// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/model_hash.h"
#include "core/format/weight_files.h"
#include "core/model/load.h"

#include <QCryptographicHash>
#include <QtTest>

#include <map>

using namespace heedmap;

namespace {

const std::filesystem::path golden = HEEDMAP_TEST_DATA "/golden";

ModelPtr loaded(const char* name) {
    const Result<ModelPtr> model = load_model(golden / name);
    if (!model) {
        qFatal("%s", to_string(model.error()).c_str());
    }
    return *model;
}

/// Name, type, shape and bytes of every tensor of the folder, by the files alone.
std::string hashOfFiles(const char* name) {
    const Result<WeightFiles> files = WeightFiles::open(golden / name);
    if (!files) {
        qFatal("%s", to_string(files.error()).c_str());
    }
    std::map<std::string, StoredTensor> tensors;
    for (const SafetensorsFile& file : files->files()) {
        for (const TensorInfo& info : file.tensors()) {
            tensors.emplace(info.name, StoredTensor{&file, &info});
        }
    }
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    for (const auto& [tensor, stored] : tensors) {
        std::string head = tensor + " " + stored.info->dtype + " [";
        for (std::size_t axis = 0; axis < stored.info->shape.size(); ++axis) {
            head += (axis == 0 ? "" : ",") + std::to_string(stored.info->shape[axis]);
        }
        hash.addData(QByteArray::fromStdString(head + "]\n"));
        const auto bytes = stored.file->bytes(*stored.info);
        hash.addData(QByteArrayView(reinterpret_cast<const char*>(bytes.data()),
                                    static_cast<qsizetype>(bytes.size())));
    }
    return "blake2b-256:" + hash.result().toHex().toStdString();
}

} // namespace

class TestModelHash : public QObject {
    Q_OBJECT

  private slots:
    void isOfEveryTensorHoweverFilesHoldThem() {
        for (const char* name : {"gpt2-random", "gpt2-untied-shards"}) {
            QVERIFY2(*modelHash(loaded(name), {}) == hashOfFiles(name), name);
        }
    }

    void tellsModelsApart() {
        const ModelPtr model = loaded("gpt2-random");
        const std::string hash = *modelHash(model, {});
        QCOMPARE(*modelHash(loaded("gpt2-random"), {}), hash); // read again
        QVERIFY(*modelHash(loaded("gpt2-random-f16"), {}) != hash);
    }

    void tellsHowFarItIs() {
        std::vector<double> shares;
        const auto hash = modelHash(loaded("marian-random"),
                                    {{}, [&](double share) { shares.push_back(share); }});
        QVERIFY(hash.ok());
        QVERIFY(shares.size() > 10);
        QVERIFY(std::is_sorted(shares.begin(), shares.end()));
        QCOMPARE(shares.back(), 1.0);
    }

    void aStoppedHashIsNone() {
        std::stop_source stop;
        stop.request_stop();
        const ModelPtr model = loaded("gpt2-random");
        const auto hash = modelHash(model, {stop.get_token(), {}});
        QVERIFY(!hash.ok());
        QVERIFY(hash.error().kind == ErrorKind::cancelled);
        QVERIFY(modelHash(model, {}).ok()); // and nothing of it was remembered
    }
};

QTEST_GUILESS_MAIN(TestModelHash)
#include "test_model_hash.moc"
