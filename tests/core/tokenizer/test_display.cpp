// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/display.h"
#include "tests/core/tokenizer/tokenizer_folder.h"

#include <QtTest>

using namespace heedmap;
using namespace std::string_literals;

namespace {

/// A tokenizer of single bytes and of a few longer tokens.
TokenizerPtr load() {
    tests::TokenizerFolder folder;
    const std::string wide(1000, 'w');
    auto root = tests::plain_tokenizer_json({"Ġcat", "ĠĠ", "<s>", "ä½", "łå", "ëa"});
    root["model"]["vocab"][wide] = 262;
    root["added_tokens"] = {{{"content", "<s>"}, {"id", 258}, {"special", true}}};
    folder.write("tokenizer.json", root.dump());
    const auto loaded = folder.load();
    return loaded ? *loaded : nullptr;
}

std::vector<std::string> texts(const std::vector<DisplayToken>& tokens) {
    std::vector<std::string> out;
    for (const DisplayToken& token : tokens) {
        out.push_back(token.text);
    }
    return out;
}

std::vector<Index> groups(const std::vector<DisplayToken>& tokens) {
    std::vector<Index> out;
    for (const DisplayToken& token : tokens) {
        out.push_back(token.group);
    }
    return out;
}

} // namespace

class TestDisplay : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        tokenizer_ = load();
        QVERIFY(tokenizer_ != nullptr);
    }

    void marksLeadingSpaces() {
        const auto shown = show({256, 257, 32, 97});
        QCOMPARE(texts(shown), (std::vector<std::string>{"␣cat", "␣␣", "␣", "a"}));
        QCOMPARE(shown[0].plain, "cat"s);
        QCOMPARE(shown[1].plain, "␣␣"s); // nothing would be left
        QCOMPARE(groups(shown), (std::vector<Index>{0, 1, 2, 3}));
        QVERIFY(!shown[0].shares_character);
        QCOMPARE(shown[0].group_text, " cat"s);
    }

    void escapesWhatIsNotSeen() {
        const auto shown = show({0, 10, 9, 13, 0x7F});
        QCOMPARE(texts(shown),
                 (std::vector<std::string>{"\\u{0000}", "\\n", "\\t", "\\r", "\\u{007F}"}));
        const auto override_mark = show({0xE2, 0x80, 0xAE});
        QCOMPARE(override_mark[0].group_text, "\\u{202E}"s);
    }

    void joinsBytesToCharacters() {
        const auto shown = show({0xE4, 0xBD, 0xA0, 97});
        QCOMPARE(texts(shown), (std::vector<std::string>{"⟨E4⟩", "⟨BD⟩", "⟨A0⟩", "a"}));
        QCOMPARE(groups(shown), (std::vector<Index>{0, 0, 0, 1}));
        QVERIFY(shown[0].shares_character && shown[2].shares_character);
        QVERIFY(!shown[3].shares_character);
        QCOMPARE(shown[1].group_text, "你"s);
    }

    void chainsCharactersThatShareTokens() {
        // E4 BD | A0 E5 | A5 BD 61: the two characters share the middle token.
        const auto shown = show({259, 260, 0xA5, 0xBD, 97});
        QCOMPARE(groups(shown), (std::vector<Index>{0, 0, 0, 0, 1}));
        QCOMPARE(shown[0].group_text, "你好"s);
        QCOMPARE(texts(shown)[1], "⟨A0⟩⟨E5⟩"s);
    }

    void leavesLoneBytesAlone() {
        const auto shown = show({0xA0, 0xE4, 0xBD, 97, 0xC0, 0x80, 0xF5});
        QCOMPARE(groups(shown), (std::vector<Index>{0, 1, 2, 3, 4, 5, 6}));
        QCOMPARE(shown[1].text, "⟨E4⟩"s);
        QVERIFY(!shown[1].shares_character);
    }

    void showsSpecialAndUnknownTokens() {
        const auto shown = show({258, 5000, -1});
        QCOMPARE(texts(shown), (std::vector<std::string>{"<s>", "⟨#5000⟩", "⟨#-1⟩"}));
        QVERIFY(shown[0].special);
        QVERIFY(!shown[1].special);
        QVERIFY(show({}).empty());
    }

    void givesTheTextOfOneToken() {
        const auto text = [this](TokenId id) { return readable_text(*tokenizer_, id); };
        QCOMPARE(text(256), " cat"s);
        QCOMPARE(text(97), show({97})[0].text);
        QCOMPARE(text(259), "⟨E4⟩⟨BD⟩"s);
        QCOMPARE(text(258), "<s>"s);
        QCOMPARE(text(262), std::string(1000, 'w')); // whole
        QCOMPARE(text(9999), "⟨#9999⟩"s);
    }

    void shortensLongTokens() {
        const auto shown = show({262});
        QCOMPARE(shown[0].text, std::string(80, 'w').append("…"));
    }

    void putsMarksOnACircle() {
        const auto shown = show({0xCC, 0x81});
        QCOMPARE(shown[0].group_text, "◌\u0301"s);
    }

    void takesTenThousandCombiningMarks() {
        std::vector<TokenId> ids{97};
        for (int mark = 0; mark < 10'000; ++mark) {
            ids.insert(ids.end(), {0xCC, 0x81});
        }
        const auto shown = show(ids);
        QCOMPARE(shown.size(), std::size_t{20'001});
        QCOMPARE(shown.back().group, Index{10'000});
        QCOMPARE(shown.back().group_text, "◌\u0301"s);
    }

    void blocksCutNoCharacter() {
        std::vector<TokenId> ids;
        for (int i = 0; i < 5000; ++i) { // 4096 is no multiple of the four tokens
            ids.insert(ids.end(), {0xE4, 0xBD, 0xA0, i % 3 == 0 ? 258 : 97 + i % 26});
        }
        ids.push_back(0xE4);
        const std::vector<DisplayToken> whole = show(ids);
        std::vector<DisplayToken> joined;
        int blocks = 0;
        display_in_blocks(*tokenizer_, ids,
                          [&](std::size_t first, std::span<const DisplayToken> tokens) {
                              ++blocks;
                              if (first != joined.size()) {
                                  return false;
                              }
                              joined.insert(joined.end(), tokens.begin(), tokens.end());
                              return true;
                          });
        QVERIFY(blocks > 3);
        QCOMPARE(joined.size(), whole.size());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QCOMPARE(joined[i].text, whole[i].text);
            QCOMPARE(joined[i].group_text, whole[i].group_text);
            QCOMPARE(joined[i].shares_character, whole[i].shares_character);
        }
        int taken = 0;
        display_in_blocks(*tokenizer_, ids,
                          [&](std::size_t, std::span<const DisplayToken>) { return ++taken < 2; });
        QCOMPARE(taken, 2);
    }

  private:
    std::vector<DisplayToken> show(const std::vector<TokenId>& ids) const {
        return display_tokens(*tokenizer_, ids);
    }

    TokenizerPtr tokenizer_;
};

QTEST_APPLESS_MAIN(TestDisplay)
#include "test_display.moc"
