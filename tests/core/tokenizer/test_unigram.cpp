// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/models/piece_trie.h"
#include "core/tokenizer/models/unigram.h"

#include <QtTest>

#include <utility>

using namespace heedmap;
using namespace std::string_literals;

namespace {

using Scores = std::vector<std::pair<std::string, double>>; // by id

struct Encoded {
    std::vector<TokenPiece> pieces;
    std::string error;
};

std::shared_ptr<Vocabulary> vocabulary_of(const Scores& tokens) {
    auto vocabulary = std::make_shared<Vocabulary>("tokenizer.json", 0);
    for (const auto& [token, score] : tokens) {
        const auto id = static_cast<TokenId>(vocabulary->end_id());
        if (!vocabulary->add(token, id)) {
            qFatal("cannot add %s", token.c_str());
        }
    }
    return vocabulary;
}

UnigramOptions options_of(const Scores& tokens) {
    UnigramOptions options;
    for (const auto& [token, score] : tokens) {
        options.scores.push_back(score);
    }
    return options;
}

Encoded encode(const WordModel& model, std::string_view word) {
    EncodeBudget budget = EncodeBudget::for_text(word.size(), {});
    Encoded out;
    const auto done = model.encoder(budget)->encode(word, out.pieces);
    out.error = done ? "" : to_string(done.error());
    return out;
}

std::vector<TokenPiece> pieces(const Scores& tokens, std::string_view word,
                               std::optional<TokenId> unknown = 0) {
    UnigramOptions options = options_of(tokens);
    options.unknown = unknown;
    const auto model = make_unigram(vocabulary_of(tokens), std::move(options));
    return encode(*model, word).pieces;
}

using Pieces = std::vector<TokenPiece>;

const Scores letters = {{"<unk>", 0}, {"a", -1},   {"b", -1}, {"c", -1},
                        {"ab", -1.5}, {"abc", -5}, {"é", -2}, {"bc", -1.5}};

} // namespace

class TestUnigram : public QObject {
    Q_OBJECT

  private slots:
    void findsPrefixes() {
        const PieceTrie trie({{"ab", 4}, {"a", 1}, {"\xFF", 2}, {"abcd", 3}, {"b", 5}, {"a", 6}});
        const auto found = [&](std::string_view text) {
            std::vector<std::pair<std::size_t, TokenId>> out;
            trie.prefixes(text,
                          [&](std::size_t length, TokenId id) { out.emplace_back(length, id); });
            return out;
        };
        using Found = std::vector<std::pair<std::size_t, TokenId>>;
        QCOMPARE(found("abcx"), (Found{{1, 6}, {2, 4}})); // of two, the later
        QCOMPARE(found("abcd"), (Found{{1, 6}, {2, 4}, {4, 3}}));
        QCOMPARE(found("\xFF\xFF"), (Found{{1, 2}}));
        QCOMPARE(found("c"), Found());
        QCOMPARE(found(""), Found());
        QCOMPARE(PieceTrie().prefixes("a", [](std::size_t, TokenId) {}), std::size_t{0});
    }

    void takesTheBestSum() {
        QCOMPARE(pieces(letters, "abc"), (Pieces{{1, 1}, {7, 2}})); // -2.5, and found before ab, c
        QCOMPARE(pieces(letters, "bca"), (Pieces{{7, 2}, {1, 1}}));
        Scores likely = letters;
        likely[5].second = -2.4;
        QCOMPARE(pieces(likely, "abc"), (Pieces{{5, 3}}));
        likely[7].second = -1.4; // a, bc: -2.4, but abc was found first
        QCOMPARE(pieces(likely, "abc"), (Pieces{{5, 3}}));
        likely[7].second = -1.3;
        QCOMPARE(pieces(likely, "abc"), (Pieces{{1, 1}, {7, 2}}));
    }

    void joinsUnknownCharacters() {
        QCOMPARE(pieces(letters, "aλμéλ"), (Pieces{{1, 1}, {0, 4}, {6, 2}, {0, 2}}));
    }

    void unknownCharactersScoreTenBelowTheLowest() {
        const auto of = [](double lowest) {
            return pieces({{"<unk>", 0}, {"ab", lowest}, {"cd", lowest}, {"abc", -0.1}}, "abcd");
        };
        QCOMPARE(of(-9.8), (Pieces{{1, 2}, {2, 2}}));  // -19.6 against -0.1 - 19.8
        QCOMPARE(of(-10.2), (Pieces{{3, 3}, {0, 1}})); // -20.4 against -0.1 - 20.2
    }

    void needsAnUnknownToken() {
        UnigramOptions options = options_of(letters);
        const auto model = make_unigram(vocabulary_of(letters), std::move(options));
        QCOMPARE(encode(*model, "abc").error, ""s);
        QCOMPARE(encode(*model, "aλ").error, "tokenizer.json: model.unk_id: got none, expected an "
                                             "unknown token, since λ is in no token"s);
    }

    void fallsBackToBytes() {
        Scores tokens = letters;
        for (const char* byte : {"<0xCE>", "<0xBB>", "<0xBC>", "<0x61>"}) {
            tokens.emplace_back(byte, 0);
        }
        UnigramOptions options = options_of(tokens);
        options.unknown = 0;
        options.byte_fallback = true;
        const auto model = make_unigram(vocabulary_of(tokens), std::move(options));
        QCOMPARE(encode(*model, "aλμ").pieces, (Pieces{{1, 1}, {8, 1}, {9, 1}, {8, 1}, {10, 1}}));
        QCOMPARE(encode(*model, "λν").pieces, (Pieces{{0, 4}}));     // ν is CE BD
        QCOMPARE(encode(*model, "<0x61>").pieces, (Pieces{{0, 6}})); // no byte, but its name
        QCOMPARE(pieces(tokens, "<0x61>"), (Pieces{{11, 6}}));       // without the fallback
    }

    void leavesAddedTokensToOthers() {
        const auto vocabulary = vocabulary_of({{"<unk>", 0}, {"a", -1}, {"b", -1}, {"ab", -1}});
        UnigramOptions options;
        options.scores = {0, -1, -1, -1};
        options.unknown = 0;
        const auto model = make_unigram(vocabulary, std::move(options));
        QCOMPARE(encode(*model, "ab").pieces, (Pieces{{3, 2}}));
        QVERIFY(vocabulary->add_literal("ab", 3).ok());
        QCOMPARE(encode(*model, "ab").pieces, (Pieces{{1, 1}, {2, 1}}));
    }

    void longWords() {
        const std::string word(1'000'000, 'a');
        const auto found = pieces({{"<unk>", 0}, {"a", -1}, {"aa", -1.5}, {"aaaa", -4}}, word);
        QCOMPARE(found.size(), std::size_t{500'000});
        QCOMPARE(found.back(), (TokenPiece{2, 2}));
    }

    void endsOnHostileVocabularies() {
        Scores tokens{{"<unk>", 0}};
        for (std::size_t length = 1; length <= 2'000; ++length) {
            tokens.emplace_back(std::string(length, 'a'), -1);
        }
        const auto model = make_unigram(vocabulary_of(tokens), options_of(tokens));
        QCOMPARE(encode(*model, std::string(2'000, 'a')).pieces, (Pieces{{2'000, 2'000}}));
        const std::string error = encode(*model, std::string(20'000, 'a')).error;
        QVERIFY2(error.find("reached the step limit") != std::string::npos, error.c_str());
        std::stop_source source;
        source.request_stop();
        EncodeBudget budget = EncodeBudget::for_text(1'000'000, source.get_token());
        std::vector<TokenPiece> out;
        const auto done = model->encoder(budget)->encode(std::string(1'000'000, 'b'), out);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestUnigram)
#include "test_unigram.moc"
