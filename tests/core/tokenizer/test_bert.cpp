// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/tokenizer/tokenizer_folder.h"

#include <QtTest>

#include <fstream>

using namespace heedmap;
using namespace std::string_literals;
using nlohmann::json;

namespace {

const std::string bert_folder = HEEDMAP_TEST_DATA "/tokenizers/bert-base-uncased/";

json read(const std::string& name) {
    std::ifstream file(name);
    return json::parse(file, nullptr, false);
}

json special(const char* content, int id) {
    return {{"content", content}, {"id", id}, {"special", true}, {"normalized", false}};
}

json template_piece(const char* kind, const char* id, int type) {
    return {{kind, {{"id", id}, {"type_id", type}}}};
}

/// The same tokenizer as one tokenizer.json.
json as_tokenizer_json() {
    json vocabulary = json::object();
    std::ifstream file(bert_folder + "vocab.txt");
    for (std::string line; std::getline(file, line);) {
        vocabulary[line] = vocabulary.size();
    }
    const json cls = template_piece("SpecialToken", "[CLS]", 0);
    const json sep = template_piece("SpecialToken", "[SEP]", 0);
    const json first = template_piece("Sequence", "A", 0);
    return {{"added_tokens",
             {special("[PAD]", 0), special("[UNK]", 100), special("[CLS]", 101),
              special("[SEP]", 102), special("[MASK]", 103)}},
            {"normalizer", {{"type", "BertNormalizer"}, {"strip_accents", nullptr}}},
            {"pre_tokenizer", {{"type", "BertPreTokenizer"}}},
            {"post_processor",
             {{"type", "TemplateProcessing"},
              {"single", {cls, first, sep}},
              {"pair",
               {cls, first, sep, template_piece("Sequence", "B", 1),
                template_piece("SpecialToken", "[SEP]", 1)}},
              {"special_tokens", {{"[CLS]", {{"ids", {101}}}}, {"[SEP]", {{"ids", {102}}}}}}}},
            {"decoder", {{"type", "WordPiece"}}},
            {"truncation", {{"max_length", 8}}},
            {"padding", {{"pad_id", 0}}},
            {"model",
             {{"unk_token", "[UNK]"}, {"max_input_chars_per_word", 100}, {"vocab", vocabulary}}}};
}

} // namespace

class TestBert : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        const auto txt = load_tokenizer(bert_folder, 30522);
        QVERIFY2(txt.ok(), txt ? "" : to_string(txt.error()).c_str());
        txt_ = *txt;
        folder_.write("tokenizer.json", as_tokenizer_json().dump());
        const auto from_json = folder_.load(30522);
        QVERIFY2(from_json.ok(), from_json ? "" : to_string(from_json.error()).c_str());
        json_ = *from_json;
    }

    void tellsWhatItIs() {
        QCOMPARE(txt_->description(), "WordPiece (vocab.txt)"s);
        QCOMPARE(json_->description(), "WordPiece (tokenizer.json)"s);
        for (const TokenizerPtr& bert : {txt_, json_}) {
            QVERIFY(bert->notices().empty());
            QCOMPARE(bert->vocab_size(), Index{30522});
            QCOMPARE(bert->mask_token().value_or(-1), 103);
            QCOMPARE(bert->roles().pad.value_or(-1), 0);
            QCOMPARE(bert->roles().cls.value_or(-1), 101);
            QCOMPARE(bert->roles().sep.value_or(-1), 102);
            QCOMPARE(bert->roles().unknown.value_or(-1), 100);
            QCOMPARE(bert->count_unknown(std::vector<TokenId>{101, 100, 1996, 100}), Index{2});
            QVERIFY(bert->is_special(103));
            QVERIFY(!bert->is_special(1996));
            QVERIFY(bert->token(7140) == "##ou");
            QCOMPARE(bert->bytes(7140), "##ou"s);
        }
    }

    /// What the `tokenizers` library gives, for sentences and for texts that hurt: see
    /// tools/make_tokenizer_vectors.mjs.
    void givesTheKnownIds() {
        const json sentences = read(bert_folder + "sentences.json");
        QVERIFY(sentences.is_array() && sentences.size() > 200);
        for (const json& sentence : sentences) {
            const auto text = sentence["text"].get<std::string>();
            for (const TokenizerPtr& bert : {txt_, json_}) {
                const auto encoding = bert->encode(text);
                QVERIFY(encoding.ok());
                QVERIFY2(encoding->ids == sentence["ids"].get<std::vector<TokenId>>(),
                         text.c_str());
            }
        }
    }

    void decodesToWords() {
        for (const TokenizerPtr& bert : {txt_, json_}) {
            const auto decoded = [&](const char* text) {
                return bert->decode(bert->encode(text)->ids);
            };
            QCOMPARE(decoded("L'Eure's well-known unbelievability, isn't it?"),
                     "[CLS] l'eure's well - known unbelievability, isn't it? [SEP]"s);
            QCOMPARE(bert->decode(std::vector<TokenId>{7140, 1996, 7140}), "##ou theou"s);
            QCOMPARE(bert->decode(std::vector<TokenId>{}), ""s);
        }
    }

    void givesSpansOfTheTextAsItWasTyped() {
        // n e U+0301, e with accent in one, ideographs without spaces, a soft hyphen
        const std::string text = "Ne\u0301é [MASK] 你好 THE\u00ADse";
        const auto encoding = txt_->encode(text);
        std::vector<std::string> pieces;
        for (const ByteSpan& span : encoding->spans) {
            pieces.push_back(text.substr(span.begin, span.end - span.begin));
        }
        QCOMPARE(pieces, (std::vector<std::string>{"", "Ne\u0301é", "[MASK]", "你", "好",
                                                   "THE\u00ADse", ""}));
        QCOMPARE(encoding->ids[2], 103);
        QCOMPARE(encoding->ids[5], 2122); // these
        QVERIFY(*json_->encode(text) == *encoding);
    }

    void joinsAPair() {
        for (const TokenizerPtr& bert : {txt_, json_}) {
            const auto pair = bert->encode_pair("the cat", "The mat.");
            QCOMPARE(pair->ids,
                     (std::vector<TokenId>{101, 1996, 4937, 102, 1996, 13523, 1012, 102}));
            QCOMPARE(pair->type_ids, (std::vector<int>{0, 0, 0, 0, 1, 1, 1, 1}));
            QCOMPARE(pair->second, (TokenRange{4, 7}));
            QCOMPARE(pair->spans,
                     (std::vector<ByteSpan>{
                         {0, 0}, {0, 3}, {4, 7}, {7, 7}, {0, 3}, {4, 7}, {7, 8}, {8, 8}}));
            EncodeOptions plain;
            plain.special = false;
            const auto bare = bert->encode_pair("the cat", "The mat.", plain);
            QCOMPARE(bare->ids, (std::vector<TokenId>{1996, 4937, 1996, 13523, 1012}));
            QCOMPARE(bare->type_ids, (std::vector<int>{0, 0, 1, 1, 1}));
            QCOMPARE(bare->second, (TokenRange{2, 5}));
            QVERIFY(bert->encode("the")->type_ids.empty());
        }
    }

    void encodesLongRuns() {
        for (const char* unit : {"a", "你", "!", " ", "e\u0301", "\u0301", "\u0301\u0302"}) {
            const std::string text = QString::fromUtf8(unit).repeated(100'000).toStdString();
            const auto encoding = txt_->encode(text);
            QVERIFY2(encoding.ok(), encoding ? "" : to_string(encoding.error()).c_str());
        }
        QCOMPARE(txt_->encode(std::string(1'000'000, 'a'))->ids,
                 (std::vector<TokenId>{101, 100, 102}));
    }

    void followsTheConfiguration() {
        tests::TokenizerFolder folder;
        folder.write("vocab.txt", "[UNK]\n[CLS]\n[SEP]\né\nÉ\ne\n你\nx\n##你\n[M]\n");
        const auto ids = [&](const char* config) {
            folder.write("tokenizer_config.json", config);
            const auto loaded = folder.load();
            const auto encoding = loaded ? (*loaded)->encode("É x你") : loaded.error();
            return encoding ? encoding->ids : std::vector<TokenId>{-1};
        };
        QCOMPARE(ids("{}"), (std::vector<TokenId>{1, 5, 7, 6, 2}));
        QCOMPARE(ids(R"({"do_lower_case": false})"), (std::vector<TokenId>{1, 4, 7, 6, 2}));
        QCOMPARE(ids(R"({"strip_accents": false})"), (std::vector<TokenId>{1, 3, 7, 6, 2}));
        QCOMPARE(ids(R"({"tokenize_chinese_chars": false})"),
                 (std::vector<TokenId>{1, 5, 7, 8, 2}));
        QCOMPARE(ids(R"({"cls_token": "x", "mask_token": "[M]"})"),
                 (std::vector<TokenId>{7, 5, 7, 6, 2}));
        QCOMPARE((*folder.load())->mask_token().value_or(-1), 9);
        QCOMPARE(ids(R"({"do_basic_tokenize": false})"), (std::vector<TokenId>{-1}));
        QCOMPARE(ids(R"({"tokenizer_class": "BertTokenizerFast"})").size(), std::size_t{5});
    }

    void refusesBadFiles_data() {
        QTest::addColumn<QByteArray>("vocabulary");
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QByteArray& vocabulary,
                            const QByteArray& config, const char* message) {
            QTest::newRow(name) << vocabulary << config << QString::fromUtf8(message);
        };
        const QByteArray good = "[UNK]\n[CLS]\n[SEP]\n";
        row("empty", "", "{}", "vocab.txt: got no tokens, expected a token a line");
        row("blank", "\n\r\n\n", "{}", "vocab.txt: got no tokens, expected a token a line");
        row("surrogate", "a\n\xED\xA0\x80", "{}",
            "vocab.txt: line 2, byte 2: got \\xED, expected UTF-8");
        row("UTF-16",
            QByteArray("\xFF\xFE"
                       "a\0",
                       4),
            "{}", "vocab.txt: encoding: got UTF-16, expected UTF-8");
        row("no unknown", "[CLS]\n[SEP]\n", "{}",
            "vocab.txt: unk_token: got nothing, expected a token of the vocabulary");
        row("no separator", "[UNK]\n[CLS]\n", "{}",
            "vocab.txt: sep_token: got nothing, expected a token of the vocabulary");
        row("too many", good + "a\nb\n", "{}",
            "vocab.txt: line 5: got id 4, expected an id from 0 to 3");
        row("class", good, R"({"tokenizer_class": "BertJapaneseTokenizer"})",
            "tokenizer_config.json: tokenizer_class: got \"BertJapaneseTokenizer\", expected "
            "BertTokenizer, the WordPiece of vocab.txt");
        row("option", good, R"({"do_lower_case": "yes"})",
            "tokenizer_config.json: do_lower_case: got \"yes\", expected true or false");
    }

    void refusesBadFiles() {
        QFETCH(QByteArray, vocabulary);
        QFETCH(QByteArray, config);
        QFETCH(QString, message);
        tests::TokenizerFolder folder;
        folder.write("vocab.txt", vocabulary.toStdString());
        folder.write("tokenizer_config.json", config.toStdString());
        QCOMPARE(folder.message(4), message);
    }

    void takesTheLaterOfTwoLines() {
        tests::TokenizerFolder folder;
        folder.write("vocab.txt", "\xEF\xBB\xBF[UNK]\r\n[CLS]\r\n[SEP]\r\na\r\n\r\nb\r\na\r\nb");
        const auto loaded = folder.load();
        QVERIFY2(loaded.ok(), qPrintable(folder.message()));
        QCOMPARE((*loaded)->encode("a b")->ids, (std::vector<TokenId>{1, 6, 7, 2}));
        QCOMPARE((*loaded)->notices().size(), std::size_t{2});
        QCOMPARE(
            folder.shown((*loaded)->notices()[0]),
            QStringLiteral("vocab.txt: line 4: the token a stands again at line 7, which counts"));
        QVERIFY((*loaded)->token(4).empty());
    }

    void takesATokenOfAMegabyte() {
        tests::TokenizerFolder folder;
        std::string words = "[UNK]\n[CLS]\n[SEP]\na\n##a\n";
        words.append(1'000'000, 'a');
        folder.write("vocab.txt", words);
        const auto loaded = folder.load();
        QVERIFY(loaded.ok());
        QCOMPARE((*loaded)->encode(std::string(50, 'a'))->ids.size(), std::size_t{52});
    }

  private:
    tests::TokenizerFolder folder_;
    TokenizerPtr txt_;
    TokenizerPtr json_;
};

QTEST_APPLESS_MAIN(TestBert)
#include "test_bert.moc"
