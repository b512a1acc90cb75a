// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pattern.h"

#include "core/tokenizer/pattern_dialect.h"

#include <QtTest>

using namespace heedmap;

namespace {

using Spans = std::vector<std::pair<std::size_t, std::size_t>>;

struct Found {
    Spans spans;
    QString error;
};

Found find_all(std::string_view pattern, std::string_view text, Pattern::Kind kind,
               std::stop_token stop = {}) {
    const auto compiled = Pattern::compile(pattern, kind, {"tokenizer.json", "pre_tokenizer"});
    if (!compiled) {
        return {{}, QString::fromStdString(to_string(compiled.error()))};
    }
    EncodeBudget budget = EncodeBudget::for_text(text.size(), std::move(stop));
    PatternSearch search(*compiled, budget);
    Found found;
    search.start(text);
    while (const auto span = search.next()) {
        found.spans.emplace_back(span->begin, span->end);
    }
    if (search.error()) {
        found.error = QString::fromStdString(to_string(*search.error()));
    }
    return found;
}

Found find_all(std::string_view pattern, std::string_view text) {
    return find_all(pattern, text, Pattern::Kind::from_file);
}

} // namespace

class TestPattern : public QObject {
    Q_OBJECT

  private slots:
    void findsMatchesInOrder() {
        QCOMPARE(find_all("[0-9]{3}", "a1234567").spans, (Spans{{1, 4}, {4, 7}}));
        QCOMPARE(find_all(R"(\p{L}+)", "né 你好").spans, (Spans{{0, 3}, {4, 10}}));
    }

    void stepsOverEmptyMatches() {
        QCOMPARE(find_all("x*", "é你x").spans, (Spans{{0, 0}, {2, 2}, {5, 6}}));
        QCOMPARE(find_all("", "").spans, (Spans{{0, 0}}));
    }

    void takesLiteralsLiterally() {
        QCOMPARE(find_all(".*", "a.*b", Pattern::Kind::literal).spans, (Spans{{1, 3}}));
    }

    void countsUnicodesWhiteSpace() {
        // U+0085 and U+3000 are white space, U+180E is not (since Unicode 6.3).
        QCOMPARE(find_all(R"(\s)", "a\u0085b\u3000c\u180Ed").spans, (Spans{{1, 3}, {4, 7}}));
        QCOMPARE(find_all(R"([^\s\p{L}]+)", "a\u180E b").spans, (Spans{{1, 4}}));
        QCOMPARE(find_all(R"(\S+)", "a\u180E b").spans, (Spans{{0, 4}, {5, 6}}));
        QCOMPARE(*pattern_in_our_dialect(R"(\\s[\]\s])"),
                 R"(\\s[\])" + std::string(white_space_class) + "]");
    }

    void countsOnigurumasClasses() {
        QCOMPARE(find_all(R"(\w+)", "a\u0301²_ ①b").spans, (Spans{{0, 6}, {10, 11}}));
        QCOMPARE(find_all(R"([^\w\s]+)", "a\u0301² ①$").spans, (Spans{{6, 10}}));
        QCOMPARE(find_all(R"(\W)", "a\u0301-").spans, (Spans{{3, 4}}));
        QCOMPARE(find_all("[[:punct:]x]+", "a+$。xy").spans, (Spans{{1, 7}}));
        QCOMPARE(find_all("[[:alpha:]]+", "aΩ1").spans, (Spans{{0, 3}}));
        QCOMPARE(find_all(R"(\h+)", "xfF0 g").spans, (Spans{{1, 4}}));
        QCOMPARE(find_all(R"(\bcat\b)", "cat cate\u0301 cat").spans, (Spans{{0, 3}, {11, 14}}));
        QCOMPARE(find_all(R"(\Bat)", "at cat").spans, (Spans{{4, 6}}));
        QCOMPARE(find_all(R"(\p{Han}+)", "你。好、").spans, (Spans{{0, 3}, {6, 9}}));
        QCOMPARE(find_all(R"(\p{^Han}+)", "你。好").spans, (Spans{{3, 6}}));
        QCOMPARE(find_all(R"([\p{Lu}\u4f60]+)", "aB你").spans, (Spans{{1, 5}}));
    }

    void readsOnigurumasOptionsAndIntervals() {
        QCOMPARE(find_all("(?m:a.b)|(?i)C", "a\nbc").spans, (Spans{{0, 3}, {3, 4}}));
        QCOMPARE(find_all("a.b", "a\nb").spans, Spans());
        QCOMPARE(find_all("ba{,2}", "baaab").spans, (Spans{{0, 3}, {4, 5}}));
        QCOMPARE(find_all("[]a]+", "x]a").spans, (Spans{{1, 3}}));
        QCOMPARE(find_all("a$", "a\nba").spans, (Spans{{0, 1}, {3, 4}}));
    }

    void refusesWhatDiffersTooMuch_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("without");
        const auto row = [](const char* pattern, const char* without) {
            QTest::newRow(pattern) << QString::fromUtf8(pattern) << QString::fromUtf8(without);
        };
        row(R"([\p{L}&&[^\p{Han}]])", "&& in brackets");
        row("[a[bc]]", "brackets in brackets");
        row(R"([\W_])", R"(\W in brackets)");
        row("[[:graph:]]", "[:graph:]");
        row("(?W:a)", "the option W");
    }

    void refusesWhatDiffersTooMuch() {
        QFETCH(QString, pattern);
        QFETCH(QString, without);
        QCOMPARE(find_all(pattern.toStdString(), "a").error,
                 QStringLiteral("tokenizer.json: pre_tokenizer: got ") + pattern +
                     QStringLiteral(", expected a regular expression without ") + without);
    }

    void neverGoesBack() {
        // \K may move a match's begin; what was matched is not matched again.
        const Found found = find_all(R"(ab\K)", "abab");
        QCOMPARE(found.spans, (Spans{{2, 2}, {4, 4}}));
    }

    void refusesWhatIsNoPattern() {
        const QString error = find_all("(a", "a").error;
        QVERIFY2(error.startsWith("tokenizer.json: pre_tokenizer: got (a, expected a regular"),
                 qPrintable(error));
        QVERIFY(!find_all(std::string(200, '(') + std::string(200, ')'), "a").error.isEmpty());
    }

    void endsHostilePatterns_data() {
        QTest::addColumn<QByteArray>("pattern");
        QTest::newRow("nested") << QByteArray("(a+)+$");
        QTest::newRow("alternatives") << QByteArray("(a|aa)+$");
        QTest::newRow("lazy") << QByteArray("(a*?)*?b");
        QTest::newRow("quadratic") << QByteArray("a++b");
        QTest::newRow("recursive") << QByteArray("(a(?1)?a|a)+$");
        QTest::newRow("one match, a long look") << QByteArray("a(?=.*c)|a");
    }

    void endsHostilePatterns() {
        QFETCH(QByteArray, pattern);
        const std::string text = std::string(300'000, 'a') + "!b"; // PCRE2 looks for the b first
        const Found found = find_all(pattern.toStdString(), text);
        QVERIFY2(found.error.contains("step limit"), qPrintable(found.error));
        QVERIFY2(found.error.contains(QString::fromUtf8(pattern)), qPrintable(found.error));
    }

    void matchesAMillionCharacters_data() {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("letter");
        QTest::newRow("letters") << QByteArray(R"( ?\p{L}+)") << QByteArray("a");
        QTest::newRow("wide") << QByteArray(R"( ?\p{L}+)") << QByteArray("你");
        QTest::newRow("other") << QByteArray(R"( ?[^\s\p{L}\p{N}]+)") << QByteArray("!");
        QTest::newRow("spaces") << QByteArray(R"(\s+(?!\S)|\s+)") << QByteArray(" ");
        QTest::newRow("group") << QByteArray("(?:a|b)+") << QByteArray("a");
    }

    void matchesAMillionCharacters() {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, letter);
        const std::string text = letter.repeated(1'000'000).toStdString();
        const Found found = find_all(pattern.toStdString(), text);
        if (QByteArray(QTest::currentDataTag()) == "group" && !found.error.isEmpty()) {
            QVERIFY2(found.error.contains("step limit"), qPrintable(found.error));
            return; // a group keeps a frame for each turn: an error is fair, a crash is not
        }
        QCOMPARE(found.error, QString());
        QCOMPARE(found.spans, (Spans{{0, text.size()}}));
    }

    void stops() {
        std::stop_source source;
        source.request_stop();
        const Found found = find_all("(a+)+$", std::string(10'000, 'a') + "!",
                                     Pattern::Kind::from_file, source.get_token());
        QCOMPARE(found.error, QStringLiteral("cancelled"));
    }
};

QTEST_APPLESS_MAIN(TestPattern)
#include "test_pattern.moc"
