// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/check_text.h"

#include <QtTest>

using namespace heedmap;
using namespace std::string_literals;

namespace {

AddedToken token(const char* content, TokenId id) {
    AddedToken out;
    out.content = content;
    out.id = id;
    return out;
}

/// The parts of a text as `text`, or `id:text` for an added token.
std::vector<std::string> parts(std::vector<AddedToken> tokens, std::string_view text,
                               bool special = true) {
    std::vector<std::string> out;
    const AddedTokens added(std::move(tokens));
    EncodeBudget budget = EncodeBudget::for_text(text.size(), {});
    const auto split = added.split_as_written(text, special, budget);
    for (const TextPart& part : *split) {
        const std::string bytes(text.substr(part.span.begin, part.span.end - part.span.begin));
        out.push_back(part.id < 0 ? bytes : std::to_string(part.id) + ":" + bytes);
    }
    return out;
}

using Parts = std::vector<std::string>;

QString checked(std::string_view bytes) {
    const auto result = check_text(bytes, "a.txt");
    return result ? QString() : QString::fromStdString(to_string(result.error()));
}

} // namespace

class TestTextParts : public QObject {
    Q_OBJECT

  private slots:
    void findsTheLeftmostLongest() {
        QCOMPARE(parts({token("<a", 1), token("<a>", 2)}, "x<a><a!"),
                 (Parts{"x", "2:<a>", "1:<a", "!"}));
        QCOMPARE(parts({token("ab", 1), token("bcd", 2)}, "abcd"), (Parts{"1:ab", "cd"}));
        QCOMPARE(parts({}, "ab"), (Parts{"ab"}));
        QCOMPARE(parts({token("a", 1)}, ""), Parts());
    }

    void takesSpacesAround() {
        AddedToken both = token("<m>", 1);
        both.lstrip = both.rstrip = true;
        QCOMPARE(parts({both}, "a \u3000<m>\t <m>b"),
                 (Parts{"a", "1: \u3000<m>\t ", "1:<m>", "b"}));
    }

    void keepsToWholeWords() {
        AddedToken word = token("am", 1);
        word.single_word = true;
        QCOMPARE(parts({word}, "I am, amé éam _am"), (Parts{"I ", "1:am", ", amé éam _am"}));
    }

    void looksForNormalizedTokensApart() {
        AddedToken late = token("abc", 1);
        late.normalized = true;
        const AddedTokens added({late, token("bc", 2)});
        EncodeBudget budget = EncodeBudget::for_text(7, {});
        QVERIFY(added.any_normalized());
        QCOMPARE(added.split_as_written("abc abc", true, budget)->size(), std::size_t{4});
        const auto parts = added.split_normalized("abc bc", true, budget);
        QCOMPARE(parts->size(), std::size_t{2});
        QCOMPARE(parts->front().id, 1);
        QVERIFY((parts->back().span == ByteSpan{3, 6}));
    }

    void passesOverSpecialTokens() {
        AddedToken special = token("<s>", 1);
        special.special = true;
        QCOMPARE(parts({special, token("<t>", 2)}, "<s><t>", false), (Parts{"<s>", "2:<t>"}));
    }

    void endsOnHostileTokens() {
        std::vector<AddedToken> tokens;
        for (TokenId id = 1; id < 3000; ++id) {
            tokens.push_back(
                token((std::string(static_cast<std::size_t>(id), 'a') + "b").c_str(), id));
        }
        EncodeBudget budget = EncodeBudget::for_text(500'000, {});
        const auto split =
            AddedTokens(tokens).split_as_written(std::string(500'000, 'a'), true, budget);
        QVERIFY(!split.ok());
        QVERIFY(to_string(split.error()).find("step limit") != std::string::npos);
    }

    void alphabetIsOneLetterAByte() {
        std::string bytes;
        for (int byte = 0; byte < 256; ++byte) {
            bytes += static_cast<char>(byte);
        }
        std::string letters;
        append_letters(letters, bytes);
        QCOMPARE(QString::fromStdString(letters).size(), qsizetype{256});
        QVERIFY(bytes_from_letters(letters) == bytes);
        QCOMPARE(std::string(byte_letter(' ')), "Ġ"s);
        QCOMPARE(std::string(byte_letter('\n')), "Ċ"s);
        QCOMPARE(std::string(byte_letter(0xAD)), "\u0143"s);
        for (const char* other : {" ", "你", "\u0144", "\u00AD", "\xC4"}) {
            QVERIFY(!bytes_from_letters(other));
        }
    }

    void checksATextFile() {
        QCOMPARE(checked("a\n\0b\u202E"s), QString());
        QCOMPARE(checked(""), QString());
        QCOMPARE(checked("\xEF\xBB\xBF"
                         "a"),
                 QString());
        QCOMPARE(checked("a\nb\n\xED\xA0\x80"),
                 QStringLiteral("a.txt: line 3, byte 4: got \\xED, expected UTF-8"));
        QCOMPARE(checked("\xF5"),
                 QStringLiteral("a.txt: line 1, byte 0: got \\xF5, expected UTF-8"));
        QCOMPARE(checked("\xFF\xFEh\0i\0"s),
                 QStringLiteral("a.txt: encoding: got UTF-16, expected UTF-8"));
        QCOMPARE(checked(std::string(most_text_bytes + 1, 'a')),
                 QStringLiteral("a.txt: text: got 16777217 bytes, expected at most 16777216 bytes "
                                "(16 MiB)"));
    }
};

QTEST_APPLESS_MAIN(TestTextParts)
#include "test_text_parts.moc"
