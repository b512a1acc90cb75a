// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/merges.h"
#include "tests/core/tokenizer/tokenizer_folder.h"

#include <QtTest>

using namespace heedmap;
using namespace std::string_literals;
using nlohmann::json;

namespace {

/// A folder with a vocab.json of the bytes and `more`, and a merges.txt.
tests::TokenizerFolder pair_folder(std::initializer_list<const char*> more,
                                   const std::string& merges) {
    tests::TokenizerFolder folder;
    folder.write("vocab.json", tests::byte_vocabulary(more).dump());
    folder.write("merges.txt", merges);
    return folder;
}

QString json_message(const json& root, Index vocab_size = 0) {
    tests::TokenizerFolder folder;
    folder.write("tokenizer.json", root.dump());
    return folder.message(vocab_size);
}

/// plain_tokenizer_json with one value set.
json with(const char* pointer, const json& value) {
    json root = tests::plain_tokenizer_json({"ab", "<s>"});
    root[json::json_pointer(pointer)] = value;
    return root;
}

std::vector<TokenId> ids_of(const tests::TokenizerFolder& folder, std::string_view text,
                            bool special = true) {
    const auto loaded = folder.load();
    if (!loaded) {
        qWarning("%s", to_string(loaded.error()).c_str());
        return {};
    }
    EncodeOptions options;
    options.special = special;
    const auto encoding = (*loaded)->encode(text, options);
    return encoding ? encoding->ids : std::vector<TokenId>{-1};
}

} // namespace

/// The bad tokenizer files, and what each message must name.
class TestTokenizerFiles : public QObject {
    Q_OBJECT

  private slots:
    void mergesOfMissingTokens() {
        QCOMPARE(
            pair_folder({"ab"}, "#version: 0.2\na b\nab c\n").message(),
            QStringLiteral("merges.txt: line 3: got the merge ab c, but no token abc, expected "
                           "both parts and the result of a merge in the vocabulary"));
        QCOMPARE(json_message(with("/model/merges", {"a b", "x é"})),
                 QStringLiteral("tokenizer.json: model.merges[1]: got the merge x é, but no token "
                                "xé, expected both parts and the result of a merge in the "
                                "vocabulary"));
    }

    void mergesStopWhenAsked() {
        const auto folder = pair_folder({"ab"}, "a b\n");
        QVERIFY(load_merges_txt(folder.path() / "merges.txt").ok());
        std::stop_source source;
        source.request_stop();
        const auto stopped = load_merges_txt(folder.path() / "merges.txt", source.get_token());
        QVERIFY(!stopped.ok());
        QVERIFY(stopped.error().kind == ErrorKind::cancelled);
    }

    void mergesOfOneOrThreeParts_data() {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {"ab", "a b c", " ab", "ab ", "a  b", ""}) {
            QTest::newRow(line) << QByteArray(line);
        }
    }

    void mergesOfOneOrThreeParts() {
        QFETCH(QByteArray, line);
        const auto folder =
            pair_folder({"ab"}, "#version: 0.2\na b\n" + line.toStdString() + "\na b\n");
        QCOMPARE(folder.message(), QStringLiteral("merges.txt: line 3: got ") +
                                       QString::fromUtf8(line) +
                                       QStringLiteral(", expected two tokens with one space "
                                                      "between them"));
    }

    void jsonMergesOfOneOrThreeParts() {
        for (const json& merge :
             {json("ab"), json("a b c"), json({"a"}), json({"a", 1}), json(7)}) {
            const QString message = json_message(with("/model/merges", {"a b", merge}));
            QVERIFY2(message.startsWith("tokenizer.json: model.merges[1]: got "),
                     qPrintable(message));
        }
        QCOMPARE(json_message(with("/model/merges", json::array({json::array({"a", "b"})}))),
                 QStringLiteral("accepted"));
    }

    void aMergeTwice() {
        const auto folder = pair_folder({"ab", "bc"}, "a b\nb c\na b\n");
        const auto loaded = folder.load();
        QVERIFY(loaded.ok());
        QCOMPARE((*loaded)->notices().size(), std::size_t{1});
        QCOMPARE(folder.shown((*loaded)->notices()[0]),
                 QStringLiteral("merges.txt: line 3: the merge a b stands twice, at ranks 0 and 2; "
                                "rank 2 counts"));
        QCOMPARE((*loaded)->encode("abc")->ids, (std::vector<TokenId>{97, 257}));
    }

    void takesLineEndsOfAnyKind() {
        QCOMPARE(ids_of(pair_folder({"ab"}, "\xEF\xBB\xBF#version: 0.2\r\na b\r\n\r\n"), "ab"),
                 (std::vector<TokenId>{256}));
        QCOMPARE(ids_of(pair_folder({"ab"}, "a b"), "ab"), (std::vector<TokenId>{256}));
        QCOMPARE(ids_of(pair_folder({}, ""), "ab"), (std::vector<TokenId>{97, 98}));
    }

    void idsOutOfRange_data() {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QString>("got");
        QTest::newRow("negative") << QByteArray("-1") << QStringLiteral("id -1");
        QTest::newRow("wide") << QByteArray("4294967301") << QStringLiteral("id 4294967301");
        QTest::newRow("too large") << QByteArray("300") << QStringLiteral("id 300");
        QTest::newRow("huge") << QByteArray("18446744073709551615")
                              << QStringLiteral("id 18446744073709551615");
        QTest::newRow("fraction") << QByteArray("2.5") << QStringLiteral("id 2.5");
        QTest::newRow("text") << QByteArray("\"5\"") << QStringLiteral("id \"5\"");
        QTest::newRow("null") << QByteArray("null") << QStringLiteral("id null");
    }

    void idsOutOfRange() {
        QFETCH(QByteArray, id);
        QFETCH(QString, got);
        json vocabulary = tests::byte_vocabulary();
        vocabulary["ab"] = json::parse(id.toStdString());
        tests::TokenizerFolder folder;
        folder.write("vocab.json", vocabulary.dump());
        folder.write("merges.txt", "");
        QCOMPARE(folder.message(300),
                 QStringLiteral("vocab.json: token ab: got ") + got +
                     QStringLiteral(", expected a whole number from 0 to 299"));
        json root = tests::plain_tokenizer_json();
        root["added_tokens"] = {{{"content", "<x>"}, {"id", json::parse(id.toStdString())}}};
        QCOMPARE(json_message(root, 300), QStringLiteral("tokenizer.json: token <x>: got ") + got +
                                              QStringLiteral(", expected a whole number from 0 to "
                                                             "299"));
    }

    void anIdUsedTwice() {
        json vocabulary = tests::byte_vocabulary();
        vocabulary["ab"] = 99;
        tests::TokenizerFolder folder;
        folder.write("vocab.json", vocabulary.dump());
        folder.write("merges.txt", "");
        QCOMPARE(folder.message(), QStringLiteral("vocab.json: token c: got id 99, expected an id "
                                                  "of its own, not that of ab"));
        json root = tests::plain_tokenizer_json({"<x>"});
        root["added_tokens"] = {{{"content", "<x>"}, {"id", 300}}};
        QCOMPARE(json_message(root), QStringLiteral("tokenizer.json: token <x>: got id 300, "
                                                    "expected its id in the vocabulary, 256"));
    }

    void aTokenOfAMegabyte() {
        const std::string token(1'000'000, 'x');
        const auto folder = pair_folder({token.c_str()}, "");
        const auto loaded = folder.load();
        QVERIFY(loaded.ok());
        QCOMPARE((*loaded)->decode(std::vector<TokenId>{256}), token);
    }

    void textThatIsNoUnicode() {
        tests::TokenizerFolder folder;
        folder.write("vocab.json", "{\"a\": 0, \"\\uD800\": 1}");
        folder.write("merges.txt", "a \xC0\x80\n");
        QVERIFY2(folder.message().startsWith("vocab.json: "), qPrintable(folder.message()));
        folder.write("vocab.json", "{\"a\": 0}");
        QCOMPARE(folder.message(),
                 QStringLiteral("merges.txt: line 1, byte 2: got \\xC0, expected UTF-8"));
        folder.write("merges.txt", "\xFF\xFE"
                                   "a\0"s);
        QCOMPARE(folder.message(),
                 QStringLiteral("merges.txt: encoding: got UTF-16, expected UTF-8"));
    }

    void anEmptyVocabulary() {
        tests::TokenizerFolder folder;
        folder.write("vocab.json", "{}");
        folder.write("merges.txt", "");
        QVERIFY2(folder.message().startsWith("vocab.json: got {}"), qPrintable(folder.message()));
        const QString message = json_message(with("/model/vocab", json::object()));
        QVERIFY2(message.startsWith("tokenizer.json: model.vocab: got {}"), qPrintable(message));
    }

    void aByteWithNoToken() {
        json root = tests::plain_tokenizer_json({"<unk>"});
        root["model"]["vocab"].erase("z");
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json", root.dump());
        const auto encoding = (*folder.load())->encode("az");
        QVERIFY(!encoding.ok());
        QCOMPARE(folder.shown(to_string(encoding.error())),
                 QStringLiteral("tokenizer.json: model.unk_token: got none, expected an unknown "
                                "token, since the byte 122 (z) has no token of its own"));
        root["model"]["unk_token"] = "<unk>";
        folder.write("tokenizer.json", root.dump());
        QCOMPARE(ids_of(folder, "az"), (std::vector<TokenId>{97, 256}));
        root["model"]["unk_token"] = "<nowhere>";
        QVERIFY(json_message(root).startsWith("tokenizer.json: model.unk_token: got"));
    }

    void unknownTypes_data() {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* pointer, const char* value, const char* expected) {
            // Single quotes stand for double ones.
            QTest::newRow(value) << QByteArray(pointer) << QByteArray(value).replace('\'', '"')
                                 << QString::fromUtf8(expected).replace('\'', '"');
        };
        row("/normalizer", "{'type':'Normal'}", "normalizer.type: got 'Normal'");
        row("/normalizer", "{'type':'Sequence','normalizers':[{'type':'Lower'}]}",
            "normalizer.normalizers[0].type: got 'Lower'");
        row("/normalizer", "{'type':''}", "normalizer.type: got ''");
        row("/pre_tokenizer", "{'type':'UnicodeWords'}", "pre_tokenizer.type: got 'UnicodeWords'");
        row("/pre_tokenizer",
            "{'type':'Sequence','pretokenizers':[{'type':'ByteLevel'},{'type':'Sprout'}]}",
            "pre_tokenizer.pretokenizers[1].type: got 'Sprout'");
        row("/pre_tokenizer",
            "{'type':'Sequence','pretokenizers':[{'type':'ByteLevel'},{'type':'ByteLevel'}]}",
            "pre_tokenizer.pretokenizers[1].type: got a second ByteLevel");
        row("/pre_tokenizer",
            "{'type':'Sequence','pretokenizers':[{'type':'ByteLevel'},{'type':'Metaspace'}]}",
            "pre_tokenizer.pretokenizers[1].type: got 'Metaspace'");
        row("/pre_tokenizer",
            "{'type':'Split','pattern':{'Regex':'('},'behavior':'Isolated','invert':false}",
            "pre_tokenizer.pattern.Regex: got (");
        row("/pre_tokenizer",
            "{'type':'Split','pattern':{'Regex':'a'},'behavior':'Sideways','invert':false}",
            "pre_tokenizer.behavior: got 'Sideways'");
        row("/pre_tokenizer", "{'type':'CharDelimiterSplit','delimiter':'--'}",
            "pre_tokenizer.delimiter: got '--'");
        row("/pre_tokenizer", "{'type':'Metaspace','replacement':'','prepend_scheme':'first'}",
            "pre_tokenizer.replacement: got ''");
        row("/pre_tokenizer", "{'type':'Metaspace','prepend_scheme':'last'}",
            "pre_tokenizer.prepend_scheme: got 'last'");
        row("/post_processor", "{'type':'BertProcessing'}", "post_processor.sep: got nothing");
        row("/post_processor", "{'type':'BertProcessing','sep':['<s>',3],'cls':['<s>',257]}",
            "post_processor.sep: got ['<s>',3]");
        row("/post_processor", "{'type':'Template'}", "post_processor.type: got 'Template'");
        row("/decoder", "{'type':'CTC'}", "decoder.type: got 'CTC'");
        row("/decoder", "{'type':'Strip','content':'ab','start':1,'stop':0}",
            "decoder.content: got 'ab'");
        row("/model/type", "'Bigram'", "model.type: got Bigram");
        row("/model/type", "'WordLevel'", "model.type: got 'WordLevel'");
        row("/model/dropout", "0.5", "model.dropout: got 0.5");
        row("/model/fuse_unk", "1", "model.fuse_unk: got 1");
    }

    void unknownTypes() {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QString, expected);
        const QString message =
            json_message(with(pointer.constData(), json::parse(value.toStdString())));
        QVERIFY2(message.startsWith(QStringLiteral("tokenizer.json: ") + expected),
                 qPrintable(message));
    }

    void aModelWithoutItsType() {
        json root = with("/model/merges", {"a b"});
        root["model"].erase("type");
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json", root.dump());
        QCOMPARE(ids_of(folder, "ab"), (std::vector<TokenId>{256}));
        root["model"].erase("merges");
        root["model"]["unk_token"] = "<s>";
        root["pre_tokenizer"] = nullptr;
        const auto kind = [&] {
            folder.write("tokenizer.json", root.dump());
            const auto loaded = folder.load();
            return loaded ? (*loaded)->description() : to_string(loaded.error());
        };
        QCOMPARE(kind(), "WordLevel (tokenizer.json)"s);
        root["model"]["max_input_chars_per_word"] = 100;
        QCOMPARE(kind(), "WordPiece (tokenizer.json)"s);
    }

    void aHostilePattern() {
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json",
                     with("/pre_tokenizer", {{"type", "Sequence"},
                                             {"pretokenizers",
                                              {{{"type", "Split"},
                                                {"pattern", {{"Regex", "(a+)+$"}}},
                                                {"behavior", "Isolated"},
                                                {"invert", false}},
                                               {{"type", "ByteLevel"}}}}})
                         .dump());
        const auto loaded = folder.load();
        QVERIFY2(loaded.ok(), qPrintable(folder.message()));
        const auto encoding = (*loaded)->encode(std::string(50'000, 'a') + "!");
        QVERIFY(!encoding.ok());
        const QString message = folder.shown(to_string(encoding.error()));
        QVERIFY2(message.startsWith("tokenizer.json: pre_tokenizer.pretokenizers[0].pattern.Regex: "
                                    "got the pattern (a+)+$, which reached the step limit"),
                 qPrintable(message));
    }

    void wordsWithNoToken() {
        const json words = {{"a", 0}, {"b", 1}, {"[UNK]", 2}};
        json root = {{"pre_tokenizer", {{"type", "WhitespaceSplit"}}},
                     {"model", {{"type", "WordLevel"}, {"vocab", words}}}};
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json", root.dump());
        const auto encoding = (*folder.load())->encode("a zebra");
        QVERIFY(!encoding.ok());
        QCOMPARE(folder.shown(to_string(encoding.error())),
                 QStringLiteral("tokenizer.json: model.unk_token: got none, expected an unknown "
                                "token, since the word zebra has no token of its own"));
        root["model"]["unk_token"] = "[UNK]";
        folder.write("tokenizer.json", root.dump());
        QCOMPARE(ids_of(folder, "a zebra"), (std::vector<TokenId>{0, 2}));
        root["model"]["type"] = "WordPiece";
        folder.write("tokenizer.json", root.dump());
        QCOMPARE(ids_of(folder, "a zebra"), (std::vector<TokenId>{0, 2}));
        root["model"]["unk_token"] = "<unk>";
        QVERIFY(json_message(root).startsWith(
            "tokenizer.json: model.unk_token: got \"<unk>\", expected a token of the vocabulary"));
        root["model"]["unk_token"] = nullptr;
        root["model"]["vocab"].erase("[UNK]");
        QVERIFY(json_message(root).startsWith("tokenizer.json: model.unk_token: got nothing"));
        root["model"]["max_input_chars_per_word"] = -1;
        QVERIFY(json_message(root).contains("model."));
    }

    void charactersWithNoToken() {
        json root = {
            {"model",
             {{"type", "BPE"}, {"vocab", {{"a", 0}, {"<unk>", 1}}}, {"merges", json::array()}}}};
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json", root.dump());
        const auto encoding = (*folder.load())->encode("aé");
        QVERIFY(!encoding.ok());
        QCOMPARE(folder.shown(to_string(encoding.error())),
                 QStringLiteral("tokenizer.json: model.unk_token: got none, expected an unknown "
                                "token, since the character é has no token of its own"));
        root["model"]["unk_token"] = "<unk>";
        folder.write("tokenizer.json", root.dump());
        QCOMPARE(ids_of(folder, "éaéé"), (std::vector<TokenId>{1, 0, 1, 1}));
        root["model"]["fuse_unk"] = true;
        folder.write("tokenizer.json", root.dump());
        QCOMPARE(ids_of(folder, "éaéé"), (std::vector<TokenId>{1, 0, 1}));
    }

    void aHostileWordPiece() {
        json vocabulary = {{"[UNK]", 0}, {"a", 1}, {"##a", 2}};
        vocabulary[std::string(1'000'000, 'a') + "b"] = 3;
        const json root = {{"model",
                            {{"type", "WordPiece"},
                             {"max_input_chars_per_word", 1'000'000'000},
                             {"vocab", vocabulary}}}};
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json", root.dump());
        const auto encoding = (*folder.load())->encode(std::string(1'000'000, 'a'));
        QVERIFY(!encoding.ok());
        QVERIFY(to_string(encoding.error()).find("step limit") != std::string::npos);
    }

    void templatesThatAreWrong_data() {
        QTest::addColumn<QByteArray>("single");
        QTest::addColumn<QByteArray>("pair");
        QTest::addColumn<QString>("message");
        const char* const text = R"([{"Sequence": {"id": "A", "type_id": 0}}])";
        const auto row = [](const char* single, const char* pair, const char* message) {
            QTest::newRow(message)
                << QByteArray(single) << QByteArray(pair) << QString::fromUtf8(message);
        };
        row("[]", "[]", "post_processor.single: got [], expected the Sequence A once");
        row(R"([{"Sequence": {"id": "B"}}])", "[]", "post_processor.single: got");
        row(R"([{"Sequence": {"id": "C"}}])", "[]",
            "post_processor.single[0].Sequence.id: got \"C\", expected A or B");
        row(R"([{"SpecialToken": {"id": "<t>"}}])", "[]",
            "post_processor.single[0].SpecialToken.id: got \"<t>\"");
        row("[3]", "[]", "post_processor.single[0]: got 3, expected SpecialToken or Sequence");
        row(text, text, "post_processor.pair: got");
        row(text, R"([{"Sequence": {"id": "A", "type_id": -1}}])",
            "post_processor.pair[0].Sequence.type_id: got -1");
    }

    void templatesThatAreWrong() {
        QFETCH(QByteArray, single);
        QFETCH(QByteArray, pair);
        QFETCH(QString, message);
        const json processor = {{"type", "TemplateProcessing"},
                                {"single", json::parse(single.toStdString())},
                                {"pair", json::parse(pair.toStdString())},
                                {"special_tokens", json::object()}};
        const QString found = json_message(with("/post_processor", processor));
        QVERIFY2(found.startsWith("tokenizer.json: " + message), qPrintable(found));
    }

    /// The same tokenizer as vocab.json and merges.txt, by its class alone.
    void readsTheFilesOfOtherClasses_data() {
        QTest::addColumn<QString>("like");
        QTest::addColumn<QByteArray>("config");
        QTest::newRow("roberta") << QStringLiteral("roberta-like")
                                 << QByteArray(R"({"tokenizer_class": "RobertaTokenizer"})");
        QTest::newRow("qwen2") << QStringLiteral("qwen2-like") << QByteArray(R"({
            "tokenizer_class": "Qwen2TokenizerFast",
            "added_tokens_decoder": {"ID": {"content": "<|end|>", "special": true}}})");
    }

    void readsTheFilesOfOtherClasses() {
        QFETCH(QString, like);
        QFETCH(QByteArray, config);
        QFile file(HEEDMAP_TEST_DATA "/tokenizers/vectors/" + like + ".json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const json vectors = json::parse(file.readAll().toStdString());
        const json& model = vectors["tokenizer"]["model"];
        std::string merges;
        for (const json& pair : model["merges"]) {
            merges += pair[0].get<std::string>() + " " + pair[1].get<std::string>() + "\n";
        }
        const int id = vectors["tokenizer"]["added_tokens"][0]["id"];
        tests::TokenizerFolder folder;
        folder.write("vocab.json", model["vocab"].dump());
        folder.write("merges.txt", merges);
        folder.write("tokenizer_config.json",
                     config.replace("ID", QByteArray::number(id)).toStdString());
        QVERIFY2(folder.load().ok(), qPrintable(folder.message()));
        for (const json& expected : vectors["cases"]) {
            const auto text = expected["text"].get<std::string>();
            if (!expected.contains("pair")) {
                QCOMPARE(ids_of(folder, text), expected["ids"].get<std::vector<TokenId>>());
                continue;
            }
            const auto pair =
                (*folder.load())->encode_pair(text, expected["pair"].get<std::string>());
            QCOMPARE(pair->ids, expected["ids"].get<std::vector<TokenId>>());
        }
    }

    void filesThatDisagree() {
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json", with("/model/merges", {"a b"}).dump());
        json other = tests::byte_vocabulary({"ba", "<s>"});
        folder.write("vocab.json", other.dump());
        folder.write("merges.txt", "b a\n");
        const auto loaded = folder.load();
        QVERIFY(loaded.ok());
        QCOMPARE((*loaded)->notices().size(), std::size_t{2});
        QCOMPARE(folder.shown((*loaded)->notices()[0]),
                 QStringLiteral("vocab.json: vocab.json and tokenizer.json disagree about 2 tokens "
                                "(ba has the id 256 there and none here); tokenizer.json is used"));
        QCOMPARE(folder.shown((*loaded)->notices()[1]),
                 QStringLiteral("merges.txt: merges.txt and tokenizer.json disagree, first at rank "
                                "0; tokenizer.json is used"));
        QCOMPARE((*loaded)->encode("abba")->ids, (std::vector<TokenId>{256, 98, 97}));
        folder.write("vocab.json", "[");
        QVERIFY(folder.shown((*folder.load())->notices()[0]).contains("tokenizer.json is used"));
    }

    void filesThatAgree() {
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json", with("/model/merges", {"a b"}).dump());
        folder.write("vocab.json", tests::byte_vocabulary({"ab", "<s>"}).dump());
        folder.write("merges.txt", "#version: 0.2\na b\n");
        QVERIFY((*folder.load())->notices().empty());
    }

    void filesThatAreMissing() {
        const tests::TokenizerFolder empty;
        QVERIFY(empty.message().endsWith(
            "tokenizer: got no tokenizer files, expected tokenizer.json, tokenizer.model, "
            "vocab.txt, vocab.json and merges.txt, or source.spm, target.spm and vocab.json"));
        tests::TokenizerFolder half;
        half.write("vocab.json", "{}");
        QVERIFY(half.message().contains("tokenizer: got vocab.json alone"));
    }

    void putsATemplatesTokens() {
        json root = with("/added_tokens", {{{"content", "<s>"}, {"id", 257}, {"special", true}}});
        root["post_processor"] = json::parse(R"({"type": "Sequence", "processors": [
            {"type": "ByteLevel", "trim_offsets": false},
            {"type": "TemplateProcessing",
             "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}},
                        {"Sequence": {"id": "A", "type_id": 0}},
                        {"SpecialToken": {"id": "<s>", "type_id": 0}}],
             "pair": [],
             "special_tokens": {"<s>": {"id": "<s>", "ids": [257], "tokens": ["<s>"]}}}]})");
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json", root.dump());
        const auto encoding = (*folder.load())->encode("a");
        QCOMPARE(encoding->ids, (std::vector<TokenId>{257, 97, 257}));
        QCOMPARE(encoding->spans, (std::vector<ByteSpan>{{0, 0}, {0, 1}, {1, 1}}));
        QCOMPARE(ids_of(folder, "a", false), (std::vector<TokenId>{97}));
    }

    void takesWholeWordsFirst() {
        json root = with("/model/ignore_merges", true); // ab is a token that no merge makes
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json", root.dump());
        QCOMPARE(ids_of(folder, "ab"), (std::vector<TokenId>{256}));
        root["model"]["ignore_merges"] = false;
        folder.write("tokenizer.json", root.dump());
        QCOMPARE(ids_of(folder, "ab"), (std::vector<TokenId>{97, 98}));
    }

    void putsPrefixSpacesOutsideTheText() {
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json", with("/pre_tokenizer/add_prefix_space", true).dump());
        const auto encoding = (*folder.load())->encode("a b");
        QCOMPARE(encoding->ids, (std::vector<TokenId>{32, 97, 32, 98}));
        QCOMPARE(encoding->spans, (std::vector<ByteSpan>{{0, 0}, {0, 1}, {1, 2}, {2, 3}}));
        QCOMPARE(ids_of(folder, " a"), (std::vector<TokenId>{32, 97}));
    }

    void readsSpecialTokensBesideAVocabulary() {
        auto folder = pair_folder({"<pad>", "<|endoftext|>"}, "");
        folder.write("added_tokens.json", R"({"<new>": 258})");
        folder.write("special_tokens_map.json", R"({"pad_token": {"content": "<pad>"}})");
        folder.write("tokenizer_config.json",
                     R"({"tokenizer_class": "GPT2Tokenizer", "mask_token": "<nowhere>",
                         "add_bos_token": true, "model_max_length": 1e30,
                         "added_tokens_decoder": {"259": {"content": "<x>", "lstrip": true}}})");
        QCOMPARE(ids_of(folder, "<pad><new> <x>"), (std::vector<TokenId>{257, 256, 258, 259}));
        const auto loaded = folder.load();
        QVERIFY((*loaded)->is_special(256));
        QVERIFY((*loaded)->is_special(257));
        QVERIFY(!(*loaded)->is_special(258));
        QCOMPARE((*loaded)->notices().size(), std::size_t{1});
        QVERIFY(folder.shown((*loaded)->notices()[0])
                    .startsWith("tokenizer_config.json: mask_token: <nowhere> has no id"));
        folder.write("tokenizer_config.json", R"({"tokenizer_class": "CLIPTokenizer"})");
        QVERIFY(folder.message().startsWith(
            "tokenizer_config.json: tokenizer_class: got \"CLIPTokenizer\""));
    }
};

QTEST_APPLESS_MAIN(TestTokenizerFiles)
#include "test_tokenizer_files.moc"
