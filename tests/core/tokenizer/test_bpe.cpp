// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/bpe.h"

#include <QtTest>

#include <random>
#include <string>

using namespace heedmap;

namespace {

/// ab → 26, bc → 27, abc → 28 (ab + c), aa → 29, aaaa → 30.
MergeTable small_merges() {
    MergeTable merges(5);
    merges.set(0, 1, {1, 26});
    merges.set(1, 2, {0, 27});
    merges.set(26, 2, {2, 28});
    merges.set(0, 0, {3, 29});
    merges.set(29, 29, {4, 30});
    return merges;
}

/// The symbols of a word of letters: a to z have the ids 0 to 25.
std::vector<TokenPiece> symbols(std::string_view word) {
    std::vector<TokenPiece> pieces;
    for (const char letter : word) {
        pieces.push_back({letter - 'a', 1});
    }
    return pieces;
}

std::vector<TokenPiece> pieces_of(const MergeTable& merges, std::string_view word) {
    BpeScratch scratch;
    std::vector<TokenPiece> pieces = symbols(word);
    const bool done = merge_pieces(merges, {}, scratch, pieces);
    return done ? pieces : std::vector<TokenPiece>();
}

std::vector<TokenId> ids_of(const MergeTable& merges, std::string_view word) {
    std::vector<TokenId> ids;
    for (const TokenPiece& piece : pieces_of(merges, word)) {
        ids.push_back(piece.id);
    }
    return ids;
}

/// The definition, word for word: again and again the leftmost pair of lowest rank.
std::vector<TokenId> by_definition(const MergeTable& merges, std::string_view word) {
    std::vector<TokenId> ids;
    for (const char letter : word) {
        ids.push_back(letter - 'a');
    }
    for (;;) {
        std::size_t best = ids.size();
        Merge found{MergeTable::no_rank, -1};
        for (std::size_t at = 0; at + 1 < ids.size(); ++at) {
            const Merge merge = merges.find(ids[at], ids[at + 1]);
            if (merge.rank < found.rank) {
                found = merge;
                best = at;
            }
        }
        if (best == ids.size()) {
            return ids;
        }
        ids[best] = found.result;
        ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    }
}

} // namespace

class TestBpe : public QObject {
    Q_OBJECT

  private slots:
    void mergesTheLowestRankFirst() {
        QCOMPARE(ids_of(small_merges(), "abc"), (std::vector<TokenId>{0, 27}));
        QCOMPARE(ids_of(small_merges(), "abd"), (std::vector<TokenId>{26, 3}));
    }

    void mergesTheLeftmostOfEqualRank() {
        QCOMPARE(ids_of(small_merges(), "aaa"), (std::vector<TokenId>{29, 0}));
        QCOMPARE(ids_of(small_merges(), "aaaaaaa"), (std::vector<TokenId>{30, 29, 0}));
    }

    void givesLengthsInBytes() {
        const auto pieces = pieces_of(small_merges(), "aaaab");
        QCOMPARE(pieces.size(), std::size_t{3});
        QCOMPARE(pieces[0].length, 2U); // aa, aa → the last a goes to ab first
        QCOMPARE(pieces[1].length, 1U);
        QCOMPARE(pieces[2].length, 2U);
    }

    void takesNoSymbolAndOneSymbol() {
        QVERIFY(ids_of(small_merges(), "").empty());
        QCOMPARE(ids_of(small_merges(), "z"), (std::vector<TokenId>{25}));
    }

    void agreesWithTheDefinition() {
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            MergeTable merges(64);
            TokenId next = 4;
            for (std::uint32_t rank = 0; rank < 24; ++rank) { // ranks of parts may come later
                const auto left = static_cast<TokenId>(random() % static_cast<unsigned>(next));
                const auto right = static_cast<TokenId>(random() % static_cast<unsigned>(next));
                merges.set(left, right, {(rank * 7) % 24, next++});
            }
            std::string word(1 + random() % 150, 'a'); // below and above the heap's threshold
            for (char& letter : word) {
                letter = static_cast<char>('a' + random() % 4);
            }
            QCOMPARE(ids_of(merges, word), by_definition(merges, word));
        }
    }

    void encodesAMillionLettersInOneWord() {
        const auto ids = ids_of(small_merges(), std::string(1'000'001, 'a'));
        QCOMPARE(ids.size(), std::size_t{250'001});
        QCOMPARE(ids.front(), 30);
        QCOMPARE(ids.back(), 0);
    }

    void stops() {
        std::stop_source source;
        source.request_stop();
        BpeScratch scratch;
        std::vector<TokenPiece> pieces = symbols(std::string(100'000, 'a'));
        QVERIFY(!merge_pieces(small_merges(), source.get_token(), scratch, pieces));
    }

    void tableTellsTheRankItHad() {
        MergeTable merges(2);
        QCOMPARE(merges.set(1, 2, {5, 9}), MergeTable::no_rank);
        QCOMPARE(merges.set(1, 2, {8, 9}), 5U);
        QCOMPARE(merges.find(1, 2).rank, 8U);
        QCOMPARE(merges.find(2, 1).rank, MergeTable::no_rank);
        QCOMPARE(merges.find(-1, -1).rank, MergeTable::no_rank);
    }
};

QTEST_APPLESS_MAIN(TestBpe)
#include "test_bpe.moc"
