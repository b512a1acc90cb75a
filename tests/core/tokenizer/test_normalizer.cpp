// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/normalizers/normalizer_json.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <algorithm>

using namespace heedmap;
using nlohmann::json;
using namespace std::string_literals;

namespace {

/// `text` as the normalizer of tokenizer.json's `node` leaves it, or the error.
AlignedText normalized(const json& node, std::string_view text, std::string& error) {
    AlignedText out(text);
    const auto steps = read_normalizers(&node, "tokenizer.json");
    if (!steps) {
        error = to_string(steps.error());
        return out;
    }
    EncodeBudget budget = EncodeBudget::for_text(text.size(), {});
    if (const auto done = normalize(*steps, out, budget); !done) {
        error = to_string(done.error());
    }
    return out;
}

std::string result(const json& node, std::string_view text) {
    std::string error;
    const AlignedText out = normalized(node, text, error);
    return error.empty() ? std::string(out.text()) : error;
}

std::string result(const char* type, std::string_view text) {
    return result(json{{"type", type}}, text);
}

/// The span of the original text behind the first place where `piece` stands in the result.
ByteSpan origin(const json& node, std::string_view text, std::string_view piece) {
    std::string error;
    const AlignedText out = normalized(node, text, error);
    const std::size_t at = out.text().find(piece);
    return error.empty() && at != std::string_view::npos ? out.original({at, at + piece.size()})
                                                         : ByteSpan{9999, 9999};
}

ByteSpan origin(const char* type, std::string_view text, std::string_view piece) {
    return origin(json{{"type", type}}, text, piece);
}

json sequence(std::initializer_list<json> steps) {
    return {{"type", "Sequence"}, {"normalizers", json(steps)}};
}

json replacement(const char* key, const char* pattern, const std::string& content) {
    return {{"type", "Replace"}, {"pattern", {{key, pattern}}}, {"content", content}};
}

const json bert = {{"type", "BertNormalizer"},
                   {"clean_text", true},
                   {"handle_chinese_chars", true},
                   {"strip_accents", nullptr},
                   {"lowercase", true}};

bool operator==(ByteSpan span, std::pair<std::size_t, std::size_t> expected) {
    return span.begin == expected.first && span.end == expected.second;
}

} // namespace

class TestNormalizer : public QObject {
    Q_OBJECT

  private slots:
    void makesUnicodesForms() {
        const std::string text = "Ae\u0301\u0323ﬁ각é½";
        QCOMPARE(result("NFC", text), "Aẹ\u0301ﬁ각é½"s);
        QCOMPARE(result("NFD", text), "Ae\u0323\u0301ﬁ\u1100\u1161\u11A8e\u0301½"s);
        QCOMPARE(result("NFKC", text), "Aẹ\u0301fi각é1\u20442"s);
        QCOMPARE(result("NFKD", text), "Ae\u0323\u0301fi\u1100\u1161\u11A8e\u03011\u20442"s);
        QCOMPARE(result("NFC", "\u1100\u1161\u11A8x"), "각x"s);
        QCOMPARE(result("NFC", ""), ""s);
    }

    void keepsTrackThroughForms() {
        const std::string text = "ae\u0301ﬁ z"; // a 0, e 1, accent 2, ﬁ 4, space 7, z 8
        QVERIFY(origin("NFC", text, "é") == std::pair(1, 4));
        QVERIFY(origin("NFC", text, "ﬁ") == std::pair(4, 7));
        QVERIFY(origin("NFKC", text, "f") == std::pair(4, 7));
        QVERIFY(origin("NFKC", text, "i ") == std::pair(4, 8));
        QVERIFY(origin("NFKC", text, "z") == std::pair(8, 9));
        QVERIFY(origin("NFD", "xéy", "e") == std::pair(1, 3));
        QVERIFY(origin("NFD", "xéy", "\u0301") == std::pair(1, 3));
        QVERIFY(origin("NFD", "xéy", "y") == std::pair(3, 4));
    }

    void lowersEachCharacterAlone() {
        QCOMPARE(result("Lowercase", "İΣΑΣ ẞ ǅ Straße"), "i\u0307σασ ß ǆ straße"s);
        QVERIFY(origin("Lowercase", "aİb", "i") == std::pair(1, 3));
        QVERIFY(origin("Lowercase", "aİb", "b") == std::pair(3, 4));
        QVERIFY(origin("Lowercase", "ẞx", "x") == std::pair(3, 4));
    }

    void stripsMarks() {
        QCOMPARE(result("StripAccents", "e\u0301a\u20DDb\u0903é"), "eabé"s);
        QVERIFY(origin("StripAccents", "e\u0301x", "ex") == std::pair(0, 4));
        QVERIFY(origin("StripAccents", "e\u0301x", "x") == std::pair(3, 4));
    }

    void stripsWhiteSpaceAtTheEnds() {
        const json left = {{"type", "Strip"}, {"strip_left", true}, {"strip_right", false}};
        const json both = {{"type", "Strip"}, {"strip_left", true}, {"strip_right", true}};
        QCOMPARE(result(left, " \u3000a b\t"), "a b\t"s);
        QCOMPARE(result(both, " \u3000a b\t"), "a b"s);
        QCOMPARE(result(both, " \n "), ""s);
        QVERIFY(origin(both, " \u3000a b\t", "a b") == std::pair(4, 7));
    }

    void normalizesAsBert() {
        QCOMPARE(result(bert, "Héllo\tWÖRLD\u00AD\u0000\uFFFD!"s), "hello world!"s);
        QCOMPARE(result(bert, "x你好y"), "x 你  好 y"s);
        QCOMPARE(result(bert, "\U0002B830\U0002B920"), "\U0002B830 \U0002B920 "s);
        QCOMPARE(result(bert, "a\u0085\u200Bb\u2028c"), "ab c"s);
        json cased = bert;
        cased["lowercase"] = false;
        QCOMPARE(result(cased, "É"), "É"s);
        cased["strip_accents"] = true;
        QCOMPARE(result(cased, "É"), "E"s);
        json accents = bert;
        accents["strip_accents"] = false;
        QCOMPARE(result(accents, "É"), "é"s);
        json plain = bert;
        plain["handle_chinese_chars"] = plain["clean_text"] = false;
        QCOMPARE(result(plain, "\t你É"), "\t你e"s);
        QVERIFY(origin(bert, "\u00AD É你z", "e") == std::pair(3, 5));
        QVERIFY(origin(bert, "\u00AD É你z", "你") == std::pair(5, 8));
        QVERIFY(origin(bert, "\u00AD É你z", "z") == std::pair(8, 9));
    }

    void replacesAndPrepends() {
        const json prepended = {{"type", "Prepend"}, {"prepend", "▁"}};
        const json spaces = replacement("String", " ", "▁");
        QCOMPARE(result(prepended, "a"), "▁a"s);
        QCOMPARE(result(prepended, ""), ""s);
        QCOMPARE(result(sequence({prepended, spaces}), "a b  c"), "▁a▁b▁▁c"s);
        QVERIFY(origin(sequence({prepended, spaces}), "a b", "▁a") == std::pair(0, 1));
        QVERIFY(origin(sequence({prepended, spaces}), "a b", "▁b") == std::pair(1, 3));
        QVERIFY(origin(prepended, "a", "▁") == std::pair(0, 0));
        QCOMPARE(result(replacement("Regex", " {2,}", "$0"), "a  b   c d"), "a$0b$0c d"s);
        QVERIFY(origin(replacement("Regex", "b+", ""), "abbc", "c") == std::pair(3, 4));
        QCOMPARE(result(sequence({replacement("String", "``", "\""),
                                  {{"type", "NFKD"}},
                                  {{"type", "StripAccents"}},
                                  {{"type", "Lowercase"}}}),
                        "``Ünï½``"),
                 "\"uni1\u20442\""s);
    }

    void replacesAsNmt() {
        QCOMPARE(result("Nmt", "a\u0001b\tc\u200Dd▁e\u007Ff\u00A0"), "ab c d ef\u00A0"s);
    }

    void refusesByName() {
        QCOMPARE(QString::fromStdString(result("Normal", "a")),
                 "tokenizer.json: normalizer.type: got \"Normal\", expected BertNormalizer, "
                 "Lowercase, NFC, NFD, NFKC, NFKD, Nmt, Precompiled, Prepend, Replace, Strip, "
                 "StripAccents, or a Sequence of them");
        QCOMPARE(
            result(sequence({{{"type", "NFC"}}, {{"type", "Precompile"}}}), "a").substr(0, 61),
            "tokenizer.json: normalizer.normalizers[1].type: got \"Precompile\""s.substr(0, 61));
        QVERIFY(result(replacement("Regex", "(", ""), "a").find("normalizer.pattern.Regex") !=
                std::string::npos);
        QCOMPARE(QString::fromStdString(result(json{{"type", "Prepend"}}, "a")),
                 "tokenizer.json: normalizer.prepend: got nothing, expected a string");
        QCOMPARE(QString::fromStdString(result(json{{"type", "Strip"}, {"strip_left", 1}}, "a")),
                 "tokenizer.json: normalizer.strip_left: got 1, expected true or false");
        QCOMPARE(QString::fromStdString(result(json(3), "a")),
                 "tokenizer.json: normalizer: got 3, expected a JSON object");
    }

    void endsOnHostileInput() {
        QVERIFY(
            result(replacement("String", "a", std::string(1'000'000, 'x')), std::string(1000, 'a'))
                .find("sixteen times") != std::string::npos);
        std::string marks = "a";
        for (int at = 0; at < 3'000; ++at) {
            marks += "\u0301\u0323";
        }
        QCOMPARE(result("NFC", marks).substr(0, 5), "ạ\u0323"s);
        std::string more;
        for (int at = 0; at < 100; ++at) {
            more += marks;
        }
        more.erase(std::remove(more.begin() + 1, more.end(), 'a'), more.end());
        QVERIFY(result("NFC", more).find("combining marks") != std::string::npos);
        const std::string alike = QString(1'000'000, QChar(0x301)).toStdString();
        QVERIFY(result("NFC", "x" + alike) == "x" + alike);
        std::stop_source source;
        source.request_stop();
        EncodeBudget budget = EncodeBudget::for_text(1'000'000, source.get_token());
        const std::string long_text(1'000'000, 'A');
        AlignedText text(long_text);
        const auto done = normalize({lowercase()}, text, budget);
        QVERIFY(!done.ok() && done.error().kind == ErrorKind::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestNormalizer)
#include "test_normalizer.moc"
