// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"
#include "app/phrases/phrase.h"
#include "app/phrases/phrase_book.h"
#include "tests/app/said_in_sources.h"

#include <QtTest>

#include <QDirIterator>

using namespace heedmap;

namespace {

/// Parts of phrases that are put together in more than one statement.
constexpr const char* parts[] = {
    "a FIFO",
    "a device",
    "a socket",
    "a special file",
    "no size",
    "got *",
    ", expected *",
    " or *",
    "the byte * (",
    "the character *",
    "an unknown token, since ",
    "the option *",
    "&& in brackets",
    "brackets in brackets",
    "* has the id * there and * here",
    "; tokenizer.json is used",
    "16383 a side: a lower --dpi or --width-mm",
};

/// What is no error's and no notice's: names, values in files, the command line's.
constexpr const char* others[] = {
    "byte-level BPE",
    "byte-level BPE (vocab.json + merges.txt)",
    "SentencePiece * (*)",
    "*, vocab.json",
    " do not",
    "files are written as memory lies",
    "heedmap session",
    "side by side",
    "log weights",
    "previous token",
    "first token",
    "head norm",
    "base west",
    "base east",
    "* rectangle *;\n",
    "The cat sat on the mat because it was tired",
};

bool isKnown(const QString& text) {
    const auto same = [&text](const char* known) { return text == QLatin1String(known); };
    return std::any_of(std::begin(parts), std::end(parts), same) ||
           std::any_of(std::begin(others), std::end(others), same);
}

std::vector<Phrase> allPhrases() {
    std::vector<Phrase> all;
    for (const auto& phrases : {placePhrases(), generalPhrases(), modelPhrases(),
                                tokenizerPhrases(), figurePhrases(), noticePhrases()}) {
        all.insert(all.end(), phrases.begin(), phrases.end());
    }
    return all;
}

/// As the core may say it.
QString filled(const Phrase& phrase) {
    static const QHash<char, QString> samples{
        {'n', QStringLiteral("7")},     {'s', QStringLiteral("1.5 GB")},
        {'o', QStringLiteral("q_pre")}, {'w', QStringLiteral("Ġa")},
        {'p', QStringLiteral("none")},  {'l', QStringLiteral("merges.txt: line 7")}};
    QString text = QString::fromUtf8(phrase.text);
    const std::string fills = phrase.fills;
    for (std::size_t i = 0; text.contains(QLatin1Char('%')); ++i) {
        text.replace(QLatin1Char('%') + QString::number(i + 1),
                     samples[fills.empty() ? 'n' : fills.at(i)]);
    }
    return text;
}

/// Of an error, a notice or a place.
QString inWords(const QString& text) {
    for (const auto& look : {noticeInWords, phraseInWords, placeInWords}) {
        if (const QString words = look(text); words != text) {
            return words;
        }
    }
    return text;
}

/// Whether it is English for people: two words side by side, and no code.
bool isProse(const QString& text) {
    static const QRegularExpression words(QStringLiteral(
        "[A-Za-z]+,? [A-Za-z]{2,}|[A-Za-z]{2,} \\x{FFFC}|\\x{FFFC}[,;:]? [A-Za-z]{2,}"));
    static const QRegularExpression code(QStringLiteral("[\\\\<>=]"));
    return words.match(text).hasMatch() && !code.match(text).hasMatch();
}

/// With a number in every place, or as a part of a phrase that fills the places in a certain way.
bool isPhrase(const QString& text) {
    static const QStringList phrases = [] {
        QStringList texts;
        for (const Phrase& phrase : allPhrases()) {
            texts << QString::fromUtf8(phrase.text);
        }
        return texts;
    }();
    const QString sample = QString(text).replace(filledIn, QLatin1Char('7'));
    if (inWords(sample) != sample) {
        return true;
    }
    QStringList between = text.split(filledIn);
    for (QString& part : between) {
        part = QRegularExpression::escape(part);
    }
    const QRegularExpression expression(
        QRegularExpression::anchoredPattern(between.join(QLatin1String(".*"))));
    return phrases.indexOf(expression) >= 0;
}

/// What has no words, with a star for what is filled in.
QStringList unknownIn(const QString& source) {
    QStringList unknown;
    for (const QString& text : textsIn(source)) {
        const QString starred = QString(text).replace(filledIn, QLatin1Char('*'));
        if (isProse(text) && !isKnown(starred) && !isPhrase(text)) {
            unknown << starred;
        }
    }
    return unknown;
}

/// The core's files, and those of the program that make errors, but for the terminal alone.
bool mayReachTheWindow(const QString& path, const QString& source) {
    static const QRegularExpression terminal(QStringLiteral("^app/(cli/|launch\\.cpp)"));
    static const QRegularExpression errors(QStringLiteral("ErrorKind::|wrong_value\\(|\\bfail\\("));
    return path.startsWith(QLatin1String("core/")) ||
           (!terminal.match(path).hasMatch() && errors.match(source).hasMatch());
}

} // namespace

/// Everything that the core says has words in the window's language.
class TestPhrases : public QObject {
    Q_OBJECT

    Language language_;

  private slots:
    void init() { language_.choose(QStringLiteral("zh_CN")); }
    void cleanup() { language_.choose(QStringLiteral("en")); }

    void everyPhraseIsFound_data() {
        QTest::addColumn<QString>("text");
        for (const Phrase& phrase : allPhrases()) {
            QTest::newRow(phrase.text) << filled(phrase);
        }
    }

    void everyPhraseIsFound() {
        QFETCH(QString, text);
        QVERIFY(inWords(text) != text);
        static const QRegularExpression english(QStringLiteral("\\b[a-z]{2,} [a-z]{2,}\\b"));
        QVERIFY2(!english.match(inWords(text)).hasMatch(), qPrintable(inWords(text)));
        language_.choose(QStringLiteral("en"));
        QCOMPARE(inWords(text), text);
    }

    void keepsWhatIsFilledIn() {
        const auto words = [](const char* text) { return phraseInWords(QString::fromUtf8(text)); };
        QCOMPARE(words("the merge none %1, but no token %2"),
                 QStringLiteral("合并 none %1，但没有词元 %2"));
        QCOMPARE(words("of three bytes"), QStringLiteral("of three bytes"));
        QCOMPARE(words("1.5 GB for a head over 9 tokens"),
                 QStringLiteral("1.5 GB，用于 9 个词元上的一个头"));
        QCOMPARE(noticeInWords(QStringLiteral("/a b/c: line 3: got nothing, expected UTF-8")),
                 QStringLiteral("/a b/c: 第 3 行: 得到：无；应为：UTF-8"));
    }

    void findsWhatHasNoWords_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("unknown");
        const auto row = [](const char* name, const char* line, const char* unknown = "") {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(unknown);
        };
        row("a phrase", "fail(key, \"a JSON object\");");
        row("a rule without words", "fail(key, \"an odd number\");", "an odd number");
        row("with a number", "fail(key, \"at most \" + std::to_string(n) + \" bytes\");");
        row("with a number, and no words", "f(\"at most \" + std::to_string(n) + \" cats\");",
            "at most * cats");
        row("a text in two lines", "fail(key, \"a JSON \"\n   \"object\");");
        row("either", "fail(key, b ? \"a JSON object\" : \"a new thing\");", "a new thing");
        row("either, inside", "f(x + (b ? \" bytes\" : \" new things\"));", "* new things");
        row("a comment", "f(); // \"no such words\"");
        row("translated", "f(Words::tr(\"What is this\"));");
        row("no prose", "f(\"model_type\", \"a <b c\");");
    }

    void findsWhatHasNoWords() {
        QFETCH(QString, line);
        QFETCH(QString, unknown);
        QCOMPARE(unknownIn(line).join(QLatin1Char('|')), unknown);
    }

    void everyTextHasWords() {
        const QDir root(QStringLiteral(HEEDMAP_SOURCE_DIR));
        QStringList found;
        int files = 0;
        for (const char* folder : {"core", "widgets", "app"}) {
            QDirIterator it(root.filePath(QString::fromLatin1(folder)),
                            {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = root.relativeFilePath(it.next());
                QFile file(root.filePath(path));
                QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
                const QString source = QString::fromUtf8(file.readAll());
                if (!mayReachTheWindow(path, source)) {
                    continue;
                }
                ++files;
                for (const QString& text : unknownIn(source)) {
                    found << path + QLatin1String(": ") + text;
                }
            }
        }
        QVERIFY2(files > 200, "the sources were not found");
        for (const QString& text : std::as_const(found)) {
            qWarning().noquote() << text;
        }
        QVERIFY2(found.isEmpty(), "app/phrases lacks what is told above");
    }
};

QTEST_GUILESS_MAIN(TestPhrases)
#include "test_phrases.moc"
