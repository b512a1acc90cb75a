// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/handout_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace heedmap {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Handout)
};

QString shown(const std::string& sentence) {
    const QString line = QString::fromStdString(sentence).simplified();
    return QString::fromStdString(escaped(line.toStdString(), 160));
}

QString modelOf(const FigureSource& source) {
    return QString::fromStdString(escaped(source.model->name));
}

QString labelOf(const HeadPosition& head) {
    return QStringLiteral("%1.%2").arg(head.layer).arg(head.head);
}

/// How far the mask is switched, as the window calls it.
QString scopeWords(MaskScope scope) {
    return scope == MaskScope::local ? Words::tr("this head only") : Words::tr("whole model");
}

} // namespace

QString HandoutText::title(const HandoutRequest& request) {
    return request.title.isEmpty() ? Words::tr("What attention looks at") : request.title;
}

QString HandoutText::subtitle(const FigureSource& source) {
    QStringList lines;
    if (!source.text.empty()) {
        lines.append(Words::tr("“%1”").arg(shown(source.text)));
    }
    const std::string target = source.targetText();
    if (!target.empty()) {
        lines.append(QStringLiteral("→\u00A0") + Words::tr("“%1”").arg(shown(target)));
    }
    lines.append(Words::tr("Model: %1").arg(modelOf(source)));
    return lines.join(QChar(QChar::LineSeparator));
}

QString HandoutText::contents() {
    return Words::tr("Contents");
}

QString HandoutText::tokensTitle() {
    return Words::tr("The sentence and its tokens");
}

QString HandoutText::tokens(const FigureSource& source) {
    const std::size_t count = source.ids.size();
    if (source.sourceTokenizer != nullptr) {
        return Words::tr("The model reads tokens: pieces of text, each with a number (below it) "
                         "that stands for it. The source has %1 of them; below, the target has %2, "
                         "the one that every target starts from included.")
            .arg(source.sourceIds.size())
            .arg(count);
    }
    return count == 1 ? Words::tr("The model reads the sentence as one token: a piece of text with "
                                  "a number (below it) that stands for it.")
                      : Words::tr("The model reads the sentence as %1 tokens: pieces of text, each "
                                  "with a number (below it) that stands for it.")
                            .arg(count);
}

QString HandoutText::gridTitle(std::optional<Stack> one) {
    if (!one) {
        return Words::tr("All heads");
    }
    switch (*one) {
    case Stack::encoder:
        return Words::tr("All heads of the encoder");
    case Stack::decoder:
        return Words::tr("All heads of the decoder");
    case Stack::cross:
        break;
    }
    return Words::tr("All heads of the cross-attention");
}

QString HandoutText::grid(Stack stack) {
    if (stack == Stack::cross) {
        return Words::tr("Every head of every layer, small. A row is a token of the target, a "
                         "column one of the source that it looks at; the brighter a cell, the "
                         "larger the weight.");
    }
    return Words::tr("Every head of every layer, small. A row is a token that looks, a column one "
                     "that is looked at; the brighter a cell, the larger the weight.");
}

QString HandoutText::headTitle(const HeadPosition& head) {
    return Words::tr("Head %1").arg(labelOf(head));
}

QString HandoutText::head(const HandoutRequest& request) {
    switch (request.stack) {
    case Stack::cross:
        return Words::tr("What the tokens of the target look at in the source. Each row adds up "
                         "to 1.");
    case Stack::encoder:
        return Words::tr("The head's weights with a causal mask put on (%1), without it, as the "
                         "encoder reads, and what changes. Each row adds up to 1, each row of what "
                         "changes to 0.")
            .arg(scopeWords(request.scope));
    case Stack::decoder:
        break;
    }
    return Words::tr("The head's weights with the causal mask, without it (%1), and what changes: "
                     "with the mask no token looks at a later one. Each row adds up to 1, each row "
                     "of what changes to 0.")
        .arg(scopeWords(request.scope));
}

QString HandoutText::cellTitle() {
    return Words::tr("One weight, worked out");
}

QString HandoutText::cell(const HandoutRequest& request) {
    const QString head = labelOf(request.heads.front());
    if (request.cellLeftOut) {
        return Words::tr("How a single weight of head %1 comes about: the product of a query and a "
                         "key, scaled, and its share in the row's softmax. The chosen cell is of "
                         "tokens that were decoded after this text; this is the largest weight of "
                         "the last row.")
            .arg(head);
    }
    if (!request.query && !request.key) {
        return Words::tr("How a single weight of head %1, the largest of the last row, comes "
                         "about: the product of a query and a key, scaled, and its share in the "
                         "row's softmax.")
            .arg(head);
    }
    return Words::tr("How a single weight of head %1 comes about: the product of a query and a "
                     "key, scaled, and its share in the row's softmax.")
        .arg(head);
}

QString HandoutText::decodingTitle() {
    return Words::tr("Decoding, step by step");
}

QString HandoutText::decoding(const HeadPosition& head, const std::vector<ChosenToken>& steps) {
    if (std::ranges::any_of(steps, &ChosenToken::byHand)) {
        return Words::tr("Decoding in %1 steps; a token in a frame was chosen by hand, not by the "
                         "model: at the left where the newest token looks in head %2, at the right "
                         "the tokens that the model finds most probable next.")
            .arg(steps.size())
            .arg(labelOf(head));
    }
    return Words::tr("What the model adds in %1 steps: at the left where the newest token looks in "
                     "head %2, at the right the tokens it finds most probable next.")
        .arg(steps.size())
        .arg(labelOf(head));
}

QString HandoutText::footer(const HandoutRequest& request) {
    return QStringLiteral("Heedmap · ") + modelOf(request.source) +
           (request.source.text.empty() ? QString()
                                        : QStringLiteral(" · ") + shown(request.source.text));
}

} // namespace heedmap
