// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace heedmap {

namespace {

struct Figure {
    Q_DECLARE_TR_FUNCTIONS(Figure)
};

QString headLabel(const HeadView& head) {
    return QStringLiteral("%1.%2").arg(head.site.layer).arg(head.head);
}

QString scopeWords(MaskScope scope) {
    return scope == MaskScope::local ? Figure::tr("this head only") : Figure::tr("whole model");
}

QString headWords(const FigureSpec& spec, const FigureInput& input) {
    if (spec.kind == FigureKind::grid) {
        return input.summaries.size() == 1 ? Figure::tr("1 head")
                                           : Figure::tr("%1 heads").arg(input.summaries.size());
    }
    return Figure::tr("layer %1, head %2").arg(input.head->site.layer).arg(input.head->head);
}

QString gridTitle(std::span<const HeadSummary> summaries) {
    const auto elsewhere = [&](const HeadSummary& head) {
        return head.site.layer != summaries.front().site.layer;
    };
    return std::ranges::any_of(summaries, elsewhere) || summaries.empty()
               ? Figure::tr("Attention of all heads")
               : Figure::tr("Attention of the heads of layer %1").arg(summaries.front().site.layer);
}

QString maskTitle(const FigureInput& input) {
    if (input.keyMask.mask == Mask::none) {
        return input.padding > 0 ? Figure::tr("The padding mask") : Figure::tr("No mask");
    }
    const QString title = input.keyMask.window > 0
                              ? Figure::tr("The causal mask, window %1").arg(input.keyMask.window)
                              : Figure::tr("The causal mask");
    return input.padding > 0 ? Figure::tr("%1, padding").arg(title) : title;
}

QString quoted(const QString& sentence) {
    const std::string cut = escaped(sentence.simplified().toStdString(), 160);
    return Figure::tr("“%1”").arg(QString::fromStdString(cut));
}

/// The sentence, and the second one with a sign of what it is to the first.
QString sentenceWords(const FigureInput& input) {
    QStringList words;
    if (!input.sentence.isEmpty()) {
        words.append(quoted(input.sentence));
    }
    if (!input.target.isEmpty()) {
        words.append(QStringLiteral("→\u00A0") + quoted(input.target));
    }
    if (!input.pair.isEmpty()) {
        words.append(QStringLiteral("+\u00A0") + quoted(input.pair));
    }
    return words.join(' ');
}

/// The stack, where a reader would not take it for granted.
QString stackWords(const FigureInput& input) {
    switch (input.stack()) {
    case Stack::encoder:
        return Figure::tr("encoder");
    case Stack::cross:
        return Figure::tr("cross-attention");
    case Stack::decoder:
        break;
    }
    return input.manyStacks ? Figure::tr("decoder") : QString();
}

} // namespace

QString FigureWords::languageTag() {
    //: The language's own BCP 47 tag: en, zh-CN
    return Figure::tr("en");
}

QString FigureWords::title(const FigureSpec& spec, const FigureInput& input) {
    switch (spec.kind) {
    case FigureKind::grid:
        return gridTitle(input.summaries);
    case FigureKind::mask:
        return maskTitle(input);
    case FigureKind::tokens:
        return Figure::tr("The tokens");
    case FigureKind::qkv:
        return Figure::tr("Head %1, from X to its output").arg(headLabel(*input.head));
    case FigureKind::arithmetic:
        return Figure::tr("A weight of head %1, worked out").arg(headLabel(*input.head));
    case FigureKind::decode:
        return Figure::tr("Decoding, seen by head %1").arg(headLabel(*input.head));
    case FigureKind::heatmap:
        if (spec.quantity == FigureQuantity::scores) {
            return Figure::tr("Scores of head %1").arg(headLabel(*input.head));
        }
        break;
    case FigureKind::compare:
    case FigureKind::lines:
        break;
    }
    return Figure::tr("Attention of head %1").arg(headLabel(*input.head));
}

QString FigureWords::maskWords(Mask mask, bool capital) {
    if (mask == Mask::none) {
        return capital ? Figure::tr("Without a mask") : Figure::tr("without a mask");
    }
    return capital ? Figure::tr("With the causal mask") : Figure::tr("with the causal mask");
}

QString FigureWords::aside(const FigureSpec& spec, const FigureInput& input) {
    QStringList words{stackWords(input)};
    if (input.stack() != Stack::cross && spec.kind != FigureKind::compare) {
        words.append(
            maskWords(spec.kind == FigureKind::grid ? input.summaryMask : input.head->mask, false));
    }
    words.removeAll(QString());
    return words.join(QStringLiteral(" · "));
}

namespace {

/// What was done to the weights before they were drawn.
QString changeWords(const FigureInput& input) {
    QStringList words;
    if (input.mergedWords) {
        words.append(Figure::tr("the pieces of words merged"));
    }
    if (input.head != nullptr && input.head->aside > 0) {
        words.append(Figure::tr("the first token set aside, the others of a row sum to 1"));
    }
    return words.join(QStringLiteral("\u00A0· "));
}

bool anyByHand(std::span<const FigureStep> steps) {
    return std::ranges::any_of(steps, [](const FigureStep& step) {
        return std::ranges::any_of(step.best, &FigureToken::byHand);
    });
}

/// The sizes of a mask.
QString maskSizes(const FigureInput& input) {
    QStringList words;
    if (input.keyMask.mask == Mask::causal && input.keyMask.window > 0) {
        words.append(input.keyMask.window == 1
                         ? Figure::tr("window: a token sees itself alone")
                         : Figure::tr("window: the last %1 keys").arg(input.keyMask.window));
    }
    if (input.padding > 0) {
        words.append(input.padding == 1 ? Figure::tr("1 token of padding")
                                        : Figure::tr("%1 tokens of padding").arg(input.padding));
    }
    return words.join(QStringLiteral("\u00A0· "));
}

} // namespace

QString FigureWords::caption(const FigureSpec& spec, const FigureInput& input) {
    if (!spec.captionText.isEmpty()) {
        return spec.captionText;
    }
    QStringList parts;
    if (!input.modelName.isEmpty()) {
        parts.append(input.modelName);
    }
    parts.append(sentenceWords(input));
    if (spec.kind == FigureKind::tokens) {
        parts.append(input.queries.size() == 1 ? Figure::tr("1 token")
                                               : Figure::tr("%1 tokens").arg(input.queries.size()));
    } else if (spec.kind == FigureKind::mask) {
        parts.append(maskSizes(input));
    } else {
        parts.append(headWords(spec, input));
        parts.append(aside(spec, input));
    }
    parts.append(changeWords(input));
    if (spec.kind == FigureKind::decode && anyByHand(input.steps)) {
        parts.append(Figure::tr("framed: chosen by hand"));
    } else if (spec.kind == FigureKind::compare) {
        parts.append(Figure::tr("mask on and off: %1").arg(scopeWords(spec.scope)));
    } else if (spec.kind == FigureKind::grid) {
        parts.append(input.stack() == Stack::cross
                         ? Figure::tr("rows: target tokens, columns: source tokens")
                         : Figure::tr("rows: queries, columns: keys"));
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral("\u00A0· ")); // the dot stays with what it follows
}

QString FigureWords::queryAxis(Stack stack) {
    return stack == Stack::cross ? Figure::tr("Target: query (looks)")
                                 : Figure::tr("Query (looks)");
}
QString FigureWords::keyAxis(Stack stack) {
    return stack == Stack::cross ? Figure::tr("Source: key (is looked at)")
                                 : Figure::tr("Key (is looked at)");
}
QString FigureWords::layerAxis() {
    return Figure::tr("Layer");
}
QString FigureWords::headAxis() {
    return Figure::tr("Head");
}
QString FigureWords::weight() {
    return Figure::tr("weight");
}
QString FigureWords::score() {
    return Figure::tr("score");
}
QString FigureWords::difference() {
    return Figure::tr("difference of weights");
}
QString FigureWords::differencePanel() {
    return Figure::tr("Without − with");
}
QString FigureWords::movedToFuture() {
    return Figure::tr("To the future");
}
QString FigureWords::quantity(FigureQuantity quantity) {
    switch (quantity) {
    case FigureQuantity::scores:
        return score();
    case FigureQuantity::logWeights:
        return Figure::tr("weight, logarithmic");
    case FigureQuantity::weights:
        break;
    }
    return weight();
}
QString FigureWords::asideLegend() {
    return Figure::tr("masked, or the first token, which is set aside");
}
QString FigureWords::maskedLegend() {
    return Figure::tr("masked: softmax never sees it");
}
QString FigureWords::futureLegend() {
    return Figure::tr("right of the dashes: the future");
}
QString FigureWords::futureBarLegend() {
    return Figure::tr("each row's weight that moves to the future without the mask");
}
QString FigureWords::notFiniteLegend() {
    return Figure::tr("not a number");
}
QString FigureWords::predictionLegend() {
    return Figure::tr("a token's row predicts the token after it");
}
QString FigureWords::nextToken() {
    return Figure::tr("Next token");
}
QString FigureWords::step(Index taken, Index steps) {
    return taken == 0 ? Figure::tr("the prompt")
                      : Figure::tr("step %1 of %2").arg(taken).arg(steps);
}
QString FigureWords::linesLegend() {
    return Figure::tr("the stronger the line, the larger the weight");
}
QString FigureWords::seenLegend() {
    return Figure::tr("seen: 0 is added to the score");
}
QString FigureWords::hiddenLegend() {
    return Figure::tr("masked: −∞ is added to the score, the weight is 0");
}
QString FigureWords::blindRowLegend() {
    return Figure::tr("a row that sees no key: where the softmax would be 0 ÷ 0, its weights are "
                      "set to 0");
}
QString FigureWords::rowSum() {
    return Figure::tr("row sum");
}
QString FigureWords::rowMax() {
    return Figure::tr("row max");
}
QString FigureWords::sumOfProducts() {
    return Figure::tr("sum of the products");
}
QString FigureWords::mask() {
    return Figure::tr("mask");
}
QString FigureWords::maskAdds() {
    return Figure::tr("the mask adds");
}
QString FigureWords::scoresOfRow() {
    return Figure::tr("scores of the row");
}
QString FigureWords::weightsOfRow() {
    return Figure::tr("weights of the row");
}
QString FigureWords::noRow() {
    return Figure::tr("The softmax sees no number in this row");
}
QString FigureWords::plusBias() {
    return Figure::tr("+ bias");
}
QString FigureWords::thenTurned() {
    return Figure::tr("then norm or rotation");
}
QString FigureWords::output() {
    return Figure::tr("output");
}

} // namespace heedmap
