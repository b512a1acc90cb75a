// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/words.h"

#include <QtTest>

using namespace heedmap;

namespace {

/// "0-1 1-3": the tokens of each word.
QByteArray words(std::string_view text, const std::vector<ByteSpan>& spans) {
    QByteArrayList ranges;
    for (const TokenRange& word : words_of(text, spans)) {
        ranges << QByteArray::number(word.begin) + '-' + QByteArray::number(word.end);
    }
    return ranges.join(' ');
}

} // namespace

class TestWords : public QObject {
    Q_OBJECT

  private slots:
    void piecesOfAWordAreTogether() {
        // "The", " m", "at", "."
        QCOMPARE(words("The mat.", {{0, 3}, {3, 5}, {5, 7}, {7, 8}}), "0-1 1-3 3-4");
        // As WordPiece has them: spaces belong to no token.
        QCOMPARE(words("replaying it", {{0, 2}, {2, 6}, {6, 9}, {10, 12}}), "0-3 3-4");
        QCOMPARE(words("12345 a1", {{0, 3}, {3, 5}, {5, 7}, {7, 8}}), "0-2 2-4");
        QCOMPARE(words("naïve", {{0, 3}, {3, 6}}), "0-2"); // "na" + "ï" is cut inside "ï"
    }

    void punctuationStandsAlone() {
        QCOMPARE(words("don't", {{0, 3}, {3, 5}}), "0-1 1-2");
        QCOMPARE(words("a-b", {{0, 1}, {1, 2}, {2, 3}}), "0-1 1-2 2-3");
        QCOMPARE(words("…?!", {{0, 3}, {3, 4}, {4, 5}}), "0-1 1-2 2-3");
    }

    void spacesDivide() {
        QCOMPARE(words("a b", {{0, 2}, {2, 3}}), "0-1 1-2"); // the space is the first one's
        QCOMPARE(words("a\nb", {{0, 1}, {1, 2}, {2, 3}}), "0-1 1-2 2-3");
    }

    void hanAndKanaHaveNoSpaces() {
        QCOMPARE(words("小猫在", {{0, 3}, {3, 6}, {6, 9}}), "0-1 1-2 2-3");
        QCOMPARE(words("ねこ", {{0, 3}, {3, 6}}), "0-1 1-2");
        QCOMPARE(words("고양이", {{0, 3}, {3, 9}}), "0-2"); // Hangul has spaces
        QCOMPARE(words("猫cat", {{0, 3}, {3, 5}, {5, 6}}), "0-1 1-3");
    }

    void tokensThatShareACharacterAreTogether() {
        QCOMPARE(words("猫。", {{0, 1}, {1, 2}, {2, 3}, {3, 6}}), "0-3 3-4");
        QCOMPARE(words("猫。", {{0, 3}, {0, 3}, {0, 3}, {3, 6}}), "0-3 3-4"); // spans of characters
        QCOMPARE(words("😀a", {{0, 2}, {2, 4}, {4, 5}}), "0-2 2-3");
    }

    void combiningMarksGoWithTheirLetters() {
        QCOMPARE(words("e\xCC\x81t", {{0, 1}, {1, 3}, {3, 4}}), "0-3");
        QCOMPARE(words("नमस्ते", {{0, 9}, {9, 18}}), "0-2");
    }

    void tokensOfNoTextStandAlone() {
        QCOMPARE(words("cat", {{0, 0}, {0, 2}, {2, 3}, {3, 3}, {0, 0}}), "0-1 1-3 3-4 4-5");
        QCOMPARE(words("", {{0, 0}}), "0-1");
        QCOMPARE(words("", {}), "");
    }

    void spansOutsideTheTextAreNone() {
        QCOMPARE(words("cat", {{0, 2}, {2, 9}, {9, 12}, {2, 1}}), "0-1 1-2 2-3 3-4");
        QCOMPARE(words("\xFF\xFE", {{0, 1}, {1, 2}}), "0-1 1-2");
    }
};

QTEST_APPLESS_MAIN(TestWords)
#include "test_words.moc"
