// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/tokenizer/tokenizer_folder.h"

#include <QDir>
#include <QtTest>

using namespace heedmap;
using nlohmann::json;

namespace {

QString vectors_folder() {
    return qEnvironmentVariable("HEEDMAP_TOKENIZER_VECTORS",
                                QStringLiteral(HEEDMAP_TEST_DATA "/tokenizers/vectors"));
}

json read(const QString& name) {
    QFile file(vectors_folder() + '/' + name);
    return file.open(QIODevice::ReadOnly) ? json::parse(file.readAll().toStdString()) : json();
}

Result<Encoding> encode(const Tokenizer& tokenizer, const json& expected) {
    const auto text = expected["text"].get<std::string>();
    return expected.contains("pair")
               ? tokenizer.encode_pair(text, expected["pair"].get<std::string>())
               : tokenizer.encode(text);
}

/// Which text each token is of, where `expected` says so of a token: -1 is a special one.
json texts_of(const Encoding& encoding, const json& expected) {
    json texts = json::array();
    for (std::size_t at = 0; at < encoding.ids.size(); ++at) {
        const bool second = at >= encoding.second.begin && at < encoding.second.end;
        const bool special = at < expected.size() && expected[at] == -1 && !second;
        texts.push_back(special ? -1 : second ? 1 : 0);
    }
    return texts;
}

json types_of(const Encoding& encoding) {
    return encoding.type_ids.empty() ? json(std::vector<int>(encoding.ids.size()))
                                     : json(encoding.type_ids);
}

bool begins_character(const std::string& text, std::size_t at) {
    return at >= text.size() || (text[at] & '\xC0') != '\x80';
}

/// The spans as the library has them: of whole characters; what was put in shares the span of
/// the character after it; special tokens have none.
json spans_of(const Encoding& encoding, const json& texts, const json& expected) {
    json spans = json::array();
    for (std::size_t at = 0; at < encoding.spans.size(); ++at) {
        auto [begin, end] = encoding.spans[at];
        const auto text = expected[texts[at] == 1 ? "pair" : "text"].get<std::string>();
        for (; begin < end && !begins_character(text, begin); --begin) {
        }
        for (; begin < end && !begins_character(text, end); ++end) {
        }
        const json& span = expected["spans"][at];
        const bool put_in = begin == end && span[0] == begin;
        spans.push_back(texts[at] == -1 ? json({0, 0}) : put_in ? span : json({begin, end}));
    }
    return spans;
}

/// What differs from `expected`, or nothing.
std::string difference(const Tokenizer& tokenizer, const json& expected) {
    const auto encoding = encode(tokenizer, expected);
    if (!encoding) {
        return to_string(encoding.error());
    }
    const json texts = texts_of(*encoding, expected["texts"]);
    std::string out;
    const auto compare = [&](const char* what, const json& got) {
        if (expected.contains(what) && got != expected[what]) {
            out += std::string(what) + ": got " + got.dump() + ", expected " +
                   expected[what].dump() + "\n";
        }
    };
    compare("ids", encoding->ids);
    compare("texts", texts);
    compare("types", types_of(*encoding));
    if (expected.contains("spans") && expected["spans"].size() == encoding->spans.size()) {
        compare("spans", spans_of(*encoding, texts, expected));
    }
    compare("decoded", tokenizer.decode(encoding->ids));
    return out;
}

} // namespace

/// What the `tokenizers` library makes of hard texts with each component: see
/// tools/make_tokenizer_vectors.mjs.
class TestVectors : public QObject {
    Q_OBJECT

  private slots:
    void givesTheKnownTokens_data() {
        QTest::addColumn<QString>("name");
        const QStringList names = QDir(vectors_folder()).entryList({QStringLiteral("*.json")});
        QVERIFY(names.size() > 30);
        for (const QString& name : names) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void givesTheKnownTokens() {
        QFETCH(QString, name);
        const json vectors = read(name);
        tests::TokenizerFolder folder;
        folder.write("tokenizer.json", vectors["tokenizer"].dump());
        const auto tokenizer = folder.load();
        QVERIFY2(tokenizer.ok(), qPrintable(folder.message()));
        QVERIFY(!vectors["cases"].empty());
        for (const json& expected : vectors["cases"]) {
            const std::string found = difference(**tokenizer, expected);
            QVERIFY2(found.empty(), (expected.dump() + "\n" + found).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestVectors)
#include "test_vectors.moc"
