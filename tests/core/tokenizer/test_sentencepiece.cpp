// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/models/sentencepiece.h"
#include "tests/core/tokenizer/charsmap_bytes.h"
#include "tests/core/tokenizer/wire_bytes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <limits>
#include <random>

using namespace heedmap;
using namespace std::string_literals;
using tests::bytes_field;
using tests::number_field;
using tests::piece;

namespace {

const std::filesystem::path data = HEEDMAP_TEST_DATA "/tokenizers/sentencepiece";

SentencePieces load(const char* name) {
    auto pieces = SentencePieces::load(data / name / "tokenizer.model");
    if (!pieces) {
        qFatal("%s", to_string(pieces.error()).c_str());
    }
    return *std::move(pieces);
}

std::string read_all(const std::filesystem::path& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

struct Encoded {
    std::vector<TokenPiece> pieces;
    std::string error;
};

Encoded encode(const SentencePieces& pieces, std::string_view text) {
    EncodeBudget budget = EncodeBudget::for_text(text.size(), {});
    Encoded out;
    const auto done = pieces.word_model()->encoder(budget)->encode(text, out.pieces);
    out.error = done ? "" : to_string(done.error());
    return out;
}

std::vector<TokenId> ids(const SentencePieces& pieces, std::string_view text) {
    std::vector<TokenId> out;
    for (const TokenPiece& piece : encode(pieces, text).pieces) {
        out.push_back(piece.id);
    }
    return out;
}

/// The pieces with their bytes of the text: `▁The=The`.
std::vector<std::string> shown(const SentencePieces& pieces, std::string_view text) {
    std::vector<std::string> out;
    for (const TokenPiece& piece : encode(pieces, text).pieces) {
        out.push_back(pieces.model().pieces[static_cast<std::size_t>(piece.id)].text + '=');
        out.back() += text.substr(0, piece.length);
        text.remove_prefix(piece.length);
    }
    return out;
}

/// A Unigram model with `<unk>` and the letters a and b, then `more`.
std::string small_model(const std::string& more = {}) {
    return piece("<unk>", 0, 2) + piece("a", -1) + piece("b", -2) + more;
}

} // namespace

class TestSentencePiece : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir folder_;

    Result<SentencePieces> load_bytes(const std::string& bytes) {
        const QString path = folder_.filePath("spiece.model");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) ||
            file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0) {
            qFatal("cannot write");
        }
        file.close();
        return SentencePieces::load(path.toStdString());
    }

    QString message(const std::string& bytes) {
        const auto loaded = load_bytes(bytes);
        return loaded
                   ? QStringLiteral("accepted")
                   : QString::fromStdString(to_string(loaded.error())).remove(folder_.path() + '/');
    }

  private slots:
    // The ids are those that spm_encode gives.
    void encodes() {
        const auto unigram = load("unigram");
        QCOMPARE(unigram.model().kind, SentencePieceModel::Kind::unigram);
        QCOMPARE(ids(unigram, "The cat sat on the mat."),
                 (std::vector<TokenId>{88, 182, 8, 476, 73, 5, 331, 8, 7}));
        const auto bpe = load("bpe-bytes");
        QCOMPARE(bpe.model().kind, SentencePieceModel::Kind::bpe);
        QVERIFY(bpe.model().byte_fallback);
        QVERIFY(!bpe.model().remove_extra_whitespaces);
        QCOMPARE(ids(bpe, "The cat sat on the mat."),
                 (std::vector<TokenId>{358, 277, 279, 263, 279, 316, 262, 282, 279, 838}));
    }

    void givesTheIdsItIsTold() {
        const auto pieces = load_bytes(small_model());
        QVERIFY(pieces.ok());
        EncodeBudget budget = EncodeBudget::for_text(2, {});
        std::vector<TokenPiece> out;
        const auto model = pieces->word_model({70, 80, 90});
        QVERIFY(model->encoder(budget)->encode("ab?", out).ok());
        QCOMPARE(out, (std::vector<TokenPiece>{{70, 0}, {80, 1}, {90, 1}, {70, 1}}));
    }

    void tellsWhereAPieceStands() {
        using Shown = std::vector<std::string>;
        const auto unigram = load("unigram");
        QCOMPARE(shown(unigram, " a  b "), (Shown{"▁a= a", "▁=  ", "b=b"}));
        QCOMPARE(shown(unigram, "ＡＢ e\u0301"), (Shown{"▁A=Ａ", "B=Ｂ", "▁= ", "<unk>=e\u0301"}));
        const auto bpe = load("bpe-bytes");
        QCOMPARE(shown(bpe, "😀x"),
                 (Shown{"▁=", "<0xF0>=\xF0", "<0x9F>=\x9F", "<0x98>=\x98", "<0x80>=\x80", "x=x"}));
        QCOMPARE(shown(bpe, " x "), (Shown{"▁=", "▁= ", "x=x", "▁= "}));
    }

    void longTexts() {
        for (const char* name : {"unigram", "bpe-bytes"}) {
            const auto pieces = load(name);
            const std::string text(1'000'000, 'a');
            const auto found = encode(pieces, text).pieces;
            QVERIFY(found.size() > 100'000);
            std::size_t length = 0;
            for (const TokenPiece& piece : found) {
                length += piece.length;
            }
            QCOMPARE(length, text.size());
        }
        const Encoded refused = encode(load("bpe-bytes"), std::string(2097153, 'a'));
        QVERIFY2(refused.error.ends_with("text: got 2097153 bytes, expected at most 2097152 bytes "
                                         "between special tokens"),
                 refused.error.c_str());
        QVERIFY(refused.pieces.empty());
    }

    void boundsWhatNormalizationMakes() {
        const std::string map = tests::charsmap_bytes({{"a", std::string(1000, 'b')}, {"bb", "a"}});
        const auto pieces = load_bytes(small_model(bytes_field(3, bytes_field(2, map))));
        QVERIFY(pieces.ok());
        QVERIFY(encode(*pieces, std::string(16'777, 'c')).error.empty());
        QVERIFY(encode(*pieces, std::string(16'778, 'c')).error.find("at most 16777 bytes") !=
                std::string::npos);
    }

    void boundsWhatPiecesThatBeginAlikeCost() {
        std::string more;
        for (std::size_t length = 2; length <= 1024; ++length) {
            more += piece(std::string(length, 'a'), -1);
        }
        const auto pieces = load_bytes(small_model(more));
        QVERIFY(pieces.ok());
        QCOMPARE(pieces->model().nested, std::size_t{1024});
        QVERIFY(encode(*pieces, std::string(1000, 'a')).error.empty());
        const std::string refused = encode(*pieces, std::string(209'716, 'a')).error;
        QVERIFY2(refused.find("at most 209715 bytes") != std::string::npos, refused.c_str());
    }

    void stops() {
        const auto pieces = load_bytes(small_model());
        QVERIFY(pieces.ok());
        std::stop_source source;
        source.request_stop();
        EncodeBudget budget = EncodeBudget::for_text(1, source.get_token());
        std::vector<TokenPiece> out;
        const auto done = pieces->word_model()->encoder(budget)->encode("a", out);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().kind, ErrorKind::cancelled);
    }

    void refusesOtherFiles() {
        QCOMPARE(message(""), QStringLiteral("spiece.model: pieces: got none, expected a "
                                             "SentencePiece model's"));
        const QString pointer = message("version https://git-lfs.github.com/spec/v1\n"
                                        "oid sha256:abc\nsize 4\n");
        QVERIFY2(pointer.contains("a Git LFS pointer to oid sha256:abc"), qPrintable(pointer));
        QVERIFY(message("<!DOCTYPE html><html>").contains("an HTML page"));
        QVERIFY(message("{\"a\": 0}").contains("byte 0: got field 15 of wire type 3"));
        QVERIFY(!SentencePieces::load(folder_.path().toStdString()).ok());
        const auto missing = SentencePieces::load("/nowhere/spiece.model");
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().kind, ErrorKind::io);
    }

    void refusesBrokenFields() {
        QCOMPARE(message("\x0A\xFF\xFF\xFF\xFF\x0F"),
                 QStringLiteral("spiece.model: byte 6: got a length of 4294967295, expected at "
                                "most the 0 bytes that remain"));
        QVERIFY(message("\x08"s + std::string(11, '\xFF')).contains("got more than 10 bytes"));
        QVERIFY(message("\x08").contains("byte 1: got the end"));
        QVERIFY(message("\x0D\x01").contains("expected a number of 4 bytes"));
        QVERIFY(message("\x02"s + '\0').contains("got field 0 of wire type 2"));
        QVERIFY(message(small_model(piece("c", 0, 9))).contains("type: got 9, expected 1 to 6"));
        QVERIFY(message(small_model(bytes_field(2, number_field(3, 4))))
                    .contains("model_type: got 4, expected 1 to 2"));
        QCOMPARE(message(small_model(number_field(77, 5) + tests::float_field(78, 1))),
                 QStringLiteral("accepted"));
    }

    void refusesBrokenPieces() {
        QCOMPARE(message(small_model(piece("\xC3("))),
                 QStringLiteral("spiece.model: piece 3: got \\xC3(, expected UTF-8"));
        QVERIFY(message(small_model(piece(""))).contains("piece 3: got , expected one character"));
        QVERIFY(message(small_model(piece("a\0"s))).contains("expected no zero byte"));
        QVERIFY(message(small_model(piece("a"))).contains("expected a text that no piece before"));
        QVERIFY(message(small_model(piece(std::string(4097, 'c')))).contains("at most 4096 bytes"));
        QVERIFY(message(small_model(piece("c", std::numeric_limits<float>::quiet_NaN())))
                    .contains("expected a finite score"));
        QVERIFY(message(small_model(piece("<u>", 0, 2))).contains("unk is already defined"));
        QVERIFY(message(piece("a")).contains("unk is not defined"));
        QVERIFY(message(small_model(piece("<0x41>", 0, 6))).contains("byte_fallback"));
        QVERIFY(message(small_model(bytes_field(2, number_field(35, 1))))
                    .contains("there are not 256 byte pieces"));
    }

    void refusesWhatIsNotSupported() {
        const std::string map = tests::charsmap_bytes({{"a", "b"}});
        QVERIFY(message(small_model(bytes_field(5, bytes_field(2, map))))
                    .contains("denormalizer_spec.precompiled_charsmap: got"));
        QCOMPARE(message(small_model(bytes_field(5, ""))), QStringLiteral("accepted"));
        QVERIFY(message(small_model(bytes_field(3, bytes_field(2, "abc"))))
                    .contains("precompiled_charsmap: got 3 bytes"));
    }

    /// libsentencepiece has room for 64 symbols that begin alike.
    void refusesTooManyNestedSymbols() {
        const auto nested = [](std::size_t count) {
            std::string more;
            for (std::size_t length = 1; length <= count; ++length) {
                more += piece(std::string(length, 'x'), 0, 4);
            }
            return small_model(more + piece("xy", 0, 4));
        };
        const auto accepted = load_bytes(nested(64));
        QVERIFY(accepted.ok());
        QCOMPARE(ids(*accepted, std::string(70, 'x')).size(), std::size_t{3});
        QCOMPARE(message(nested(65)),
                 QStringLiteral("spiece.model: user-defined symbols: got one that begins with 64 "
                                "others, expected with 63 at most"));
    }

    void survivesAnyCut_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("unigram") << QByteArray("unigram");
        QTest::newRow("bpe-bytes") << QByteArray("bpe-bytes");
    }

    void survivesAnyCut() {
        QFETCH(QByteArray, name);
        const std::string whole = read_all(data / name.toStdString() / "tokenizer.model");
        QVERIFY(whole.size() > 10'000);
        int refused = 0;
        for (std::size_t size = 0; size < whole.size(); size += 1 + size % 97) {
            const auto pieces = load_bytes(whole.substr(0, size));
            refused += pieces ? 0 : 1;
            if (pieces) { // the cut fell between two pieces
                encode(*pieces, "The cat 它在看猫 😀");
            }
        }
        QVERIFY(refused > 100);
    }

    void survivesAnyDamage_data() { survivesAnyCut_data(); }

    void survivesAnyDamage() {
        QFETCH(QByteArray, name);
        const std::string whole = read_all(data / name.toStdString() / "tokenizer.model");
        std::mt19937 random(11);
        int accepted = 0;
        for (int round = 0; round < 300; ++round) {
            std::string damaged = whole;
            for (unsigned flips = 1 + random() % 3; flips-- > 0;) {
                damaged[random() % damaged.size()] = static_cast<char>(random());
            }
            if (const auto pieces = load_bytes(damaged)) {
                ++accepted;
                encode(*pieces, "The cat  ＡＢ e\u0301 它在看猫 😀");
            }
        }
        QVERIFY(accepted > 30 && accepted < 300);
    }
};

QTEST_GUILESS_MAIN(TestSentencePiece)
#include "test_sentencepiece.moc"
