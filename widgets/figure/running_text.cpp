// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/running_text.h"

#include "widgets/figure/text_measure.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr double lead = 1.3; ///< line pitch in line heights

bool beginsWithSpace(const DisplayToken& token) {
    return token.text != token.plain;
}

/// What a token adds to the text. Of tokens that share a character the last one brings it.
QString pieceOf(std::span<const DisplayToken> tokens, std::size_t index) {
    const DisplayToken& token = tokens[index];
    if (!token.shares_character) {
        return QString::fromStdString(token.plain);
    }
    const bool last = index + 1 == tokens.size() || tokens[index + 1].group != token.group;
    return last ? QString::fromStdString(token.group_text) : QString();
}

/// Where the word of the token at `begin` ends: at the next token with a space before it.
std::size_t wordEnd(std::span<const DisplayToken> tokens, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < tokens.size() && !beginsWithSpace(tokens[end])) {
        ++end;
    }
    return end;
}

} // namespace

RunningText::RunningText(std::span<const DisplayToken> tokens, const TextStyle& style, double width,
                         int lines)
    : style_(style) {
    set(tokens, width);
    window_ = std::min(lines, lines_);
}

void RunningText::set(std::span<const DisplayToken> tokens, double width) {
    TextStyle widest = style_; // the newest token is bold
    widest.bold = true;
    const double space = textWidth(QStringLiteral("\u00A0"), style_);
    double x = 0;
    int line = 0;
    for (std::size_t begin = 0; begin < tokens.size();) {
        const std::size_t end = wordEnd(tokens, begin);
        std::vector<double> widths;
        double word = 0;
        for (std::size_t i = begin; i < end; ++i) {
            widths.push_back(textWidth(pieceOf(tokens, i), widest));
            word += widths.back();
        }
        x += x > 0 && beginsWithSpace(tokens[begin]) ? space : 0;
        if (x > 0 && x + word > width && word <= width) {
            x = 0;
            ++line;
        }
        for (std::size_t i = begin; i < end; ++i) {
            const double own = widths[i - begin];
            if (x > 0 && x + own > width) {
                x = 0;
                ++line;
            }
            pieces_.push_back({elided(pieceOf(tokens, i), widest, width), x, line});
            x += own;
        }
        begin = end;
    }
    lines_ = line + 1;
}

double RunningText::pitch() const {
    return lead * lineHeight(style_);
}

double RunningText::height() const {
    return window_ * pitch();
}

void RunningText::draw(Sheet& sheet, QPointF topLeft, Index begun, Index shown) const {
    const auto count = std::min(static_cast<std::size_t>(shown), pieces_.size());
    if (count == 0) {
        return;
    }
    const int first = std::max(0, pieces_[count - 1].line - window_ + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const Piece& piece = pieces_[i];
        if (piece.line < first) {
            continue;
        }
        TextStyle style = style_;
        style.bold = i + 1 == count;
        const bool given = i < static_cast<std::size_t>(begun);
        const Palette& palette = sheet.palette();
        const QColor& color = style.bold ? palette.query : given ? palette.mutedText : palette.text;
        const double y = topLeft.y() + (piece.line - first) * pitch() + 0.8 * lineHeight(style_);
        sheet.text(ItemRole::runningText, piece.text, style, color, {{topLeft.x() + piece.x, y}});
    }
}

} // namespace heedmap
