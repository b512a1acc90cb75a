// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/normalizers/normalizer_json.h"
#include "tests/core/tokenizer/charsmap_bytes.h"

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QtTest>

using namespace heedmap;
using nlohmann::json;
using namespace std::string_literals;

namespace {

json precompiled_json(const std::string& charsmap) {
    return {{"type", "Precompiled"},
            {"precompiled_charsmap", QByteArray::fromStdString(charsmap).toBase64().toStdString()}};
}

struct Normalized {
    AlignedText text;
    std::string error;
};

Normalized normalized(const json& node, std::string_view text) {
    Normalized out{AlignedText(text), {}};
    const auto steps = read_normalizers(&node, "tokenizer.json");
    if (!steps) {
        out.error = to_string(steps.error());
        return out;
    }
    EncodeBudget budget = EncodeBudget::for_text(text.size(), {});
    if (const auto done = normalize(*steps, out.text, budget); !done) {
        out.error = to_string(done.error());
    }
    return out;
}

} // namespace

class TestPrecompiled : public QObject {
    Q_OBJECT

  private slots:
    void takesTheLongestMatch() {
        const json node = precompiled_json(tests::charsmap_bytes(
            {{"ａ", "a"}, {"ａ\u0301", "á"}, {"½", "1⁄2"}, {"\t", " "}, {"\u200B", ""}}));
        const std::string text = "ａ\u0301ａ\u0302\t½\u200Bx";
        const Normalized out = normalized(node, text);
        QCOMPARE(out.error, ""s);
        QCOMPARE(std::string(out.text.text()), "áa\u0302 1⁄2x"s);
        const auto origin = [&](std::string_view piece) {
            const std::size_t at = out.text.text().find(piece);
            const ByteSpan span = out.text.original({at, at + piece.size()});
            return text.substr(span.begin, span.end - span.begin);
        };
        QCOMPARE(origin("á"), "ａ\u0301"s);
        QCOMPARE(origin("a"), "ａ"s);
        QCOMPARE(origin("\u0302"), "\u0302"s);
        QCOMPARE(origin("2"), "½"s);
        QCOMPARE(origin("x"), "x"s);
    }

    void takesNoMapForNone() {
        QCOMPARE(std::string(normalized(precompiled_json(""), "ａ").text.text()), "ａ"s);
    }

    void refusesWhatIsNoMap() {
        const auto error = [](const json& map) {
            return normalized({{"type", "Precompiled"}, {"precompiled_charsmap", map}}, "a").error;
        };
        QCOMPARE(error("abc"), "tokenizer.json: normalizer.precompiled_charsmap: got \"abc\", "
                               "expected base64"s);
        QCOMPARE(error("AAAA"), "tokenizer.json: normalizer.precompiled_charsmap: got 3 bytes, "
                                "expected 4 bytes to 1 MiB"s);
        QVERIFY(error(nullptr).find("precompiled_charsmap: got nothing") != std::string::npos);
    }

    void boundsWhatItMakes() {
        const json node = precompiled_json(tests::charsmap_bytes({{"a", std::string(1000, 'b')}}));
        QCOMPARE(normalized(node, "aa").text.text().size(), std::size_t{2000});
        QVERIFY(!normalized(node, std::string(2'000, 'a')).error.empty());
    }
};

QTEST_APPLESS_MAIN(TestPrecompiled)
#include "test_precompiled.moc"
