// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/error_text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <charconv>

namespace heedmap {

namespace {

/// The first whole number in the text.
std::optional<qlonglong> numberIn(const std::string& text) {
    const std::size_t start = text.find_first_of("0123456789");
    qlonglong number = 0;
    if (start == std::string::npos ||
        std::from_chars(text.data() + start, text.data() + text.size(), number).ec != std::errc{}) {
        return std::nullopt;
    }
    return number;
}

QString say(const char* source) {
    return QCoreApplication::translate("heedmap::ErrorText", source);
}

} // namespace

std::optional<TokenExcess> tokenExcess(const Error& error) {
    if (error.kind != ErrorKind::limit || error.field != "tokens") {
        return std::nullopt;
    }
    const auto count = numberIn(error.got);
    const auto limit = numberIn(error.expected);
    return count && limit ? std::optional(TokenExcess{*count, *limit}) : std::nullopt;
}

namespace {

/// What errors say most often, as the core writes it, and as the window does: the core knows no
/// language.
struct Phrase {
    const char* pattern;
    const char* text;
};
constexpr Phrase phrases[] = {
    {"(\\d+) bytes", QT_TRANSLATE_NOOP("heedmap::ErrorText", "%1 bytes")},
    {"at most (\\d+) bytes", QT_TRANSLATE_NOOP("heedmap::ErrorText", "at most %1 bytes")},
    {"at least (\\d+) bytes", QT_TRANSLATE_NOOP("heedmap::ErrorText", "at least %1 bytes")},
    {"the end of the text", QT_TRANSLATE_NOOP("heedmap::ErrorText", "the end of the text")},
    {"JSON that is complete", QT_TRANSLATE_NOOP("heedmap::ErrorText", "JSON that is complete")},
    {"valid JSON", QT_TRANSLATE_NOOP("heedmap::ErrorText", "valid JSON")},
    {"a model folder, an embedded model \\((.*)\\), or OWNER/NAME in the hub's cache at (.*)",
     QT_TRANSLATE_NOOP("heedmap::ErrorText",
                       "a model folder, an embedded model (%1), or OWNER/NAME in the hub's cache "
                       "at %2")},
};

QString inWords(const std::string& text) {
    const QString plain = QString::fromStdString(text);
    for (const Phrase& phrase : phrases) {
        const QRegularExpression pattern(
            QRegularExpression::anchoredPattern(QString::fromLatin1(phrase.pattern)));
        if (const QRegularExpressionMatch match = pattern.match(plain); match.hasMatch()) {
            QString words = say(phrase.text);
            for (int i = pattern.captureCount(); i > 0; --i) {
                words.replace(QLatin1Char('%') + QString::number(i), match.captured(i));
            }
            return words;
        }
    }
    return plain;
}

/// An option is a word of the command line.
QString placeOf(const std::string& name) {
    return name.empty() || name.starts_with("--")
               ? QString()
               : QString::fromStdString(escaped(name, 400)) + QStringLiteral(": ");
}

} // namespace

QString errorDetail(const Error& error) {
    const QString place = placeOf(error.file) + placeOf(error.field);
    const QString got = inWords(error.got);
    if (error.expected.empty()) {
        return place + say(QT_TRANSLATE_NOOP("heedmap::ErrorText", "got %1")).arg(got);
    }
    QString words = say(QT_TRANSLATE_NOOP("heedmap::ErrorText", "got %1, expected %2"));
    return place + words.arg(got, inWords(error.expected));
}

QString errorSentence(const Error& error) {
    if (const auto excess = tokenExcess(error)) {
        return say(QT_TRANSLATE_NOOP("heedmap::ErrorText",
                                     "The sentence has %1 tokens; this model reads at most %2. "
                                     "What is shown below is of the sentence before."))
            .arg(excess->count)
            .arg(excess->limit);
    }
    const QString file = QString::fromStdString(error.file);
    if (error.kind == ErrorKind::cancelled) {
        return say(QT_TRANSLATE_NOOP("heedmap::ErrorText", "Stopped. What was shown stays."));
    }
    if (error.field == "--model") {
        return say(QT_TRANSLATE_NOOP("heedmap::ErrorText", "There is no such model."));
    }
    if (error.kind == ErrorKind::limit) {
        return say(QT_TRANSLATE_NOOP("heedmap::ErrorText", "That is more than can be taken."));
    }
    if (file.isEmpty()) {
        return say(QT_TRANSLATE_NOOP("heedmap::ErrorText", "That could not be done."));
    }
    const QString name = QFileInfo(file).fileName();
    if (error.kind == ErrorKind::io) {
        return say(QT_TRANSLATE_NOOP("heedmap::ErrorText", "“%1” could not be read or written."))
            .arg(name.isEmpty() ? file : name);
    }
    return say(QT_TRANSLATE_NOOP("heedmap::ErrorText",
                                 "“%1” is there, but it does not hold what it should."))
        .arg(name.isEmpty() ? file : name);
}

} // namespace heedmap
