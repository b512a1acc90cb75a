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

} // namespace

QString FigureWords::title(const FigureSpec& spec, const FigureInput& input) {
    if (spec.kind == FigureKind::grid) {
        const auto elsewhere = [&](const HeadSummary& head) {
            return head.site.layer != input.summaries.front().site.layer;
        };
        return std::ranges::any_of(input.summaries, elsewhere) || input.summaries.empty()
                   ? Figure::tr("Attention of all heads")
                   : Figure::tr("Attention of the heads of layer %1")
                         .arg(input.summaries.front().site.layer);
    }
    if (spec.quantity == FigureQuantity::scores && spec.kind == FigureKind::heatmap) {
        return Figure::tr("Scores of head %1").arg(headLabel(*input.head));
    }
    return Figure::tr("Attention of head %1").arg(headLabel(*input.head));
}

QString FigureWords::maskWords(Mask mask, bool capital) {
    if (mask == Mask::none) {
        return capital ? Figure::tr("Without a mask") : Figure::tr("without a mask");
    }
    return capital ? Figure::tr("With the causal mask") : Figure::tr("with the causal mask");
}

QString FigureWords::caption(const FigureSpec& spec, const FigureInput& input) {
    if (!spec.captionText.isEmpty()) {
        return spec.captionText;
    }
    QStringList parts;
    if (!input.modelName.isEmpty()) {
        parts.append(input.modelName);
    }
    if (!input.sentence.isEmpty()) {
        const std::string cut = escaped(input.sentence.simplified().toStdString(), 160);
        parts.append(Figure::tr("“%1”").arg(QString::fromStdString(cut)));
    }
    parts.append(headWords(spec, input));
    if (spec.kind == FigureKind::compare) {
        parts.append(Figure::tr("mask on and off: %1").arg(scopeWords(spec.scope)));
    } else {
        const bool grid = spec.kind == FigureKind::grid;
        parts.append(maskWords(grid ? input.summaryMask : input.head->mask, false));
    }
    return parts.join(QStringLiteral("\u00A0· ")); // the dot stays with what it follows
}

QString FigureWords::queryAxis() {
    return Figure::tr("Query (looks)");
}
QString FigureWords::keyAxis() {
    return Figure::tr("Key (is looked at)");
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
QString FigureWords::nextToken() {
    return Figure::tr("Next token");
}
QString FigureWords::step(Index taken, Index steps) {
    return taken == 0 ? Figure::tr("the prompt")
                      : Figure::tr("step %1 of %2").arg(taken).arg(steps);
}

} // namespace heedmap
