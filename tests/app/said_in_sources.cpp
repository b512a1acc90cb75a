// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/said_in_sources.h"

#include <QRegularExpression>

#include <cstdint>
#include <utility>
#include <vector>

namespace {

struct Token {
    enum class Kind : std::uint8_t { literal, code, group };
    Kind kind = Kind::code;
    QString text;     ///< of a literal, without quotes; of code, as it stands
    QStringList said; ///< a group's: the texts in it
};
using Tokens = std::vector<Token>;

QString unescaped(QString literal) {
    return literal.replace(QLatin1String("\\\""), QLatin1String("\""))
        .replace(QLatin1String("\\n"), QLatin1String("\n"))
        .replace(QLatin1String("\\\\"), QLatin1String("\\"));
}

/// Without comments, white space and directives; literals side by side are one.
Tokens tokensOf(const QString& source) {
    static const QRegularExpression token(
        QStringLiteral(R"re(^[ \t]*#.*$|//.*$|/\*[\s\S]*?\*/|R"\((?<raw>[\s\S]*?)\)"|)re"
                       R"re("(?<text>(?:[^"\\\n]|\\.)*)"|(?<other>'(?:[^'\\]|\\.)+'|\w+|)re"
                       R"re(::|->|\+\+|[+=!<>]=|<<|&&|\|\||\S))re"),
        QRegularExpression::MultilineOption);
    Tokens tokens;
    for (auto matches = token.globalMatch(source); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const bool raw = match.hasCaptured(QStringLiteral("raw"));
        if (raw || match.hasCaptured(QStringLiteral("text"))) {
            const QString text = raw ? match.captured(QStringLiteral("raw"))
                                     : unescaped(match.captured(QStringLiteral("text")));
            if (!tokens.empty() && tokens.back().kind == Token::Kind::literal) {
                tokens.back().text += text;
            } else {
                tokens.push_back({Token::Kind::literal, text, {}});
            }
        } else if (match.hasCaptured(QStringLiteral("other"))) {
            tokens.push_back({Token::Kind::code, match.captured(QStringLiteral("other")), {}});
        }
    }
    return tokens;
}

bool separates(const QString& code) {
    static const QSet<QString> separators{
        QStringLiteral(","),  QStringLiteral(";"),  QStringLiteral("?"),  QStringLiteral(":"),
        QStringLiteral("="),  QStringLiteral("+="), QStringLiteral("<<"), QStringLiteral("=="),
        QStringLiteral("!="), QStringLiteral("&&"), QStringLiteral("||"), QStringLiteral("return")};
    return separators.contains(code);
}

/// The literal, the literals between which `("x")` or `std::string(b ? "x" : "y")` chooses, or what
/// stands for what is filled in. True: there are literals.
std::pair<QStringList, bool> choicesOf(const Tokens& operand) {
    if (operand.size() == 1 && operand[0].kind == Token::Kind::literal) {
        return {{operand[0].text}, true};
    }
    const bool string = operand.size() == 4 && operand[2].text == QLatin1String("string");
    if ((operand.size() == 1 || string) && !operand.back().said.isEmpty()) {
        return {operand.back().said, true};
    }
    return {{QString(filledIn)}, false};
}

/// The texts that a sum may be; none where there is no literal in it. What is said in what is
/// filled in goes to `found`.
QStringList textsOfSum(const Tokens& sum, QStringList& found) {
    std::vector<Tokens> operands(1);
    for (const Token& token : sum) {
        if (token.kind == Token::Kind::code && token.text == QLatin1String("+")) {
            operands.emplace_back();
        } else {
            operands.back().push_back(token);
        }
    }
    QStringList texts{QString()};
    bool literal = false;
    for (const Tokens& operand : operands) {
        const auto [choices, literals] = choicesOf(operand);
        literal = literal || literals;
        for (const Token& token : literals ? Tokens() : operand) {
            found << token.said;
        }
        QStringList longer;
        for (const QString& text : std::as_const(texts)) {
            for (const QString& choice : choices) {
                longer << text + choice;
            }
        }
        texts = longer;
    }
    return literal ? texts : QStringList();
}

/// Reads on to the bracket that closes, and returns the texts of this level; those of the levels
/// below go to `found`, but for those that became a part of one of this level.
QStringList read(const Tokens& tokens, std::size_t& at, QStringList& found) {
    QStringList here;
    Tokens sum;
    const auto finish = [&] { here << textsOfSum(std::exchange(sum, {}), found); };
    while (at < tokens.size()) {
        const Token& token = tokens[at++];
        const bool code = token.kind == Token::Kind::code;
        if (code && (token.text == QLatin1String("(") || token.text == QLatin1String("[") ||
                     token.text == QLatin1String("{"))) {
            static const QRegularExpression translates(QStringLiteral("^(tr|QT_\\w+_NOOP)$"));
            const bool translated = !sum.empty() && translates.match(sum.back().text).hasMatch();
            QStringList ignored;
            const QStringList inner = read(tokens, at, translated ? ignored : found);
            sum.push_back({Token::Kind::group, {}, translated ? QStringList() : inner});
            if (token.text == QLatin1String("{")) {
                finish();
            }
        } else if (code && (token.text == QLatin1String(")") || token.text == QLatin1String("]") ||
                            token.text == QLatin1String("}"))) {
            break;
        } else if (code && separates(token.text)) {
            finish();
        } else {
            sum.push_back(token);
        }
    }
    finish();
    return here;
}

} // namespace

QStringList textsIn(const QString& source) {
    const Tokens tokens = tokensOf(source);
    QStringList found;
    for (std::size_t at = 0; at < tokens.size();) {
        const QStringList texts = read(tokens, at, found);
        found << texts;
    }
    found.removeDuplicates();
    return found;
}
