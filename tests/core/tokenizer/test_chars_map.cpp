// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/chars_map.h"
#include "tests/core/tokenizer/charsmap_bytes.h"

#include <QtTest>

#include <random>

using namespace heedmap;
using namespace std::string_literals;

namespace {

Result<CharsMap> read(const std::string& bytes) {
    return CharsMap::read(bytes, "spiece.model", "precompiled_charsmap");
}

QString message(const std::string& bytes) {
    const auto map = read(bytes);
    return map ? QStringLiteral("accepted") : QString::fromStdString(to_string(map.error()));
}

/// Units that hold the one key "a", whose replacement stands at byte 0.
std::vector<std::uint32_t> one_key() {
    return tests::double_array({{"a", 0}});
}

} // namespace

class TestCharsMap : public QObject {
    Q_OBJECT

  private slots:
    void findsTheLongest() {
        const auto map = read(tests::charsmap_bytes(
            {{"a", "b"}, {"a\u0301", "á"}, {"ﬁ", "fi"}, {"\u200B", ""}, {"e\u0301\u0302", "x"}}));
        QVERIFY2(map.ok(), map ? "" : to_string(map.error()).c_str());
        const auto found = [&](std::string_view text) {
            const auto match = map->longest(text);
            return match ? std::to_string(match->bytes) + ':' + std::string(match->replacement)
                         : "none"s;
        };
        QCOMPARE(found("abc"), "1:b"s);
        QCOMPARE(found("a\u0301bc"), "3:á"s);
        QCOMPARE(found("a\u0302"), "1:b"s); // shares a byte with a\u0301
        QCOMPARE(found("ﬁ"), "3:fi"s);
        QCOMPARE(found("\u200Ba"), "3:"s);
        QCOMPARE(found("e\u0301"), "none"s);
        QCOMPARE(found("\0a"s), "none"s);
        QCOMPARE(found(""), "none"s);
        QCOMPARE(map->growth(), std::size_t{1});
    }

    void endsBetweenCharacters() {
        const auto map = read(tests::charsmap_bytes({{"\xC3", "x"}, {"\xC3\xA9", "e"}}));
        QVERIFY(map.ok());
        QVERIFY(!map->longest("\xC3\xA8").has_value());
        QCOMPARE(map->longest("\xC3\xA9")->bytes, std::size_t{2});
    }

    void knowsHowMuchItGrows() {
        QCOMPARE(read(tests::charsmap_bytes({{"ab", "12345"}}))->growth(), std::size_t{3});
    }

    void refusesWhatIsNoMap() {
        QCOMPARE(message("abc"), QStringLiteral("spiece.model: precompiled_charsmap: got 3 bytes, "
                                                "expected 4 bytes to 1 MiB"));
        QVERIFY(message(std::string((1U << 20U) + 1, 'x')).contains("got 1048577 bytes"));
        for (const std::uint32_t size : {0U, 1026U, 0xFFFFFFFCU}) {
            const QString got =
                message(tests::little_endian(size) + std::string(1024, '\0') + "b\0"s);
            QVERIFY2(got.contains("got a trie of " + QString::number(size) + " bytes"),
                     qPrintable(got));
        }
        QVERIFY(message(tests::charsmap_bytes({{"a", "\xC3"}})).contains("that are not UTF-8"));
    }

    void refusesSearchesThatLeaveTheTrie() {
        auto units = one_key();
        units[0] = 768U << 10U; // one block past the end
        QVERIFY(message(tests::charsmap_bytes(units, "b\0"s))
                    .contains("got unit 0, which leads past the end"));
        units = one_key();
        units.resize(600); // the block of what follows "a" is cut
        QVERIFY(message(tests::charsmap_bytes(units, "b\0"s)).contains("which leads past the end"));
    }

    void refusesSearchesWithoutAnEnd() {
        auto units = one_key();
        units['a' + 256] = 'a' | ('a' << 10U); // its base is the block that it stands in
        QCOMPARE(message(tests::charsmap_bytes(units, "b\0"s)),
                 QStringLiteral("spiece.model: precompiled_charsmap: got a text of more than 32 "
                                "bytes, expected a trie whose every search ends"));
        QCOMPARE(message(tests::charsmap_bytes({{std::string(32, 'a'), "b"}})),
                 QStringLiteral("accepted"));
        QVERIFY(message(tests::charsmap_bytes({{std::string(33, 'a'), "b"}}))
                    .contains("more than 32 bytes"));
    }

    void refusesReplacementsThatAreNotWhole() {
        const auto with = [](std::uint32_t at, const std::string& replacements) {
            return message(tests::charsmap_bytes(tests::double_array({{"a", at}}), replacements));
        };
        QCOMPARE(with(2, "b\0c\0"s), QStringLiteral("accepted"));
        QVERIFY(with(1, "bc\0"s).contains("a replacement at byte 1, where no whole one stands"));
        QVERIFY(with(2, "b\0c"s).contains("where no whole one stands")); // no zero byte
        QVERIFY(with(4, "b\0c\0"s).contains("where no whole one stands"));
        QVERIFY(with(0x7FFFFFFF, "b\0"s).contains("where no whole one stands"));
        QVERIFY(with(0, "").contains("where no whole one stands"));
        QVERIFY(with(0, std::string(1025, 'x') + '\0').contains("a replacement of 1025 bytes"));
    }

    void survivesAnyDamage() {
        const std::string whole = tests::charsmap_bytes(
            {{"a", "b"}, {"a\u0301", "á"}, {"ﬁ", "fi"}, {"ab", "c"}, {"abc", "def"}});
        std::mt19937 random(7);
        int accepted = 0;
        for (int round = 0; round < 3000; ++round) {
            std::string damaged = whole;
            for (unsigned flips = random() % 4; flips-- > 0;) {
                damaged[random() % damaged.size()] = static_cast<char>(random());
            }
            damaged.resize(damaged.size() - (round % 3 == 0 ? random() % 1500 : 0));
            if (const auto map = read(damaged)) {
                ++accepted;
                for (const char* text : {"aaa", "abcd", "a\u0301", "ﬁﬁ", "b"}) {
                    const auto match = map->longest(text);
                    QVERIFY(!match || match->bytes <= std::strlen(text));
                }
            }
        }
        QVERIFY(accepted > 100 && accepted < 2900);
    }
};

QTEST_GUILESS_MAIN(TestCharsMap)
#include "test_chars_map.moc"
