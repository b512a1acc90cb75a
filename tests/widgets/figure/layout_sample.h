// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample.h"
#include "widgets/figure/layout.h"

#include <QTranslator>

namespace heedmap::testing {

/// Says every word of a figure in Chinese of about the true length.
class Chinese : public QTranslator {
  public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* /*note*/,
                                    int /*n*/) const override {
        if (qstrcmp(context, "Figure") != 0) {
            return {};
        }
        const QString text = QString::fromUtf8(source);
        const QString places = text.contains("%2") ? " %1 %2" : (text.contains("%1") ? " %1" : "");
        return QStringLiteral("注意力的权重与未来掩码查询").left(2 + text.size() / 4) + places;
    }
};

/// What a figure of every kind can be made of.
struct Sample {
    std::vector<DisplayToken> tokens;
    HeadView head;
    HeadView unmasked;
    std::vector<HeadSummary> summaries;
    FigureWalk walk;
    CellExplanation cell;
    std::vector<FigureStep> steps;
    std::vector<TokenId> ids;
    FigureInput input;

    explicit Sample(Index count, bool chinese = false) {
        tokens = count == 11 ? (chinese ? chineseTokens() : englishTokens()) : manyTokens(count);
        head = headOf(count, count, Mask::causal, 7);
        unmasked = headOf(count, count, Mask::none, 7);
        summaries = summariesOf(4, 6, std::min<Index>(count, 32));
        input.queries = tokens;
        input.head = &head;
        input.unmasked = &unmasked;
        input.summaries = summaries;
        walk = walkOf(count, 64, 16);
        cell = cellOf(head, count * 3 / 4, count / 3, 16);
        steps = stepsOf(count, 3);
        for (Index i = 0; i < count; ++i) {
            ids.push_back(static_cast<TokenId>(37 * i));
        }
        if (count > 2) {
            for (std::size_t i : {1U, 2U}) { // two tokens of one character
                tokens[i].shares_character = true;
                tokens[i].group = 1;
                tokens[i].group_text = "的";
            }
        }
        input.queries = tokens;
        input.walk = &walk;
        input.cell = &cell;
        input.steps = steps;
        input.ids = ids;
        input.padding = count / 4;
        input.modelName = "story-gpt";
        input.sentence = chinese ? QString("小猫坐在垫子上，因为它很累了。")
                                 : QString("The cat sat on the mat because it was tired");
    }
};

inline FigureSpec specOf(FigureKind kind, double width = 170) {
    FigureSpec spec;
    spec.kind = kind;
    spec.widthMm = width;
    return spec;
}

} // namespace heedmap::testing
