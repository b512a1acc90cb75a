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
};

QTEST_APPLESS_MAIN(TestSentencePieceJson)
#include "test_sentencepiece_json.moc"
