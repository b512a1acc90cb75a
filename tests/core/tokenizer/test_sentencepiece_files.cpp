// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/display.h"
#include "tests/core/tokenizer/tokenizer_folder.h"
#include "tests/core/tokenizer/wire_bytes.h"

#include <sentencepiece_processor.h>

#include <QtTest>

using namespace heedmap;
using namespace std::string_literals;
using tests::piece;

namespace {

using Ids = std::vector<TokenId>;

const QString data = QStringLiteral(HEEDMAP_TEST_DATA "/tokenizers/sentencepiece/");

tests::TokenizerFolder llama_folder(const char* config = nullptr) {
    tests::TokenizerFolder folder;
    folder.write("tokenizer.model", tests::read_all(data + "bpe-bytes/tokenizer.model"));
    if (config != nullptr) {
        folder.write("tokenizer_config.json", config);
    }
    return folder;
}

/// Marian's files, with `vocab` in the place of the vocabulary where it is not null.
tests::TokenizerFolder marian_folder(const nlohmann::json& vocab = nullptr) {
    tests::TokenizerFolder folder;
    for (const char* name : {"source.spm", "target.spm", "vocab.json"}) {
        folder.write(name, tests::read_all(data + "marian/" + name));
    }
    if (!vocab.is_null()) {
        folder.write("vocab.json", vocab.dump());
    }
    return folder;
}

Ids ids(const Tokenizer& tokenizer, std::string_view text, bool special = true) {
    EncodeOptions options;
    options.special = special;
    const auto encoding = tokenizer.encode(text, options);
    return encoding ? encoding->ids : Ids{-1};
}

/// The ids in vocab.json of the pieces that the library gives.
Ids expected_ids(const char* name, const nlohmann::json& vocab, const std::string& text) {
    sentencepiece::SentencePieceProcessor processor;
    if (!processor.Load((data + "marian/" + name).toStdString()).ok()) {
        qFatal("cannot load %s", name);
    }
    Ids out;
    for (const std::string& piece : processor.EncodeAsPieces(text)) {
        out.push_back(vocab.value(piece, vocab["<unk>"].get<TokenId>()));
    }
    return out;
}

Ids framed(Ids before, const Ids& ids, const Ids& after) {
    before.insert(before.end(), ids.begin(), ids.end());
    before.insert(before.end(), after.begin(), after.end());
    return before;
}

} // namespace

class TestSentencePieceFiles : public QObject {
    Q_OBJECT

  private slots:
    void loadsAModelFile() {
        const auto loaded = llama_folder().load(900);
        QVERIFY2(loaded.ok(), loaded ? "" : to_string(loaded.error()).c_str());
        const Tokenizer& tokenizer = **loaded;
        QCOMPARE(tokenizer.description(), "SentencePiece BPE (tokenizer.model)"s);
        QCOMPARE(tokenizer.vocab_size(), Index{900});
        const Ids mat{358, 277, 279, 263, 279};
        QCOMPARE(ids(tokenizer, "The cat sat"), framed({1}, mat, {}));
        QCOMPARE(ids(tokenizer, "The cat sat", false), mat);
        QCOMPARE(ids(tokenizer, ""), Ids{1});
        QCOMPARE(tokenizer.decode(mat), "The cat sat"s);
        const std::span<const TokenId> all(mat);
        QCOMPARE(tokenizer.decode(all.subspan(1)), "cat sat"s); // the begin of a text
        QCOMPARE(tokenizer.decode_after(all.first(1), all.subspan(1)), " cat sat"s);
        QCOMPARE(tokenizer.decode_after({}, all), "The cat sat"s);
        const std::vector<TokenId> front{1, mat[0]};
        std::vector<TokenId> back(mat.begin() + 1, mat.end());
        back.push_back(2);
        QCOMPARE(tokenizer.decode_text_after(front, back), " cat sat"s);
        QCOMPARE(tokenizer.decode_text_after(std::span(front).first(1), mat), "The cat sat"s);
        QCOMPARE(tokenizer.decode(ids(tokenizer, "猫 😀", false)), "猫 😀"s);
        QCOMPARE(tokenizer.bytes(358), " The"s);
        QCOMPARE(tokenizer.bytes(3 + 0xE4), "\xE4"s);
        QCOMPARE(tokenizer.token(3 + 0xE4), std::string_view("<0xE4>"));
        QCOMPARE(*tokenizer.roles().bos, 1);
        QCOMPARE(*tokenizer.roles().eos, 2);
        QCOMPARE(*tokenizer.roles().unknown, 0);
        for (const TokenId id : {0, 1, 2}) {
            QVERIFY(tokenizer.is_special(id));
        }
    }

    void findsSpecialTokens() {
        const auto loaded = llama_folder().load();
        const auto encoding = (*loaded)->encode("</s> The<s>The");
        QCOMPARE(encoding->ids, (Ids{1, 2, 816, 358, 1, 358}));
        QCOMPARE(encoding->spans,
                 (std::vector<ByteSpan>{{0, 0}, {0, 4}, {4, 4}, {4, 8}, {8, 11}, {11, 14}}));
        QVERIFY(ids(**loaded, "<s>", false).size() > 1);
    }

    void showsTokensAsPeopleRead_data() {
        QTest::addColumn<bool>("json");
        QTest::newRow("tokenizer.model") << false;
        QTest::newRow("tokenizer.json") << true;
    }

    void showsTokensAsPeopleRead() {
        QFETCH(bool, json);
        const auto loaded =
            json ? load_tokenizer((data + "bpe-bytes").toStdString()) : llama_folder().load();
        QVERIFY(loaded.ok());
        // <s> ▁The ▁c at ▁ 猫 (three bytes) 在
        const auto tokens = display_tokens(**loaded, ids(**loaded, "The cat 猫在"));
        std::vector<std::string> texts;
        std::vector<Index> groups;
        for (const DisplayToken& token : tokens) {
            texts.push_back(token.text);
            groups.push_back(token.group);
        }
        QCOMPARE(texts, (std::vector<std::string>{"<s>", "␣The", "␣c", "at", "␣", "⟨E7⟩", "⟨8C⟩",
                                                  "⟨AB⟩", "在"}));
        QCOMPARE(groups, (std::vector<Index>{0, 1, 2, 3, 4, 5, 5, 5, 6}));
        QCOMPARE(tokens[6].group_text, "猫"s);
        QVERIFY(tokens[6].shares_character && !tokens[8].shares_character);
        QVERIFY(tokens[0].special && !tokens[1].special);
        QCOMPARE(tokens[1].plain, "The"s);
    }

    void readsTheConfiguration() {
        const auto ids_with = [](const char* config) {
            const auto loaded = llama_folder(config).load();
            return loaded ? ids(**loaded, "The") : Ids{-1};
        };
        QCOMPARE(ids_with(R"({"add_bos_token": false})"), Ids{358});
        QCOMPARE(ids_with(R"({"add_eos_token": true})"), (Ids{1, 358, 2}));
        QCOMPARE(ids_with(R"({"add_bos_token": true, "bos_token": "</s>"})"), (Ids{2, 358}));
        const auto more = llama_folder(
            R"({"added_tokens_decoder": {"900": {"content": "<pad>", "special": true}}})");
        QCOMPARE(ids(**more.load(901), "The<pad>"), (Ids{1, 358, 900}));
        QCOMPARE(more.message(900), QStringLiteral("tokenizer_config.json: token <pad>: got id "
                                                   "900, expected a whole number from 0 to 899"));
        QVERIFY(llama_folder(R"({"tokenizer_class": "T5Tokenizer"})")
                    .message()
                    .startsWith("tokenizer_config.json: tokenizer_class: got \"T5Tokenizer\""));
    }

    void refusesMorePiecesThanTheModelHas() {
        const QString message = llama_folder().message(899);
        QVERIFY2(message.startsWith("tokenizer.model: token ") &&
                     message.endsWith("got id 899, expected an id from 0 to 898"),
                 qPrintable(message));
    }

    void loadsMariansPair() {
        const auto vocab = nlohmann::json::parse(tests::read_all(data + "marian/vocab.json"));
        const TokenId eos = vocab["</s>"];
        const TokenId pad = vocab["<pad>"];
        const auto loaded = marian_folder().load_pair(static_cast<Index>(vocab.size()));
        QVERIFY2(loaded.ok(), loaded ? "" : to_string(loaded.error()).c_str());
        const auto& [source, target] = *loaded;
        const std::string english = "The cat  sat on ２ mats, 😀 said Alice.";
        QCOMPARE(ids(*source, english),
                 framed({}, expected_ids("source.spm", vocab, english), {eos}));
        const std::string chinese = "我也坐在那里。";
        QCOMPARE(ids(*target, chinese),
                 framed({pad}, expected_ids("target.spm", vocab, chinese), {}));
        QCOMPARE(ids(*target, chinese, false), expected_ids("target.spm", vocab, chinese));
        QCOMPARE(source->decode(expected_ids("source.spm", vocab, "The cat sat.")),
                 "The cat sat."s);
        QCOMPARE(target->decode(expected_ids("target.spm", vocab, chinese)), chinese);
        QCOMPARE(source->description(), "SentencePiece Unigram (source.spm, vocab.json)"s);
        QCOMPARE(*source->roles().pad, pad);
        QCOMPARE(*source->roles().eos, eos);
    }

    void givesEachTextItsOwnVocabulary() {
        const auto vocab = nlohmann::json::parse(tests::read_all(data + "marian/vocab.json"));
        nlohmann::json of_target; // the same pieces, numbered from the end
        for (const auto& [piece, id] : vocab.items()) {
            of_target[piece] = vocab.size() + 6 - id.get<std::size_t>();
        }
        auto folder = marian_folder();
        folder.write("tokenizer_config.json", R"({"separate_vocabs": true})");
        QVERIFY(folder.message().startsWith("target_vocab.json: "));
        folder.write("target_vocab.json", of_target.dump());
        const auto size = static_cast<Index>(vocab.size());
        const auto loaded = load_tokenizers(folder.path(), {size, size + 7});
        QVERIFY2(loaded.ok(), loaded ? "" : to_string(loaded.error()).c_str());
        QCOMPARE(ids(*loaded->source, "The cat sat."),
                 framed({}, expected_ids("source.spm", vocab, "The cat sat."), {vocab["</s>"]}));
        QCOMPARE(ids(*loaded->target, "我坐。"),
                 framed({of_target["<pad>"]}, expected_ids("target.spm", of_target, "我坐。"), {}));
        QCOMPARE(*loaded->target->roles().eos, of_target["</s>"].get<TokenId>());
        QCOMPARE(loaded->target->description(),
                 "SentencePiece Unigram (target.spm, target_vocab.json)"s);
        const auto small = load_tokenizers(folder.path(), {size, size});
        QVERIFY(!small);
        QVERIFY(folder.shown(to_string(small.error())).startsWith("target_vocab.json: token "));
        of_target.erase("<pad>");
        folder.write("target_vocab.json", of_target.dump());
        QCOMPARE(folder.message(), "target_vocab.json: <pad>: got nothing, expected a token");
    }

    void findsMariansLanguages() {
        const auto loaded = marian_folder().load();
        const TokenId chinese = ids(**loaded, ">>cmn<<").front();
        QCOMPARE((*loaded)->token(chinese), std::string_view(">>cmn<<"));
        QCOMPARE(ids(**loaded, ">>cmn<< The"), framed({chinese}, ids(**loaded, "The"), {}));
    }

    void opensTheEmbeddedTranslator() {
        const auto loaded =
            load_tokenizers(HEEDMAP_SOURCE_DIR "/resources/models/translate-en-zh", 1535);
        QVERIFY2(loaded.ok(), loaded ? "" : to_string(loaded.error()).c_str());
        const Ids source = ids(*loaded->source, "Tom bought a red book in the library yesterday.");
        QCOMPARE(source.back(), 0);
        QVERIFY(std::find(source.begin(), source.end(), 1) == source.end()); // none is unknown
        const Ids target = ids(*loaded->target, "汤姆昨天在图书馆买了一本红色的书。");
        QCOMPARE(target.front(), 1534);
        QVERIFY(std::find(target.begin(), target.end(), 1) == target.end());
        QCOMPARE(loaded->target->decode({target.begin() + 1, target.end()}),
                 "汤姆昨天在图书馆买了一本红色的书。"s);
    }

    void refusesBrokenPairs() {
        const nlohmann::json whole =
            nlohmann::json::parse(tests::read_all(data + "marian/vocab.json"));
        for (const char* token : {"<unk>", "</s>", "<pad>"}) {
            nlohmann::json vocab = whole;
            vocab.erase(token);
            QCOMPARE(marian_folder(vocab).message(),
                     QStringLiteral("vocab.json: %1: got nothing, expected a token").arg(token));
        }
        QVERIFY(marian_folder(nlohmann::json::object()).message().startsWith("vocab.json: got {}"));
        QVERIFY(marian_folder().message(100).startsWith("vocab.json: token "));
        auto folder = marian_folder();
        folder.write("target.spm", "version https://git-lfs.github.com/spec/v1\noid sha256:a\n");
        QVERIFY(folder.message().startsWith("target.spm: got a Git LFS pointer to oid sha256:a"));
        folder = marian_folder();
        folder.write("source.spm", piece("<unk>", 0, 2) + piece("\xFF"));
        QVERIFY(folder.message().startsWith("source.spm: piece 1: got \\xFF, expected UTF-8"));
    }

    void namesWhatIsMissing() {
        tests::TokenizerFolder folder;
        folder.write("source.spm", tests::read_all(data + "marian/source.spm"));
        folder.write("vocab.json", "{}");
        QVERIFY(folder.message().contains("tokenizer: got vocab.json, source.spm alone"));
        QVERIFY(folder.message().contains("source.spm, target.spm and vocab.json"));
    }

    void readsTheSameForBothTexts() {
        const auto loaded = llama_folder().load_pair();
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->source, loaded->target);
    }
};

QTEST_APPLESS_MAIN(TestSentencePieceFiles)
#include "test_sentencepiece_files.moc"
