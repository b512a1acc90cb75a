// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/load.h"
#include "core/model/scan_weights.h"
#include "tests/core/model/model_folder.h"

#include <QtTest>

using namespace heedmap;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

/// Writes `bytes` over a tensor's data, `begin` bytes into it.
void overwrite(const fs::path& file, std::size_t data_begin, std::size_t begin,
               const std::string& bytes) {
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    std::uint64_t header = 0;
    out.read(reinterpret_cast<char*>(&header), sizeof header);
    out.seekp(static_cast<std::streamoff>(8 + header + data_begin + begin));
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

} // namespace

class TestScanWeights : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;

  private slots:
    void findsNothingInGoodModels() {
        for (const char* name : {"gpt2-random", "gpt2-random-f16", "gpt2-untied-shards"}) {
            const auto found = scan_weights(**load_model(golden(name)));
            QVERIFY(found.ok());
            QVERIFY(found->empty());
        }
    }

    void namesTheTensorTheCountAndTheFirst() {
        const fs::path folder = copy_golden("gpt2-random", dir_.path().toStdString());
        const fs::path file = folder / "model.safetensors";
        const std::string nan("\x01\0\x80\x7F", 4);
        const std::string infinity("\0\0\x80\xFF", 4);
        overwrite(file, 152704, 4 * 77, nan); // wpe.weight
        overwrite(file, 152704, 4 * 300, infinity);
        overwrite(file, 152576, 0, nan); // ln_f.weight
        std::vector<double> shares;
        const auto model = *load_model(folder); // opens all the same
        const auto found = scan_weights(*model, {}, [&](double share) { shares.push_back(share); });
        QVERIFY(found.ok());
        QCOMPARE(found->size(), std::size_t{2});
        QCOMPARE((*found)[0].name, "wpe.weight"s);
        QCOMPARE((*found)[0].count, Index{2});
        QCOMPARE((*found)[0].first, Index{77});
        QCOMPARE((*found)[1].name, "ln_f.weight"s);
        QCOMPARE((*found)[1].first, Index{0});
        QCOMPARE(shares.back(), 1.0);
    }

    void readsF16() {
        const fs::path folder = copy_golden("gpt2-random-f16", dir_.path().toStdString());
        overwrite(folder / "model.safetensors", 55040, 2 * 3103, std::string("\0\x7C", 2));
        const auto found = scan_weights(**load_model(folder));
        QCOMPARE(found->size(), std::size_t{1});
        QCOMPARE((*found)[0].name, "wte.weight"s);
        QCOMPARE((*found)[0].first, Index{3103});
    }

    void canBeStoppedAndTellsACut() {
        const fs::path folder = copy_golden("gpt2-random", dir_.path().toStdString());
        const auto model = *load_model(folder);
        std::stop_source source;
        source.request_stop();
        QCOMPARE(scan_weights(*model, source.get_token()).error().kind, ErrorKind::cancelled);
        fs::resize_file(folder / "model.safetensors", 5000);
        QCOMPARE(scan_weights(*model).error().kind, ErrorKind::io);
    }
};

QTEST_APPLESS_MAIN(TestScanWeights)
#include "test_scan_weights.moc"
