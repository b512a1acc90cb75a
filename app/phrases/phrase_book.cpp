// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phrases/phrase_book.h"

#include "app/phrases/phrase.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace heedmap {

namespace {

QString say(const char* source) {
    return QCoreApplication::translate("heedmap::ErrorText", source);
}

QString patternOf(char fill) {
    switch (fill) {
    case 'n':
        return QStringLiteral("([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)");
    case 's':
        return QStringLiteral("([0-9.]+ [kMGT]?B)");
    case 'o':
        return QStringLiteral("(\\S+)");
    default:
        return QStringLiteral("(.*?)");
    }
}

/// `FILE: PLACE`, or the place alone.
QString locationInWords(const QString& location) {
    const qsizetype end = location.lastIndexOf(QLatin1String(": "));
    const qsizetype place = end < 0 ? 0 : end + 2;
    return location.first(place) + placeInWords(location.sliced(place));
}

/// A phrase that something is filled into. Its expression is compiled when it is first tried: when
/// a text begins and ends as the phrase does.
class Pattern {
  public:
    explicit Pattern(const Phrase& phrase) : text_(phrase.text), fills_(phrase.fills) {
        const QStringList parts =
            QString::fromUtf8(phrase.text).split(QRegularExpression(QStringLiteral("%[1-9]")));
        fills_.resize(static_cast<std::size_t>(parts.size() - 1), 'n');
        front_ = parts.front();
        back_ = parts.back();
        QString expression = QRegularExpression::escape(front_);
        for (qsizetype i = 1; i < parts.size(); ++i) {
            expression += patternOf(fills_[static_cast<std::size_t>(i - 1)]) +
                          QRegularExpression::escape(parts[i]);
        }
        letters_ = parts.join(QString()).size();
        expression_.setPattern(QRegularExpression::anchoredPattern(expression));
    }

    /// The more a phrase says itself, the better it fits.
    [[nodiscard]] qsizetype letters() const { return letters_; }

    [[nodiscard]] std::optional<QString> inWords(const QString& text) const {
        if (!text.startsWith(front_) || !text.endsWith(back_)) {
            return std::nullopt;
        }
        const QRegularExpressionMatch match = expression_.match(text);
        return match.hasMatch() ? std::optional(filled(match)) : std::nullopt;
    }

  private:
    [[nodiscard]] QString fill(const QRegularExpressionMatch& match, int number) const {
        const QString text = match.captured(number);
        switch (fills_[static_cast<std::size_t>(number - 1)]) {
        case 'p':
            return phraseInWords(text);
        case 'l':
            return locationInWords(text);
        default:
            return text;
        }
    }

    /// In one go: what is filled in may itself hold a %1.
    [[nodiscard]] QString filled(const QRegularExpressionMatch& match) const {
        const QStringList parts = say(text_).split(QLatin1Char('%'));
        QString words = parts.front();
        for (qsizetype i = 1; i < parts.size(); ++i) {
            words += fill(match, parts[i].front().digitValue()) + parts[i].sliced(1);
        }
        return words;
    }

    const char* text_;
    std::string fills_;
    QString front_; ///< what stands before the first thing that is filled in
    QString back_;  ///< and behind the last
    qsizetype letters_ = 0;
    QRegularExpression expression_;
};

class PhraseBook {
  public:
    PhraseBook(std::initializer_list<std::span<const Phrase>> groups) {
        for (const auto& group : groups) {
            for (const Phrase& phrase : group) {
                const QString text = QString::fromUtf8(phrase.text);
                if (text.contains(QLatin1Char('%'))) {
                    patterns_.emplace_back(phrase);
                } else {
                    whole_.insert(text, phrase.text);
                }
            }
        }
        std::stable_sort(
            patterns_.begin(), patterns_.end(),
            [](const Pattern& a, const Pattern& b) { return a.letters() > b.letters(); });
    }

    [[nodiscard]] QString inWords(const QString& text) const {
        if (const char* phrase = whole_.value(text)) {
            return say(phrase);
        }
        for (const Pattern& pattern : patterns_) {
            if (const auto words = pattern.inWords(text)) {
                return *words;
            }
        }
        return text;
    }

  private:
    QHash<QString, const char*> whole_;
    std::vector<Pattern> patterns_; ///< those that say most first
};

} // namespace

QString phraseInWords(const QString& text) {
    static const PhraseBook book{generalPhrases(), modelPhrases(), tokenizerPhrases(),
                                 figurePhrases()};
    return book.inWords(text);
}

QString noticeInWords(const QString& notice) {
    static const PhraseBook book{noticePhrases()};
    return book.inWords(notice);
}

QString placeInWords(const QString& place) {
    static const PhraseBook book{placePhrases()};
    return book.inWords(place);
}

} // namespace heedmap
