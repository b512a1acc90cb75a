// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <fstream>

using namespace heedmap;
using namespace std::string_literals;

namespace {

/// The message for a text that must be refused.
QString message(const std::string& text, std::size_t first_byte = 0) {
    const auto result = parse_json(text, "f.json", {first_byte, 256, {}});
    return result ? QStringLiteral("accepted") : QString::fromStdString(to_string(result.error()));
}

} // namespace

class TestJson : public QObject {
    Q_OBJECT

  private slots:
    void readsEveryKindOfValue() {
        const auto read =
            parse_json(R"({"a": [1, -2, 2.5, true, null], "b": {"c": "é😀\u4F60"}})", "f.json");
        QVERIFY(read.ok());
        QCOMPARE(read->dump(), R"({"a":[1,-2,2.5,true,null],"b":{"c":"é😀你"}})"s);
    }

    void takesAByteOrderMark() {
        const auto read = parse_json("\xEF\xBB\xBF{\"a\": 1}", "f.json");
        QVERIFY(read.ok());
        QCOMPARE((*read)["a"].get<int>(), 1);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::string& text, const char* expected) {
            QByteArray bytes(text.data(), static_cast<qsizetype>(text.size()));
            QTest::newRow(name) << bytes.replace('\'', '"') << QString::fromUtf8(expected);
        };
        row("empty", "", "f.json: size: got 0 bytes (empty), expected JSON");
        row("cut", R"({"a": [1, 2)",
            "f.json: a[2] (byte 11): got the end of the text, expected JSON that is complete");
        row("utf-16", "\xFF\xFE{\0}\0"s, "f.json: encoding: got UTF-16, expected UTF-8");
        row("utf-16 without mark", "{\0\"\0"s, "f.json: encoding: got UTF-16, expected UTF-8");
        row("utf-8", "{\"a\": \"x\xC0\x80\"}", "f.json: byte 8: got \\xC0, expected UTF-8");
        row("surrogate bytes", "[\"\xED\xA0\x80\"]", "f.json: byte 2: got \\xED, expected UTF-8");
        row("nul", "{}\0x"s, "f.json: byte 2: got a zero byte, expected valid JSON");
        row("NaN", R"({"a": NaN})", "f.json: a (byte 6): got NaN, expected a finite number");
        row("-Infinity", R"({"a": [0, -Infinity]})",
            "f.json: a[1] (byte 11): got Infinity, expected a finite number");
        row("1e400", "{\n\"a\": 1e400}",
            "f.json: a (line 2, byte 7): got 1e400, expected a number that a double can hold");
        row("twice", "{'a': {'b': 1}, 'c': {'b': 1, 'x\\'': 2, 'b': 3}}",
            "f.json: c.b (byte 40): got the key twice, at byte 22 and at byte 40, expected each "
            "key once");
        row("twice, escaped", "{'\\'': 1, '\\'': 3}",
            "f.json: \" (byte 10): got the key twice, at byte 1 and at byte 10, expected each key "
            "once");
        row("trailing", "{} x", "f.json: byte 3: got x, expected valid JSON");
        row("comma", "[1,]", "f.json: [1] (byte 3): got ], expected valid JSON");
        row("comment", "[1 /* */]", "f.json: [1] (byte 3): got /* */], expected valid JSON");
    }

    void refuses() {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        QCOMPARE(message(text.toStdString()), expected);
    }

    void refusesALoneSurrogate() {
        QVERIFY(message(R"(["a\ud800b"])").startsWith("f.json: [0] (byte "));
    }

    void limitsTheDepth() {
        QCOMPARE(parse_json(std::string(256, '[') + std::string(256, ']'), "f").ok(), true);
        const QString got = message(std::string(100000, '['));
        QVERIFY2(got.contains("a depth of at most 256"), qPrintable(got));
    }

    void countsFromWhereTheTextBegins() { QVERIFY(message("[1,]", 8).contains("byte 11")); }

    void namesThePathOfKeys() {
        const QString got = message(R"([{"a": {"b": [1, 2, {"c": }]}}])");
        QVERIFY2(got.contains("[0].a.b[2].c (byte 26)"), qPrintable(got));
    }

    void loadsAFile() {
        const QTemporaryDir dir;
        const auto path = std::filesystem::path(dir.path().toStdString()) / "x.json";
        std::ofstream(path) << R"({"a": 7})";
        QCOMPARE((*load_json(path))["a"].get<int>(), 7);
        QVERIFY(to_string(load_json(path, 4).error())
                    .ends_with("got 8 bytes, expected at most 4 bytes"));
        const auto none = load_json(path.parent_path() / "none.json");
        QVERIFY(to_string(none.error()).find("No such file") != std::string::npos);
    }

    void readsFieldsByType() {
        const nlohmann::json object = {{"n", 768},          {"x", 0.5},        {"b", true},
                                       {"s", "text"},       {"o", {{"k", 1}}}, {"a", {1}},
                                       {"nothing", nullptr}};
        JsonFields fields(object, "c.json");
        QCOMPARE(fields.integer("n", 1, 1000), std::int64_t{768});
        QCOMPARE(fields.integer("none", 1, 1000, 5), std::int64_t{5});
        QCOMPARE(fields.integer("nothing", 1, 1000, 6), std::int64_t{6});
        QCOMPARE(fields.number("x", 0, 1), 0.5);
        QCOMPARE(fields.boolean("b"), true);
        QCOMPARE(fields.string("s"), "text"s);
        QVERIFY(fields.object("o", true) != nullptr);
        QVERIFY(fields.array("a", true) != nullptr);
        QVERIFY(fields.array("none", false) == nullptr);
        QVERIFY(!fields.error());
    }

    void namesTheFieldThatIsWrong_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("got");
        for (const char* value : {"0", "-1", "768.5", "\"768\"", "[1]", "18446744073709551615"}) {
            QTest::newRow(value) << QByteArray(value) << QString(value);
        }
        QTest::newRow("null") << QByteArray("null") << QStringLiteral("nothing");
    }

    void namesTheFieldThatIsWrong() {
        QFETCH(QByteArray, value);
        QFETCH(QString, got);
        const auto object = parse_json("{\"n\": " + value.toStdString() + "}", "c.json");
        JsonFields fields(*object, "c.json", "rope.");
        fields.integer("n", 1, 1000);
        fields.string("later");
        QVERIFY(fields.error());
        QCOMPARE(QString::fromStdString(to_string(*fields.error())),
                 "c.json: rope.n: got " + got + ", expected a whole number from 1 to 1000");
    }

    void refusesARootThatIsNoObject() {
        const nlohmann::json array = {1, 2};
        const JsonFields fields(array, "c.json");
        QCOMPARE(to_string(*fields.error()), "c.json: got [1,2], expected a JSON object"s);
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "test_json.moc"
