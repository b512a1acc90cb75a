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

    /// Runs a command on the model in the folder.
    [[nodiscard]] Finished run(const char* command, const QStringList& arguments) const {
        return runProgram(QStringList{QString::fromLatin1(command), QStringLiteral("--model"),
                                      QString::fromStdString(folder_.string())} +
                          arguments);
    }

    /// Attends to two tokens.
    [[nodiscard]] Finished attend() const {
        return run("attend",
                   {QStringLiteral("--ids"), QStringLiteral("1,2"), QStringLiteral("--force"),
                    QStringLiteral("--out"), dir_.filePath(QStringLiteral("out.json"))});
    }

    /// Makes a value of the last tensor in the file NaN: `fromEnd` values before its end.
    void spoil(std::streamoff fromEnd) const {
        const float value = std::numeric_limits<float>::quiet_NaN();
        std::fstream file(folder_ / "model.safetensors",
                          std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(-fromEnd * static_cast<std::streamoff>(sizeof value), std::ios::end);
        file.write(reinterpret_cast<const char*>(&value), sizeof value);
        QVERIFY(file.good());
    }

    void use(const char* model) {
        fs::remove_all(folder_);
        fs::copy(fs::path(HEEDMAP_TEST_DATA) / "golden" / model, folder_);
    }

  private slots:
    void init() {
        folder_ = fs::path(dir_.path().toStdString()) / "model";
        use("gpt2-random");
    }

    void namesTheWeightsThatAreNotFinite() {
        const Finished good = attend();
        QCOMPARE(good.status, 0);
        QVERIFY2(!good.error.contains("NaN"), good.error.constData());

        // The last tensor is wte.weight, [97, 32]: the last value of token 1.
        spoil((97 - 2) * 32 + 1);
        const Finished bad = attend();
        QCOMPARE(bad.status, 0);
        QVERIFY2(bad.error.contains("run: got NaN or Inf"), bad.error.constData());
        QVERIFY2(
            bad.error.contains("wte.weight: got a value that is NaN or Inf, at 63"),
            bad.error.constData());
    }

    void namesThemWhereNothingCanBePredicted() {
        const QStringList ids{QStringLiteral("--ids"), QStringLiteral("1,2")};
        QCOMPARE(run("generate", ids).status, 0);
        spoil((97 - 2) * 32 + 1);
        const Finished bad = run("generate", ids);
        QCOMPARE(bad.status, 2);
        QVERIFY2(bad.error.contains("logits: got NaN or Inf"), bad.error.constData());
        QVERIFY2(bad.error.contains("wte.weight: got a value that is NaN or Inf"),
                 bad.error.constData());
    }

    void namesThemWhereAGapCannotBeFilled() {
        use("bert-random");
        const QStringList gap{QStringLiteral("--ids"), QStringLiteral("1,2"),
                              QStringLiteral("--position"), QStringLiteral("0")};
        QCOMPARE(run("fill", gap).status, 0);
        spoil(32 * 32 - 7); // the last tensor is cls.predictions.transform.dense.weight, [32, 32]
        const Finished bad = run("fill", gap);
        QCOMPARE(bad.status, 2);
        QVERIFY2(bad.error.contains("cls.predictions.transform.dense.weight: got a value that is "
                                    "NaN or Inf, at 7"),
                 bad.error.constData());
    }

    void infoNamesThemAndStillTellsTheRest() {
        QVERIFY(!run("info", {}).error.contains("NaN"));
        spoil((97 - 2) * 32 + 1);
        const Finished bad = run("info", {});
        QCOMPARE(bad.status, 0);
        QVERIFY2(
            bad.error.contains("wte.weight: got a value that is NaN or Inf, at 63"),
            bad.error.constData());
        QVERIFY2(bad.out.contains("gpt2"), bad.out.constData());
    }
};

QTEST_GUILESS_MAIN(TestNotFinite)
#include "test_not_finite.moc"
