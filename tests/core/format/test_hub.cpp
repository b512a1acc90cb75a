// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/hub.h"
#include "tests/core/format/safetensors_bytes.h"

#include <QtTest>

using namespace heedmap;
using namespace std::string_literals;
namespace fs = std::filesystem;

class TestHub : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> dir_;
    fs::path cache_;

    void add(const std::string& repository, const std::string& hash) const {
        const fs::path snapshot = cache_ / repository / "snapshots" / hash;
        fs::create_directories(snapshot);
        fs::create_directories(cache_ / repository / "blobs");
        write_bytes(cache_ / repository / "blobs" / hash, "{}");
        fs::create_symlink(fs::path("../../blobs") / hash, snapshot / "config.json");
    }

    void point(const std::string& repository, const std::string& revision) const {
        fs::create_directories(cache_ / repository / "refs");
        write_bytes(cache_ / repository / "refs/main", revision);
    }

  private slots:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        cache_ = dir_->path().toStdString();
        for (const char* name : {"HF_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME"}) {
            qunsetenv(name);
        }
    }

    void listsModelsAtTheirMainSnapshot() {
        add("models--owner--two--dashes", "aaa");
        add("models--owner--two--dashes", "bbb");
        point("models--owner--two--dashes", "bbb\n");
        add("models--gpt2", "ccc");
        add("datasets--owner--data", "ddd");
        const auto models = list_hub_models(cache_);
        QCOMPARE(models.size(), std::size_t{2});
        QCOMPARE(models[0].name, "gpt2"s);
        QCOMPARE(models[0].path.filename().string(), "ccc"s);
        QCOMPARE(models[1].name, "owner/two--dashes"s);
        QCOMPARE(models[1].path.filename().string(), "bbb"s);
    }

    void passesOverWhatLeadsNowhere() {
        add("models--a--b", "1");
        add("models--a--b", "2"); // two snapshots, and no ref to choose
        point("models--a--b", "../../..");
        fs::create_directories(cache_ / "models--a--empty");
        fs::create_directories(cache_ / "models--");
        QVERIFY(list_hub_models(cache_).empty());
        QVERIFY(list_hub_models(cache_ / "none").empty());
    }

    void findsTheCachesFolder() {
        qputenv("HOME", "/home/someone");
        QCOMPARE(hub_cache_folder().string(), "/home/someone/.cache/huggingface/hub"s);
        qputenv("XDG_CACHE_HOME", "/c");
        QCOMPARE(hub_cache_folder().string(), "/c/huggingface/hub"s);
        qputenv("HF_HOME", "/h");
        QCOMPARE(hub_cache_folder().string(), "/h/hub"s);
        qputenv("HF_HUB_CACHE", "/x");
        QCOMPARE(hub_cache_folder().string(), "/x"s);
    }

    void namesASnapshotsModel() {
        QCOMPARE(*hub_name_of("/x/models--a--b/snapshots/123"), "a/b"s);
        QVERIFY(!hub_name_of("/x/models--a--b/other/123"));
        QVERIFY(!hub_name_of("/x/plain/snapshots/123"));
    }
};

QTEST_APPLESS_MAIN(TestHub)
#include "test_hub.moc"
