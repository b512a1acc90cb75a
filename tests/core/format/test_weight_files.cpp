// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/weight_files.h"
#include "tests/core/format/safetensors_bytes.h"

#include <QtTest>

using namespace heedmap;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

std::string shard(const std::string& tensor) {
    return safetensors_bytes(
        "{'" + tensor + "': {'dtype': 'U8', 'shape': [1], 'data_offsets': [0, 1]}}", "x");
}

} // namespace

class TestWeightFiles : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> dir_;
    fs::path folder_;

    void write_index(const std::string& weight_map) const {
        write_bytes(folder_ / "model.safetensors.index.json",
                    json_text("{'metadata': {}, 'weight_map': " + weight_map + "}"));
    }

    [[nodiscard]] QString message() const {
        const auto weights = WeightFiles::open(folder_);
        return weights
                   ? QStringLiteral("accepted")
                   : QString::fromStdString(to_string(weights.error())).remove(dir_->path() + "/");
    }

  private slots:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        folder_ = dir_->path().toStdString();
    }

    void opensOneFile() {
        write_bytes(folder_ / "model.safetensors", shard("t"));
        const auto weights = WeightFiles::open(folder_);
        QVERIFY(weights.ok());
        QVERIFY(weights->find("t").info != nullptr);
        QVERIFY(weights->find("u").info == nullptr);
    }

    void opensShards() {
        write_bytes(folder_ / "a.safetensors", shard("t"));
        write_bytes(folder_ / "b.safetensors", shard("u"));
        write_index("{'t': 'a.safetensors', 'u': 'b.safetensors'}");
        const auto weights = WeightFiles::open(folder_);
        QVERIFY(weights.ok());
        QCOMPARE(weights->find("u").file->path().filename().string(), "b.safetensors"s);
    }

    void followsTheHubCachesLinks() {
        fs::create_directories(folder_ / "blobs");
        fs::create_directories(folder_ / "snapshots/1");
        write_bytes(folder_ / "blobs/0a", shard("t"));
        write_bytes(folder_ / "blobs/0b",
                    json_text("{'weight_map': {'t': 'm-1-of-1.safetensors'}}"));
        fs::create_symlink("../../blobs/0a", folder_ / "snapshots/1/m-1-of-1.safetensors");
        fs::create_symlink("../../blobs/0b", folder_ / "snapshots/1/model.safetensors.index.json");
        QVERIFY(WeightFiles::open(folder_ / "snapshots/1").ok());
    }

    void namesADanglingLink() {
        fs::create_symlink("nowhere", folder_ / "model.safetensors");
        QCOMPARE(message(), "model.safetensors: got No such file or directory, expected a file "
                            "that can be read");
    }

    void refusesShardNamesThatLeadOut_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"../x", "/etc/passwd", "a/b", "a\\\\b", "..", ".", "", "a\\u0000b"}) {
            QTest::newRow(name) << QString(name);
        }
    }

    void refusesShardNamesThatLeadOut() {
        QFETCH(QString, name);
        write_index("{'t': '" + name.toStdString() + "'}");
        const QString got = message();
        QVERIFY2(got.startsWith("model.safetensors.index.json: weight_map.t: got ") &&
                     got.contains("expected a bare file name"),
                 qPrintable(got));
    }

    void namesAMissingShard() {
        write_index("{'u': 'a.safetensors', 't': 'a.safetensors'}");
        QCOMPARE(message(), "model.safetensors.index.json: weight_map.t: got a.safetensors, which "
                            "is missing, expected a shard that is in the folder");
    }

    void namesATensorThatItsShardLacks() {
        write_bytes(folder_ / "a.safetensors", shard("t"));
        write_index("{'t': 'a.safetensors', 'u': 'a.safetensors'}");
        QCOMPARE(message(), "model.safetensors.index.json: weight_map.u: got a.safetensors, which "
                            "lacks it, expected the shard that holds the tensor");
    }

    void namesATensorThatTwoShardsHold() {
        const std::string two = "{'t': {'dtype': 'U8', 'shape': [1], 'data_offsets': [0, 1]}, 'u': "
                                "{'dtype': 'U8', 'shape': [1], 'data_offsets': [1, 2]}}";
        write_bytes(folder_ / "a.safetensors", safetensors_bytes(two, "xy"));
        write_bytes(folder_ / "b.safetensors", shard("t"));
        write_index("{'t': 'b.safetensors', 'u': 'a.safetensors'}");
        QCOMPARE(message(), "model.safetensors.index.json: t: got the tensor in a.safetensors and "
                            "in b.safetensors, expected each tensor in one shard");
    }

    void refusesAnIndexOfAnotherShape() {
        write_index("[]");
        QVERIFY2(message().contains("weight_map: got [], expected a JSON object"),
                 qPrintable(message()));
        write_index("{}");
        QVERIFY(message().contains("got 0 shards"));
        write_index("{'t': 5}");
        QVERIFY(message().contains("weight_map.t: got 5, expected a shard's file name"));
    }

    void refusesPickleFiles_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("bin") << "pytorch_model.bin";
        QTest::newRow("pt") << "model.pt";
        QTest::newRow("pth") << "model.pth";
    }

    void refusesPickleFiles() {
        QFETCH(QString, name);
        write_bytes(folder_ / name.toStdString(), "\x80\x02");
        const QString got = message();
        QVERIFY2(got.contains("weights: got " + name + " alone; pickle files are refused") &&
                     got.contains("tools/convert"),
                 qPrintable(got));
    }

    void namesWeightsOfAnotherFormat() {
        write_bytes(folder_ / "model.gguf", "GGUF");
        QVERIFY2(message().endsWith("weights: got model.gguf alone; that format is not read, "
                                    "expected model.safetensors"),
                 qPrintable(message()));
    }

    void namesAFolderWithoutWeights() {
        QVERIFY2(message().contains("weights: got none, expected model.safetensors"),
                 qPrintable(message()));
    }

    void refusesAFolderInTheFilesPlace() {
        fs::create_directory(folder_ / "model.safetensors");
        QVERIFY2(message().contains("not a regular file"), qPrintable(message()));
    }
};

QTEST_APPLESS_MAIN(TestWeightFiles)
#include "test_weight_files.moc"
