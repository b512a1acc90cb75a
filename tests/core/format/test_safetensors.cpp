// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/safetensors.h"
#include "tests/core/format/safetensors_bytes.h"

#include <QtTest>

using namespace heedmap;
using namespace std::string_literals;

namespace {

/// A header of one tensor `t` from its entry's fields.
std::string one(const std::string& fields) {
    return "{'t': {" + fields + "}}";
}

const std::string good = one("'dtype': 'F32', 'shape': [2, 1], 'data_offsets': [0, 8]");

std::string entry(const std::string& name, const std::string& offsets, int bytes) {
    return "'" + name + "': {'dtype': 'U8', 'shape': [" + std::to_string(bytes) +
           "], 'data_offsets': " + offsets + "}";
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

    QTemporaryDir dir_;

    [[nodiscard]] Result<SafetensorsFile> open(const std::string& bytes) const {
        return SafetensorsFile::open(
            write_bytes(std::filesystem::path(dir_.path().toStdString()) / "f", bytes));
    }

    /// The message for a file that must be refused, without the folder.
    [[nodiscard]] QString message(const std::string& bytes) const {
        const auto file = open(bytes);
        return file ? QStringLiteral("accepted")
                    : QString::fromStdString(to_string(file.error())).remove(dir_.path() + "/");
    }

  private slots:
    void readsTensors() {
        const std::string header =
            "{'__metadata__': {'format': 'pt'}, 'b': {'dtype': 'I64', 'shape': [], 'data_offsets': "
            "[8, 16]}, 'a': {'dtype': 'F32', 'shape': [2, 1], 'data_offsets': [0, 8]}} ";
        const auto file = open(safetensors_bytes(header, "ABCDEFGHabcdefgh"));
        QVERIFY2(file.ok(), file ? "" : to_string(file.error()).c_str());
        QCOMPARE(file->tensors().size(), std::size_t{2});
        QCOMPARE(file->tensors()[0].name, "a"s);
        QCOMPARE(file->tensors()[0].dtype, "F32"s);
        QVERIFY((file->tensors()[0].shape == std::vector<Index>{2, 1}));
        QCOMPARE(file->metadata().at("format"), "pt"s);
        const TensorInfo* b = file->find("b");
        QVERIFY(b != nullptr && b->shape.empty());
        QCOMPARE(static_cast<char>(file->bytes(*b)[0]), 'a');
        QCOMPARE(file->bytes(*b).size(), std::size_t{8});
        QVERIFY(file->find("c") == nullptr);
    }

    void acceptsAnEmptyTensorAndAnUnalignedSection() {
        const std::string header = one("'dtype': 'F32', 'shape': [2, 0], 'data_offsets': [0, 0]");
        QVERIFY(open(safetensors_bytes(header, "")).ok());
        QVERIFY(open(safetensors_bytes(good + "   ", "12345678")).ok());
        QVERIFY(open(safetensors_bytes("{}", "")).ok());
    }

    void acceptsALengthThatLooksLikeAPickle() {
        const std::string header = good + std::string(640 - good.size(), ' '); // 0x0280
        QVERIFY(open(safetensors_bytes(header, "12345678")).ok());
    }

    void refusesTheWholeFile_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::string& bytes, const char* expected) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))
                                << QString::fromUtf8(expected);
        };
        row("empty", "", "f: size: got 0 bytes, expected at least 8 bytes");
        row("7 bytes", "1234567", "f: size: got 7 bytes, expected at least 8 bytes");
        row("length past the end", little_endian(900) + "{}",
            "f: header length: got 900, expected at most the 2 bytes that follow it");
        row("length past the cap", little_endian(100000001) + "{}",
            "f: header length: got 100000001, expected at most 100000000 bytes");
        row("length 2^64-1", little_endian(~std::uint64_t{0}) + "{}",
            "f: header length: got 18446744073709551615, expected at most 100000000 bytes");
        row("LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 548105171\n",
            "f: got a Git LFS pointer to oid sha256:4d7a, size 548105171, not the file itself, "
            "expected a safetensors file");
        row("HTML", " \n<!DOCTYPE html><html>", "f: got an HTML page, expected a safetensors file");
        row("ZIP", "PK\x03\x04\x14\0\0\0zip"s,
            "f: got a ZIP archive (as PyTorch's .bin and .pt files are), expected a safetensors "
            "file");
        row("pickle", "\x80\x02}q\0.......", "f: got a Python pickle, expected a safetensors file");
        row("not UTF-8", safetensors_bytes("{\"\xFF\": 1}", ""),
            "f: byte 10: got \\xFF, expected UTF-8");
        row("cut JSON", safetensors_bytes("{\"t\": ", ""),
            "f: t (byte 14): got the end of the text, expected JSON that is complete");
        row("an array of objects", safetensors_bytes("[[{'a':1,'a':2}]]", ""),
            "f: header: got [[{\"a\":1,\"a\":2}]], expected a JSON object");
        row("an array", safetensors_bytes("[1]", ""), "f: header: got [1], expected a JSON object");
        row("deep", safetensors_bytes("{'t': " + std::string(100000, '['), ""), nullptr);
        const std::string empty = "{'dtype': 'U8', 'shape': [0], 'data_offsets': [0, 0]}";
        row("twice",
            safetensors_bytes("{'t': " + empty + ", 's': " + empty + ", 't': " + empty + "}", ""),
            "f: t (byte 129): got the key twice, at byte 9 and at byte 129, expected each key "
            "once");
        row("metadata twice", safetensors_bytes("{'__metadata__': {}, '__metadata__': {}}", ""),
            "f: __metadata__ (byte 29): got the key twice, at byte 9 and at byte 29, expected each "
            "key once");
        row("a field twice", safetensors_bytes("{'t': {'dtype': 'U8', 'dtype': 'U8'}}", ""),
            "f: t.dtype (byte 30): got the key twice, at byte 15 and at byte 30, expected each key "
            "once");
        row("metadata", safetensors_bytes("{'__metadata__': {'k': 7}}", ""),
            "f: __metadata__.k: got 7, expected a string");
        row("metadata kind", safetensors_bytes("{'__metadata__': 'x'}", ""),
            "f: __metadata__: got \"x\", expected an object of strings");
        row("entry kind", safetensors_bytes("{'t': 5}", ""),
            "f: t: got 5, expected an object with dtype, shape and data_offsets");
    }

    void refusesTheWholeFile() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        const QString got = message(bytes.toStdString());
        if (expected.isEmpty()) {
            QVERIFY2(got.contains("a depth of at most 256"), qPrintable(got));
        } else {
            QCOMPARE(got, expected);
        }
    }

    void refusesAnEntry_data() {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* fields, const char* expected) {
            QTest::newRow(name) << QByteArray(fields) << QString(expected);
        };
        row("dtype", "'dtype': 'F17', 'shape': [2], 'data_offsets': [0, 8]",
            "f: t.dtype: got \"F17\", expected one of F64, F32, F16, BF16, ");
        row("no dtype", "'shape': [2], 'data_offsets': [0, 8]", "f: t.dtype: got nothing, ");
        row("no shape", "'dtype': 'F32', 'data_offsets': [0, 8]", "f: t.shape: got nothing, ");
        row("no offsets", "'dtype': 'F32', 'shape': [2]",
            "f: t.data_offsets: got nothing, expected two whole numbers");
        row("-1", "'dtype': 'F32', 'shape': [2, -1], 'data_offsets': [0, 8]",
            "f: t.shape[1]: got -1, expected a whole number, 0 or more");
        row("2.5", "'dtype': 'F32', 'shape': [2.5], 'data_offsets': [0, 8]",
            "f: t.shape[0]: got 2.5, ");
        row("a string", "'dtype': 'F32', 'shape': ['8'], 'data_offsets': [0, 8]",
            "f: t.shape[0]: got \"8\", ");
        row("product", "'dtype': 'F32', 'shape': [2, 18446744073709551614], 'data_offsets': [0, 8]",
            "f: t.shape: got [2, 18446744073709551614], expected a product below 2^64");
        row("bytes", "'dtype': 'F32', 'shape': [2, 9223372036854775807], 'data_offsets': [0, 8]",
            "f: t.shape: got [2, 9223372036854775807] of F32, expected a size in bytes below 2^64");
        row("empty but huge",
            "'dtype': 'F32', 'shape': [0, 9223372036854775808], 'data_offsets': [0, 0]",
            "f: t.shape: got [0, 9223372036854775808] of F32, ");
        row("end before begin", "'dtype': 'F32', 'shape': [2], 'data_offsets': [8, 0]",
            "f: t.data_offsets: got begin 8 and end 0, ");
        row("one offset", "'dtype': 'F32', 'shape': [2], 'data_offsets': [8]",
            "f: t.data_offsets: got [8], ");
        row("size", "'dtype': 'F16', 'shape': [2], 'data_offsets': [0, 8]",
            "f: t.data_offsets: got 8 bytes, expected 4 bytes for [2] of F16");
    }

    void refusesAnEntry() {
        QFETCH(QByteArray, fields);
        QFETCH(QString, expected);
        const QString got = message(safetensors_bytes(one(fields.toStdString()), "12345678"));
        QVERIFY2(got.startsWith(expected), qPrintable(got));
    }

    void capsTheRank() {
        std::string shape = "1";
        for (int i = 1; i < 10000; ++i) {
            shape += ",1";
        }
        const std::string header =
            one("'dtype': 'U8', 'data_offsets': [0, 1], 'shape': [" + shape + "]");
        QCOMPARE(message(safetensors_bytes(header, "1")),
                 QStringLiteral("f: t.shape: got a rank of 10000, expected a rank of at most 64"));
    }

    void capsTheValuesOfAnEntry() {
        std::string ones = "1";
        for (int i = 1; i < 70000; ++i) {
            ones += ",1";
        }
        const QString got = message(safetensors_bytes(
            one("'dtype': 'U8', 'shape': [1], 'data_offsets': [0, 1], 'more': [" + ones + "]"),
            "1"));
        QVERIFY2(got.startsWith("f: t.more[") &&
                     got.endsWith("got more than 65536 values, expected at most so many in one "
                                  "entry"),
                 qPrintable(got));
        std::string metadata = "'k0': ''";
        for (int i = 1; i < 70000; ++i) {
            metadata += ",'k" + std::to_string(i) + "': ''";
        }
        QVERIFY(message(safetensors_bytes("{'__metadata__': {" + metadata + "}}", ""))
                    .startsWith("f: __metadata__.k"));
    }

    void refusesALayout_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::string& header, const char* expected) {
            QTest::newRow(name) << QByteArray::fromStdString("{" + header + "}")
                                << QString(expected);
        };
        row("first", entry("a", "[2, 8]", 6), "f: a: got bytes [0, 2) of the data unclaimed ");
        row("hole", entry("a", "[0, 4]", 4) + "," + entry("b", "[6, 8]", 2),
            "f: b: got bytes [4, 6) of the data unclaimed before it, ");
        row("overlap", entry("b", "[0, 5]", 5) + "," + entry("a", "[4, 8]", 4),
            "f: a: got bytes [4, 8), which overlap b at [0, 5), ");
        row("empty inside", entry("b", "[0, 8]", 8) + "," + entry("a", "[4, 4]", 0),
            "f: a: got bytes [4, 4), which overlap b at [0, 8), ");
        row("cut", entry("a", "[0, 11]", 11),
            "f: data: got 8 bytes (the file is cut), expected 11 bytes, as the header says");
        row("trailing", entry("a", "[0, 5]", 5),
            "f: data: got 3 bytes behind the last tensor, expected ");
        row("far", entry("a", "[18446744073709551614, 18446744073709551615]", 1),
            "f: a: got bytes [0, 18446744073709551614) of the data unclaimed");
    }

    void refusesALayout() {
        QFETCH(QByteArray, header);
        QFETCH(QString, expected);
        const QString got = message(safetensors_bytes(header.toStdString(), "12345678"));
        QVERIFY2(got.startsWith(expected), qPrintable(got));
    }

    void everyCutIsRefused() {
        const std::string whole = safetensors_bytes(good, "12345678");
        for (std::size_t size = 0; size < whole.size(); ++size) {
            QVERIFY2(message(whole.substr(0, size)) != "accepted",
                     qPrintable(QString::number(size)));
        }
        QCOMPARE(message(whole), QStringLiteral("accepted"));
    }

    void everyChangedByteIsReadOrRefused() {
        const std::string whole = safetensors_bytes(good, "12345678");
        int accepted = 0;
        for (std::size_t at = 0; at < 8 + good.size(); ++at) {
            for (const int flip : {1, 0x10, 0x80, 0xFF}) {
                std::string changed = whole;
                changed[at] = static_cast<char>(changed[at] ^ flip);
                accepted += open(changed).ok() ? 1 : 0;
            }
        }
        QVERIFY(accepted < 40); // the name, white space and a key or two
    }

    void opensManyTensorsAndCanBeStopped() {
        std::string header = "{";
        for (int i = 0; i < 100000; ++i) {
            const std::string number = std::to_string(i);
            std::string name = "model.layers.";
            name += number;
            std::string offsets = "[";
            offsets += number + "," + std::to_string(i + 1) + "]";
            header += i > 0 ? "," : "";
            header += entry(name, offsets, 1);
        }
        const std::string bytes = safetensors_bytes(header + "}", std::string(100000, 'x'));
        const auto file = open(bytes);
        QVERIFY(file.ok());
        QCOMPARE(file->find("model.layers.77777")->begin, std::size_t{77777});
        std::stop_source source;
        source.request_stop();
        const auto stopped = SafetensorsFile::open(file->path(), source.get_token());
        QCOMPARE(stopped.error().kind, ErrorKind::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
