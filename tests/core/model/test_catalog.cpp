// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/catalog.h"
#include "core/model/load.h"
#include "tests/core/model/model_folder.h"

#include <QtTest>

using namespace heedmap;
using namespace std::string_literals;
namespace fs = std::filesystem;

class TestCatalog : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;

  private slots:
    void init() {
        qunsetenv("HEEDMAP_DATA_DIR");
        qputenv("HF_HUB_CACHE", dir_.path().toUtf8());
    }

    void theBuildTreeHasTheDefaultModel() {
        const auto folder = resolve_model("");
        QVERIFY2(folder.ok(), folder ? "" : to_string(folder.error()).c_str());
        const auto model = load_model(*folder);
        QVERIFY(model.ok());
        QCOMPARE((*model)->name, default_model_name());
    }

    void listsEmbeddedModels() {
        const fs::path data = dir_.path().toStdString();
        fs::create_directories(data / "models/no-model");
        copy_golden("gpt2-random-f16", data / "models");
        copy_golden("gpt2-random", data / "models");
        qputenv("HEEDMAP_DATA_DIR", dir_.path().toUtf8());
        const auto models = embedded_models();
        QCOMPARE(models.size(), std::size_t{2});
        QCOMPARE(models[0].name, "gpt2-random"s);
        QCOMPARE(*resolve_model("gpt2-random-f16"), models[1].folder);
    }

    void resolvesFoldersAndHubNames() {
        QCOMPARE(*resolve_model(golden("gpt2-random").string()), golden("gpt2-random"));
        const fs::path snapshots =
            fs::path(dir_.path().toStdString()) / "models--someone--small/snapshots";
        fs::create_directories(snapshots);
        const fs::path folder = copy_golden("gpt2-random", snapshots);
        QCOMPARE(*resolve_model("someone/small"), folder);
        QCOMPARE((*load_model(folder))->name, "someone/small"s);
    }

    void namesWhatCanBeChosen() {
        const std::string message = to_string(resolve_model("nothing\n").error());
        QVERIFY2(
            message.starts_with("--model: got nothing\\n, expected a model folder, an embedded "
                                "model (by-hand, "),
            message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestCatalog)
#include "test_catalog.moc"
