// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/program.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <limits>

namespace fs = std::filesystem;
using namespace heedmap;

class TestNotFinite : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;
    fs::path folder_;

    /// Attends to two tokens of the model in the folder.
    Finished attend() {
        return runProgram({QStringLiteral("attend"), QStringLiteral("--model"),
                           QString::fromStdString(folder_.string()), QStringLiteral("--ids"),
                           QStringLiteral("1,2"), QStringLiteral("--force"),
                           QStringLiteral("--out"), dir_.filePath(QStringLiteral("out.json"))});
    }

  private slots:
    void init() {
        folder_ = fs::path(dir_.path().toStdString()) / "model";
        fs::remove_all(folder_);
        fs::copy(fs::path(HEEDMAP_TEST_DATA) / "golden" / "gpt2-random", folder_);
    }

    void namesTheWeightsThatAreNotFinite() {
        const Finished good = attend();
        QCOMPARE(good.status, 0);
        QVERIFY2(!good.error.contains("NaN"), good.error.constData());

        const fs::path weights = folder_ / "model.safetensors";
        const float value = std::numeric_limits<float>::quiet_NaN();
        std::fstream file(weights, std::ios::in | std::ios::out | std::ios::binary);
        // The last tensor is wte.weight, [97, 32]: the last value of token 1.
        const auto back = static_cast<std::streamoff>((97 - 2) * 32 + 1) * 4;
        file.seekp(-back, std::ios::end);
        file.write(reinterpret_cast<const char*>(&value), sizeof value);
        QVERIFY(file.good());
        file.close();
        const Finished bad = attend();
        QCOMPARE(bad.status, 0);
        QVERIFY2(bad.error.contains("run: got NaN or Inf"), bad.error.constData());
        QVERIFY2(
            bad.error.contains("wte.weight: got 1 values that are NaN or Inf, the first at 63"),
            bad.error.constData());
    }
};

QTEST_GUILESS_MAIN(TestNotFinite)
#include "test_not_finite.moc"
