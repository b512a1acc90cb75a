// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tokenizer.h"
#include "tests/core/tokenizer/tokenizer_folder.h"

#include <QtTest>

#include <fstream>
#include <random>
#include <sstream>
#include <thread>

using namespace heedmap;
using namespace std::string_literals;

namespace {

const std::string gpt2_folder = HEEDMAP_TEST_DATA "/tokenizers/gpt2/";
constexpr TokenId end_of_text = 50256;

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::vector<std::string> parts_of(const std::string& text, const std::string& end) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t at = text.find(end); at != std::string::npos; at = text.find(end, begin)) {
        parts.push_back(text.substr(begin, at - begin));
        begin = at + end.size();
    }
    return parts;
}

/// The same tokenizer as one tokenizer.json.
nlohmann::json as_tokenizer_json() {
    auto out = tests::plain_tokenizer_json();
    out["model"]["vocab"] = nlohmann::json::parse(bytes_of(gpt2_folder + "vocab.json"));
    for (const std::string& line : parts_of(bytes_of(gpt2_folder + "merges.txt"), "\n")) {
        if (!line.starts_with("#version")) {
            out["model"]["merges"].push_back(line);
        }
    }
    out["added_tokens"] = {{{"id", end_of_text}, {"content", "<|endoftext|>"}, {"special", true}}};
    return out;
}

std::string utf8(char32_t c) {
    return QString::fromUcs4(&c, 1).toStdString();
}

/// A character of a kind that hurts, or any.
std::string random_character(std::mt19937& random) {
    static const std::vector<std::string> hard = {" ",
                                                  "  ",
                                                  "\n",
                                                  "\r\n",
                                                  "\t",
                                                  "\0"s,
                                                  "'s",
                                                  "'LL",
                                                  "'",
                                                  "e\u0301",
                                                  "\u202E",
                                                  "\u200D",
                                                  "\u2003",
                                                  "\u3000",
                                                  "\u180E",
                                                  "😀",
                                                  "👩‍👩‍👧",
                                                  "你",
                                                  "ة",
                                                  "Ω",
                                                  "½",
                                                  "²",
                                                  "12345",
                                                  "<|endoftext|>",
                                                  "<|endof",
                                                  "__",
                                                  "ﬀ",
                                                  "the"};
    if (random() % 3 != 0) {
        return hard[random() % hard.size()];
    }
    char32_t c = random() % 0x110000;
    if (c >= 0xD800 && c < 0xE000) {
        c -= 0xD800;
    }
    return utf8(c);
}

} // namespace

class TestGpt2 : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        const auto loaded = load_tokenizer(gpt2_folder, 50257);
        QVERIFY2(loaded.ok(), loaded ? "" : to_string(loaded.error()).c_str());
        gpt2_ = *loaded;
        folder_.write("tokenizer.json", as_tokenizer_json().dump());
        const auto json = folder_.load(50257);
        QVERIFY2(json.ok(), json ? "" : to_string(json.error()).c_str());
        json_ = *json;
    }

    void tellsWhatItIs() {
        QCOMPARE(gpt2_->description(), "byte-level BPE (vocab.json + merges.txt)"s);
        QCOMPARE(json_->description(), "byte-level BPE (tokenizer.json)"s);
        QVERIFY(gpt2_->notices().empty());
        QVERIFY(json_->notices().empty());
        QCOMPARE(gpt2_->vocab_size(), Index{50257});
        QVERIFY(gpt2_->token(262) == "Ġthe");
        QVERIFY(gpt2_->token(50257).empty());
        QVERIFY(gpt2_->token(-1).empty());
        QVERIFY(gpt2_->is_special(end_of_text));
        QVERIFY(!gpt2_->is_special(262));
    }

    void givesTheKnownIds() {
        const auto texts = parts_of(bytes_of(gpt2_folder + "texts.inp"), "\n__ggml_vocab_test__\n");
        const auto lines = parts_of(bytes_of(gpt2_folder + "ids.out"), "\n");
        QCOMPARE(texts.size(), std::size_t{46});
        QCOMPARE(lines.size(), texts.size());
        for (std::size_t text = 0; text < texts.size(); ++text) {
            std::istringstream line(lines[text]);
            const std::vector<TokenId> expected{std::istream_iterator<TokenId>(line), {}};
            for (const TokenizerPtr& tokenizer : {gpt2_, json_}) {
                const auto encoding = tokenizer->encode(texts[text]);
                QVERIFY(encoding.ok());
                QVERIFY2(encoding->ids == expected, texts[text].c_str());
                QCOMPARE(tokenizer->decode(encoding->ids), texts[text]);
            }
        }
    }

    void knowsSpecialTokens() {
        const std::string text = "a<|endoftext|> b";
        const auto with = gpt2_->encode(text);
        QCOMPARE(with->ids, (std::vector<TokenId>{64, end_of_text, 275}));
        QCOMPARE(with->spans, (std::vector<ByteSpan>{{0, 1}, {1, 14}, {14, 16}}));
        EncodeOptions plain;
        plain.special = false;
        const auto without = gpt2_->encode(text, plain);
        QVERIFY(std::find(without->ids.begin(), without->ids.end(), end_of_text) ==
                without->ids.end());
        QCOMPARE(gpt2_->decode(without->ids), text);
    }

    void decodesLoneBytes() {
        // 🦙 is 8582 99 247: F0 9F, A6, 99.
        const auto encoding = gpt2_->encode("🦙");
        QCOMPARE(encoding->ids, (std::vector<TokenId>{8582, 99, 247}));
        QCOMPARE(encoding->spans, (std::vector<ByteSpan>{{0, 2}, {2, 3}, {3, 4}}));
        QCOMPARE(gpt2_->decode(std::vector<TokenId>{99}), "\xA6"s);
        QCOMPARE(gpt2_->decode(std::vector<TokenId>{99, 8582}), "\xA6\xF0\x9F"s);
        QCOMPARE(gpt2_->decode(std::vector<TokenId>{-1, 50257, 262}), " the"s);
    }

    void roundTripsRandomText() {
        std::mt19937 random(20);
        for (int round = 0; round < 400; ++round) {
            std::string text;
            for (unsigned left = random() % 60; left > 0; --left) {
                text += random_character(random);
            }
            EncodeOptions options;
            options.special = round % 2 == 0;
            const auto encoding = gpt2_->encode(text, options);
            QVERIFY(encoding.ok());
            QCOMPARE(gpt2_->decode(encoding->ids), text);
            std::size_t end = 0;
            for (std::size_t at = 0; at < encoding->ids.size(); ++at) {
                QCOMPARE(encoding->spans[at].begin, end);
                end = encoding->spans[at].end;
                QCOMPARE(gpt2_->decode(std::span(encoding->ids).subspan(at, 1)),
                         text.substr(encoding->spans[at].begin, end - encoding->spans[at].begin));
            }
            QCOMPARE(end, text.size());
            QVERIFY(*json_->encode(text, options) == *encoding);
        }
    }

    void decodesAnyIdsToTheirBytes() {
        std::mt19937 random(21);
        std::vector<TokenId> ids(2000);
        std::string joined;
        for (TokenId& id : ids) {
            id = static_cast<TokenId>(random() % 50257);
            joined += gpt2_->decode({&id, 1});
        }
        QCOMPARE(gpt2_->decode(ids), joined);
    }

    void encodesLongRuns_data() {
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<qsizetype>("count");
        QTest::newRow("a") << QByteArray("a") << qsizetype{1'000'000};
        QTest::newRow("space") << QByteArray(" ") << qsizetype{1'000'000};
        QTest::newRow("newline") << QByteArray("\r\n") << qsizetype{500'000};
        QTest::newRow("nul") << QByteArray("\0", 1) << qsizetype{300'000};
        QTest::newRow("mark") << QByteArray("\xCC\x81") << qsizetype{10'000};
        QTest::newRow("override") << QByteArray("\xE2\x80\xAE") << qsizetype{10'000};
        QTest::newRow("wide") << QByteArray("你") << qsizetype{300'000};
    }

    void encodesLongRuns() {
        QFETCH(QByteArray, unit);
        QFETCH(qsizetype, count);
        const std::string text = unit.repeated(count).toStdString();
        const auto encoding = gpt2_->encode(text);
        QVERIFY2(encoding.ok(), encoding ? "" : to_string(encoding.error()).c_str());
        QVERIFY(gpt2_->decode(encoding->ids) == text);
        QCOMPARE(encoding->spans.back().end, text.size());
    }

    void encodesNothing() {
        QVERIFY(gpt2_->encode("")->ids.empty());
        QCOMPARE(gpt2_->encode("  ")->ids, (std::vector<TokenId>{220, 220}));
    }

    void refusesWhatIsNoText() {
        const auto broken = gpt2_->encode("a\nb\xC0\x80");
        QCOMPARE(to_string(broken.error()), "line 2, byte 3: got \\xC0, expected UTF-8"s);
        const auto large = gpt2_->encode(std::string(16 * 1024 * 1024 + 1, 'a'));
        QCOMPARE(to_string(large.error()),
                 "text: got 16777217 bytes, expected at most 16777216 bytes (16 MiB)"s);
        QVERIFY(large.error().kind == ErrorKind::limit);
    }

    void stops() {
        std::stop_source source;
        source.request_stop();
        EncodeOptions options;
        options.stop = source.get_token();
        const auto encoding = gpt2_->encode("a b c", options);
        QVERIFY(!encoding.ok());
        QVERIFY(encoding.error().kind == ErrorKind::cancelled);
    }

    void worksInSeveralThreads() {
        const std::string text = bytes_of(gpt2_folder + "texts.inp");
        const Encoding expected = *gpt2_->encode(text);
        std::vector<Encoding> found(4);
        std::vector<std::jthread> threads;
        for (Encoding& encoding : found) {
            threads.emplace_back([&] { encoding = *gpt2_->encode(text); });
        }
        threads.clear();
        for (const Encoding& encoding : found) {
            QVERIFY(encoding == expected);
        }
    }

    void readsTheTeachingModel() {
        const auto story = load_tokenizer(HEEDMAP_SOURCE_DIR "/resources/models/story-gpt", 4096);
        QVERIFY2(story.ok(), story ? "" : to_string(story.error()).c_str());
        const std::string text = "The cat sat on the mat because it was";
        const auto encoding = (*story)->encode(text);
        QCOMPARE((*story)->decode(encoding->ids), text);
        QVERIFY((*story)->token(encoding->ids.front()) == "The");
        QVERIFY((*story)->token(encoding->ids.back()) == "Ġwas");
        QVERIFY((*story)->is_special(4095));
        QVERIFY((*story)->notices().empty());
    }

  private:
    tests::TokenizerFolder folder_;
    TokenizerPtr gpt2_;
    TokenizerPtr json_;
};

QTEST_APPLESS_MAIN(TestGpt2)
#include "test_gpt2.moc"
