// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/error_text.h"

#include "app/phrases/phrase_book.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cerrno>
#include <charconv>
#include <cstring>

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
    const bool of_source = error.field == "source tokens"; // of an encoder-decoder
    if (error.kind != ErrorKind::limit || (error.field != "tokens" && !of_source)) {
        return std::nullopt;
    }
    const auto count = numberIn(error.got);
    const auto limit = numberIn(error.expected);
    return count && limit ? std::optional(TokenExcess{*count, *limit, of_source}) : std::nullopt;
}

namespace {

QString shown(const std::string& name) {
    return QString::fromStdString(escaped(name, 400));
}

/// An option is a word of the command line.
bool isLeftOut(const std::string& name) {
    return name.empty() || name.starts_with("--");
}

QString placeOf(const Error& error) {
    const QString colon = QStringLiteral(": ");
    return (isLeftOut(error.file) ? QString() : shown(error.file) + colon) +
           (isLeftOut(error.field) ? QString() : placeInWords(shown(error.field)) + colon);
}

QString inWords(const std::string& text) {
    return phraseInWords(QString::fromStdString(text));
}

/// `none` of a mask is its name, an option's word that stays as it is; elsewhere it tells that
/// something is not there.
QString gotOf(const Error& error) {
    const bool name = error.field == "mask" || error.field == "--mask";
    return name ? QString::fromStdString(error.got) : inWords(error.got);
}

} // namespace

QString errorDetail(const Error& error) {
    const QString place = placeOf(error);
    const QString got = gotOf(error);
    if (error.expected.empty()) {
        return place + say(QT_TRANSLATE_NOOP("heedmap::ErrorText", "got %1")).arg(got);
    }
    QString words = say(QT_TRANSLATE_NOOP("heedmap::ErrorText", "got %1, expected %2"));
    return place + words.arg(got, inWords(error.expected));
}

QString noticeText(const std::vector<std::string>& notices) {
    QStringList lines;
    for (const std::string& notice : notices) {
        lines << noticeInWords(QString::fromStdString(notice));
    }
    return lines.join(QLatin1Char('\n'));
}

namespace {

QString nameOf(const QFileInfo& file) {
    return file.fileName().isEmpty() ? file.filePath() : file.fileName();
}

/// The core says it in the system's words, whatever their language.
bool isMissing(const Error& error) {
    const bool read = error.expected == "a file that can be read"; // not one that is to be written
    return error.kind == ErrorKind::io && read && error.got == std::strerror(ENOENT);
}

/// A model folder is asked for this file first.
QString missingSentence(const QFileInfo& file) {
    if (file.fileName() == QLatin1String("config.json")) {
        return say(QT_TRANSLATE_NOOP("heedmap::ErrorText",
                                     "“%1” holds no model. A model folder has config.json, the "
                                     "weights as .safetensors files, and the tokenizer's files."))
            .arg(nameOf(QFileInfo(file.path())));
    }
    return say(QT_TRANSLATE_NOOP("heedmap::ErrorText", "“%1” is not there.")).arg(nameOf(file));
}

} // namespace

QString errorSentence(const Error& error) {
    if (const auto excess = tokenExcess(error)) {
        return say(excess->ofSource
                       ? QT_TRANSLATE_NOOP("heedmap::ErrorText",
                                           "The source has %1 tokens; this model reads at most "
                                           "%2. What is shown below is of the source before.")
                       : QT_TRANSLATE_NOOP("heedmap::ErrorText",
                                           "The sentence has %1 tokens; this model reads at most "
                                           "%2. What is shown below is of the sentence before."))
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
    if (isMissing(error)) {
        return missingSentence(QFileInfo(file));
    }
    const QString name = nameOf(QFileInfo(file));
    if (error.kind == ErrorKind::io) {
        return say(QT_TRANSLATE_NOOP("heedmap::ErrorText", "“%1” could not be read or written."))
            .arg(name);
    }
    return say(QT_TRANSLATE_NOOP("heedmap::ErrorText",
                                 "“%1” is there, but it does not hold what it should."))
        .arg(name);
}

} // namespace heedmap
