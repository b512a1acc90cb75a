// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/error_text.h"

#include <QCoreApplication>
#include <QFileInfo>

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
