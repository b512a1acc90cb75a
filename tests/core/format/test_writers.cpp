// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/number_text.h"
#include "core/format/write_csv.h"
#include "core/format/write_json.h"
#include "core/format/write_npy.h"
#include "core/format/write_safetensors.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace heedmap;

namespace {

constexpr float nan_value = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

QByteArray as_bytes(std::span<const float> values) {
    return {reinterpret_cast<const char*>(values.data()),
            static_cast<qsizetype>(values.size_bytes())};
}

} // namespace

class TestWriters : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int made_ = 0;
    std::string newPath() { return folder_.filePath(QString::number(++made_)).toStdString(); }
    QByteArray read(const std::string& path) { return contents(QString::fromStdString(path)); }

  private slots:
    void safetensorsBytesAreAsTheFormatSays() {
        const std::vector<float> a{1, 2, 3, 4, 5, 6};
        const std::vector<float> b{-1.5F, nan_value};
        const std::string path = newPath();
        const Result<void> written =
            write_safetensors(path, {{"b", {2, 3}}, {"a", {2}}},
                              [&](std::size_t i) -> Result<std::span<const float>> {
                                  return std::span<const float>(i == 0 ? a : b);
                              },
                              {{"mask", "causal"}});
        QVERIFY2(written.ok(), written.ok() ? "" : to_string(written.error()).c_str());
        const QByteArray bytes = read(path);
        std::uint64_t length = 0;
        std::memcpy(&length, bytes.data(), 8);
        QCOMPARE(length % 8, std::uint64_t{0});
        QCOMPARE(bytes.mid(8, static_cast<qsizetype>(length)).trimmed(),
                 QByteArray(R"({"__metadata__":{"mask":"causal"},)"
                            R"("b":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},)"
                            R"("a":{"dtype":"F32","shape":[2],"data_offsets":[24,32]}})"));
        QCOMPARE(bytes.mid(8 + static_cast<qsizetype>(length)), as_bytes(a) + as_bytes(b));
    }

    void safetensorsRefusesAWrongCount() {
        const std::vector<float> three{1, 2, 3};
        const std::string path = newPath();
        const Result<void> written =
            write_safetensors(path, {{"a", {2, 2}}},
                              [&](std::size_t) -> Result<std::span<const float>> {
                                  return std::span<const float>(three);
                              },
                              {});
        QVERIFY(!written.ok());
        QCOMPARE(written.error().got, std::string("3 values"));
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
    }

    void anErrorOfTheSourceLeavesNoFile() {
        const std::string path = newPath();
        const Result<void> written = write_safetensors(
            path, {{"a", {1}}},
            [](std::size_t) -> Result<std::span<const float>> { return cancelled(); }, {});
        QVERIFY(!written.ok());
        QCOMPARE(written.error().kind, ErrorKind::cancelled);
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
    }

    void npyHeader_data() {
        QTest::addColumn<QVector<int>>("shape");
        QTest::addColumn<QByteArray>("tuple");
        QTest::newRow("no axis") << QVector<int>{} << QByteArray("()");
        QTest::newRow("one axis") << QVector<int>{6} << QByteArray("(6,)");
        QTest::newRow("two") << QVector<int>{2, 3} << QByteArray("(2, 3)");
        QTest::newRow("three") << QVector<int>{1, 6, 1} << QByteArray("(1, 6, 1)");
    }

    void npyHeader() {
        QFETCH(QVector<int>, shape);
        QFETCH(QByteArray, tuple);
        const TensorPlan tensor{"x", {shape.begin(), shape.end()}};
        std::vector<float> values(element_count(tensor.shape));
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = 0.5F + static_cast<float>(i);
        }
        const std::string path = newPath();
        QVERIFY(write_npy(path, tensor, values).ok());
        const QByteArray bytes = read(path);
        QCOMPARE(bytes.left(8), QByteArray("\x93NUMPY\x01\x00", 8));
        const int length =
            static_cast<unsigned char>(bytes[8]) + 256 * static_cast<unsigned char>(bytes[9]);
        QCOMPARE((10 + length) % 64, 0);
        const QByteArray header = bytes.mid(10, length);
        QVERIFY(header.endsWith('\n'));
        QCOMPARE(header.trimmed(),
                 "{'descr': '<f4', 'fortran_order': False, 'shape': " + tuple + ", }");
        QCOMPARE(bytes.mid(10 + length), as_bytes(values));
    }

    void csvQuotesAndNamesPositions() {
        const std::vector<float> values{0.1F, 1e-5F, nan_value, 1, -infinity, 16777216.0F};
        const LabelledMatrix matrix{"query_pos/key_pos",
                                    {token_label(0, "=cmd()"), token_label(1, "a,\"b\"\n")},
                                    {token_label(0, "=cmd()"), token_label(1, " é"), "x"},
                                    values};
        const std::string path = newPath();
        QVERIFY(write_csv(path, matrix).ok());
        QCOMPARE(read(path), QByteArray("query_pos/key_pos,0:=cmd(),1: é,x\r\n"
                                        "0:=cmd(),0.1,1e-05,nan\r\n"
                                        "\"1:a,\"\"b\"\"\n\",1,-inf,16777216\r\n"));
    }

    void csvRefusesAWrongCount() {
        const std::vector<float> values{1};
        QVERIFY(!write_csv(newPath(), {"", {"a"}, {"b", "c"}, values}).ok());
    }

    void jsonNestsAsTheShape() {
        const std::vector<float> a{1, 2.5F, 3, nan_value, infinity, -infinity, 7, 8};
        const std::vector<float> b{9};
        const std::string path = newPath();
        const Result<void> written =
            write_json(path, {{"a", {2, 2, 2}}, {"b", {}}},
                       [&](std::size_t i) -> Result<std::span<const float>> {
                           return std::span<const float>(i == 0 ? a : b);
                       },
                       {{"text", "a \"b\"\x01"}});
        QVERIFY(written.ok());
        QCOMPARE(read(path), QByteArray("{\"__metadata__\": {\"text\": \"a \\\"b\\\"\\u0001\"},\n"
                                        "\"a\": [[[1, 2.5],\n[3, \"NaN\"]],\n"
                                        "[[\"Infinity\", \"-Infinity\"],\n[7, 8]]],\n"
                                        "\"b\": 9}\n"));
        QJsonParseError error;
        QJsonDocument::fromJson(read(path), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
    }

    void numbersReadBackExactly() {
        std::uint32_t state = 12345;
        for (int i = 0; i < 20000; ++i) {
            state = state * 1664525U + 1013904223U;
            const auto value = std::bit_cast<float>(state);
            if (!std::isfinite(value)) {
                continue;
            }
            const float back = std::strtof(number_text(value).c_str(), nullptr);
            QCOMPARE(std::bit_cast<std::uint32_t>(back), state);
        }
        QCOMPARE(number_text(-nan_value), std::string("nan"));
        QCOMPARE(json_number(-0.0F), std::string("-0"));
        QCOMPARE(json_string("\xC0x"), std::string("\"\xEF\xBF\xBDx\""));
    }
};

QTEST_APPLESS_MAIN(TestWriters)
#include "test_writers.moc"
