// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pre_tokenizer_json.h"
#include "tests/core/tokenizer/tokenizer_folder.h"

#include <QtTest>

using namespace heedmap;
using nlohmann::json;

namespace {

using Texts = std::vector<std::string>;

/// The words of `text` under one step before a ByteLevel without a pattern.
Texts words_of(const json& step, const std::string& text) {
    const json node = {
        {"type", "Sequence"},
        {"pretokenizers",
         {step, {{"type", "ByteLevel"}, {"use_regex", false}, {"add_prefix_space", false}}}}};
    const auto steps = read_pre_tokenizer(&node, "tokenizer.json");
    if (!steps) {
        return {to_string(steps.error())};
    }
    EncodeBudget budget = EncodeBudget::for_text(text.size(), {});
    Words words;
    if (const auto done = PreTokenizing(*steps, budget).run(AlignedText(text), words); !done) {
        return {to_string(done.error())};
    }
    Texts out;
    for (const ByteSpan& span : words.spans) {
        out.emplace_back(words.text.text().substr(span.begin, span.end - span.begin));
    }
    return out;
}

Texts split(const char* behavior, bool invert, const std::string& text) {
    return words_of({{"type", "Split"},
                     {"pattern", {{"String", "-"}}},
                     {"behavior", behavior},
                     {"invert", invert}},
                    text);
}

} // namespace

class TestPreTokenizer : public QObject {
    Q_OBJECT

  private slots:
    void splitsInEveryWay() {
        const std::string text = "the-final--countdown";
        QCOMPARE(split("Removed", false, text), (Texts{"the", "final", "countdown"}));
        QCOMPARE(split("Isolated", false, text),
                 (Texts{"the", "-", "final", "-", "-", "countdown"}));
        QCOMPARE(split("MergedWithPrevious", false, text),
                 (Texts{"the-", "final-", "-", "countdown"}));
        QCOMPARE(split("MergedWithNext", false, text), (Texts{"the", "-final", "-", "-countdown"}));
        QCOMPARE(split("Contiguous", false, text), (Texts{"the", "-", "final", "--", "countdown"}));
        QCOMPARE(split("Removed", true, text), (Texts{"-", "-", "-"}));
    }

    void splitsDigitsAndPunctuation() {
        QCOMPARE(words_of({{"type", "Digits"}, {"individual_digits", true}}, "a12½"),
                 (Texts{"a", "1", "2", "½"}));
        QCOMPARE(words_of({{"type", "Digits"}, {"individual_digits", false}}, "a12½b"),
                 (Texts{"a", "12½", "b"}));
        QCOMPARE(words_of({{"type", "Punctuation"}}, "a$!b«"), (Texts{"a", "$", "!", "b", "«"}));
        QCOMPARE(words_of({{"type", "Punctuation"}, {"behavior", "Contiguous"}}, "a$!b€"),
                 (Texts{"a", "$!", "b€"}));
    }

    void splitsWhereTheScriptChanges() {
        const json scripts = {{"type", "UnicodeScripts"}};
        QCOMPARE(words_of(scripts, "どこで生れ。Yes"), (Texts{"どこで生れ", "。", "Yes"}));
        // A space goes with the word before it, and before the first word it is left out.
        QCOMPARE(words_of(scripts, "  Apples are りんご 林檎"),
                 (Texts{"Apples are ", "りんご 林檎"}));
        QCOMPARE(words_of(scripts, "スーパー супер"), (Texts{"スーパー ", "супер"}));
        QCOMPARE(words_of(scripts, "   "), Texts());
        // Unicode 9.0's scripts, where newer ones differ.
        QCOMPARE(words_of(scripts, "ա։0\u061C"), (Texts{"ա", "։0\u061C"}));
        QCOMPARE(words_of(scripts, "अ\u0953\u0954\u0301"), (Texts{"अ\u0953\u0954", "\u0301"}));
        // U+0CF3 is of Unicode 15, newer than the scripts that count: it goes with any.
        QCOMPARE(words_of(scripts, "a\u0CF3b"), (Texts{"a\u0CF3b"}));
        const json twice = {{"type", "Sequence"},
                            {"pretokenizers", {{{"type", "ByteLevel"}}, scripts}}};
        const auto refused = read_pre_tokenizer(&twice, "tokenizer.json");
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, std::string("pre_tokenizer.pretokenizers[1].type"));
    }

    void givesFalconsIds_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<int>>("ids");
        QTest::newRow("prose")
            << QByteArray("Fatouville-Grestain est une commune du Nord-Ouest du département de "
                          "l'Eure située au \nbord de")
            << QList<int>{34734, 254,   3931, 24,   50,   1110, 412,   949, 2368, 43873,
                          1681,  13627, 24,   58,   7492, 1681, 64949, 336, 282,  18,
                          48,    458,   4714, 2717, 2795, 204,  193,   77,  595,  336};
        // The bytes of ², ³ and ½ are digits to a step that reads the byte alphabet.
        QTest::newRow("digits") << QByteArray("In 1234567, he said: \"that's 3.14!?\" ²³ a²b")
                                << QList<int>{780, 204, 10963, 27681, 34,   23,   332,
                                              746, 37,  204,   13,    6017, 18,   94,
                                              204, 30,  25,    1279,  12,   1911, 3068,
                                              122, 136, 123,   241,   136,  122,  77};
        QTest::newRow("special") << QByteArray(">>TITLE<<你好, x--y 12 345")
                                 << QList<int>{0,    170, 133, 238, 3997, 133, 23,
                                               1859, 563, 100, 204, 928,  204, 29094};
        QTest::newRow("spaces") << QByteArray("  !  ...\n\n٣٤ Ⅷ")
                                << QList<int>{258, 12,  258, 951, 193,   193,
                                              159, 108, 159, 109, 64184, 112};
    }

    void givesFalconsIds() {
        QFETCH(QByteArray, text);
        QFETCH(QList<int>, ids);
        const auto falcon = load_tokenizer(HEEDMAP_TEST_DATA "/tokenizers/falcon", 65024);
        QVERIFY2(falcon.ok(), falcon ? "" : to_string(falcon.error()).c_str());
        const auto encoding = (*falcon)->encode(text.toStdString());
        QVERIFY(encoding.ok());
        QCOMPARE(QList<int>(encoding->ids.begin(), encoding->ids.end()), ids);
        QCOMPARE((*falcon)->decode(encoding->ids), text.toStdString());
    }
};

QTEST_APPLESS_MAIN(TestPreTokenizer)
#include "test_pre_tokenizer.moc"
