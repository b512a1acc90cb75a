// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/tokenizer/tokenizer_folder.h"

#include <sentencepiece_processor.h>

#include <QtTest>

#include <algorithm>
#include <random>

using namespace heedmap;
using namespace std::string_literals;

namespace {

const QString data = QStringLiteral(HEEDMAP_TEST_DATA "/tokenizers/sentencepiece/");

/// Lines of books, and texts that are hard on purpose.
std::vector<std::string> texts() {
    std::vector<std::string> out;
    for (const QString& line :
         QString::fromStdString(tests::read_all(data + "sentences.txt")).split('\n')) {
        out.push_back(line.toStdString());
    }
    const std::vector<std::string> parts = {"the",
                                            "The",
                                            " little",
                                            " mermaid",
                                            "swimming",
                                            " ",
                                            "  ",
                                            "\n",
                                            "\t",
                                            "\u3000",
                                            "\u00A0",
                                            "猫",
                                            "在看",
                                            "我们",
                                            "的",
                                            "。",
                                            "，",
                                            "“",
                                            "龘",
                                            "😀",
                                            "👩‍👩‍👧",
                                            "🇨🇳",
                                            "e\u0301",
                                            "a\u0308\u0323",
                                            "é",
                                            "ａＢ",
                                            "½",
                                            "ﬁ",
                                            "ﷺ",
                                            "\u200B",
                                            "\u200D",
                                            "Привет",
                                            "שלום",
                                            "ก็",
                                            "0",
                                            "12",
                                            "345",
                                            "!",
                                            "...",
                                            "-",
                                            "'s",
                                            "<0x41>",
                                            "\u0001",
                                            "\u202E",
                                            "𝔘",
                                            "zzzz",
                                            "unbelievable",
                                            "n't",
                                            "\r\n",
                                            "<",
                                            ">"};
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (unsigned count = 1 + random() % 12; count-- > 0;) {
            text += parts[random() % parts.size()];
        }
        out.push_back(text);
    }
    return out;
}

struct Tokenizers {
    TokenizerPtr json;
    TokenizerPtr library;
};

/// The tokenizer.json of a folder, and its tokenizer.model.
Tokenizers load(const QString& name) {
    tests::TokenizerFolder model;
    model.write("tokenizer.model", tests::read_all(data + name + "/tokenizer.model"));
    const auto json = load_tokenizer((data + name).toStdString());
    const auto library = model.load();
    if (!json || !library) {
        qFatal("%s", to_string(json ? library.error() : json.error()).c_str());
    }
    return {*json, *library};
}

QString shown(const Tokenizer& tokenizer, const Encoding& encoding) {
    std::string out;
    for (std::size_t at = 0; at < encoding.ids.size(); ++at) {
        const auto [begin, end] = encoding.spans[at];
        out += std::string(tokenizer.token(encoding.ids[at])) + '[' + std::to_string(begin) + ',' +
               std::to_string(end) + ") ";
    }
    return QString::fromStdString(out);
}

/// `encoding` as the library tells where tokens stand: of several that share a character the last
/// one has it, and the first token has the white space that is dropped before it.
Encoding as_the_library_tells(Encoding encoding) {
    auto& spans = encoding.spans;
    for (std::size_t at = 0; at + 1 < spans.size(); ++at) {
        spans[at].end = std::min(spans[at].end, spans[at + 1].begin);
    }
    if (!spans.empty()) {
        spans.front().begin = 0;
    }
    return encoding;
}

/// The message of the small Unigram tokenizer.json with one value set.
QString message(const char* pointer, const nlohmann::json& value, Index vocab_size = 0) {
    nlohmann::json root = {
        {"pre_tokenizer", {{"type", "Metaspace"}}},
        {"model",
         {{"type", "Unigram"},
          {"unk_id", 0},
          {"vocab",
           nlohmann::json::parse(R"([["<unk>", 0], ["▁", -2.5], ["a", -3], ["ab", -4]])")}}}};
    root[nlohmann::json::json_pointer(pointer)] = value;
    tests::TokenizerFolder folder;
    folder.write("tokenizer.json", root.dump());
    return folder.message(vocab_size);
}

} // namespace

/// Unigram and BPE of tokenizer.json against libsentencepiece, on the same vocabularies.
class TestSentencePieceJson : public QObject {
    Q_OBJECT

  private slots:
    void equalsTheLibrary_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"unigram", "unigram-bytes", "bpe-bytes"}) {
            QTest::newRow(name) << QString(name);
        }
    }

    void equalsTheLibrary() {
        QFETCH(QString, name);
        const auto [json, library] = load(name);
        sentencepiece::SentencePieceProcessor raw;
        QVERIFY(raw.Load((data + name + "/tokenizer.model").toStdString()).ok());
        int decoded = 0;
        EncodeOptions options;
        options.special = false;
        for (const std::string& text : texts()) {
            const auto ours = json->encode(text, options);
            const auto theirs = library->encode(text, options);
            QVERIFY2(ours.ok() && theirs.ok(), text.c_str());
            QCOMPARE(shown(*json, as_the_library_tells(*ours)), shown(*library, *theirs));
            QCOMPARE(ours->ids, theirs->ids);
            QCOMPARE(json->decode(ours->ids), library->decode(ours->ids));
            QCOMPARE(ours->ids, raw.EncodeAsIds(text));
            if (std::find(ours->ids.begin(), ours->ids.end(), raw.unk_id()) == ours->ids.end()) {
                QCOMPARE(json->decode(ours->ids), raw.DecodeIds(ours->ids));
                ++decoded;
            }
        }
        QVERIFY(decoded > 50); // without an unknown token, which the library writes another way
    }

    void refusesBrokenUnigrams() {
        using nlohmann::json;
        QCOMPARE(message("/version", "1.0"), QStringLiteral("accepted"));
        for (const json& entry : {json("a"), json({"a"}), json({"a", "b"}), json({1, 2}),
                                  json({"a", 1, 2}), json(nullptr)}) {
            const QString got = message("/model/vocab/2", entry);
            QVERIFY2(got.startsWith("tokenizer.json: model.vocab[2]: got ") &&
                         got.endsWith("expected a token and its score"),
                     qPrintable(got));
        }
        QVERIFY(
            message("/model/vocab", json::array()).startsWith("tokenizer.json: model.vocab: got"));
        QVERIFY(
            message("/model/vocab", json::object()).startsWith("tokenizer.json: model.vocab: got"));
        QCOMPARE(message("/model/unk_id", 4),
                 QStringLiteral("tokenizer.json: model.unk_id: got 4, expected a whole number from "
                                "0 to 3"));
        QVERIFY(message("/model/unk_id", -1).startsWith("tokenizer.json: model.unk_id: got -1"));
        QCOMPARE(message("/model/unk_id", nullptr), QStringLiteral("accepted"));
        QVERIFY(
            message("/model/byte_fallback", 1).startsWith("tokenizer.json: model.byte_fallback"));
        QCOMPARE(message("/version", "1.0", 3),
                 QStringLiteral("tokenizer.json: token ab: got id 3, expected an id from 0 to 2"));
        QVERIFY(message("/pre_tokenizer", {{"type", "ByteLevel"}})
                    .startsWith("tokenizer.json: model.type: got \"Unigram\", expected BPE"));
    }

    void saysWhatStandsTwice() {
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json",
                     R"({"model": {"unk_id": 0, "vocab": [["<unk>", 0], ["a", -1], ["a", -2]]}})");
        const auto loaded = folder.load();
        QVERIFY2(loaded.ok(), loaded ? "" : to_string(loaded.error()).c_str());
        QCOMPARE((*loaded)->encode("a")->ids, std::vector<TokenId>{2});
        QCOMPARE((*loaded)->notices().size(), std::size_t{1});
        QVERIFY(folder.shown((*loaded)->notices()[0])
                    .startsWith("tokenizer.json: model.vocab[2]: the token a stands twice"));
    }

    void survivesAnyDamage() {
        const std::string whole = tests::read_all(data + "unigram/tokenizer.json");
        std::mt19937 random(13);
        int accepted = 0;
        for (int round = 0; round < 200; ++round) {
            std::string damaged = whole;
            for (unsigned flips = 1 + random() % 3; flips-- > 0;) {
                damaged[random() % damaged.size()] =
                    "0aZ+/\"[]{},: \xE2"[random() % 15]; // what JSON and base64 are made of
            }
            tests::TokenizerFolder folder;
            folder.write("tokenizer.json", damaged);
            if (const auto loaded = folder.load()) {
                ++accepted;
                (void)(*loaded)->encode("The cat  ＡＢ e\u0301 它在看猫 😀");
            }
        }
        QVERIFY(accepted > 5 && accepted < 195);
    }

    void longTexts() {
        for (const char* name : {"unigram", "unigram-bytes", "bpe-bytes"}) {
            const auto tokenizer = load_tokenizer((data + name).toStdString());
            const auto encoding = (*tokenizer)->encode(std::string(1'000'000, 'a'));
            QVERIFY2(encoding.ok(), name);
            QVERIFY(encoding->ids.size() > 100'000);
            QCOMPARE(encoding->spans.back().end, std::size_t{1'000'000});
        }
    }
};

QTEST_APPLESS_MAIN(TestSentencePieceJson)
#include "test_sentencepiece_json.moc"
