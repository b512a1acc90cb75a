// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap/attention_content.h"

#include <QCoreApplication>

namespace heedmap {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("heedmap::AttentionView", text);
}

} // namespace

Stack AttentionContent::stack() const {
    const HeadView* any = unmasked ? unmasked.get() : masked.get();
    return any != nullptr ? any->site.stack : Stack::decoder;
}

QString attentionTitle(Stack stack, MaskView which) {
    if (stack == Stack::cross)
        return translated(QT_TRANSLATE_NOOP("heedmap::AttentionView", "Cross-attention"));
    const bool open = stack == Stack::encoder;
    if (which == MaskView::difference)
        return translated(
            QT_TRANSLATE_NOOP("heedmap::AttentionView", "Without the mask − with it"));
    if (which == MaskView::unmasked)
        return open ? translated(
                          QT_TRANSLATE_NOOP("heedmap::AttentionView", "Without a mask, as trained"))
                    : translated(QT_TRANSLATE_NOOP("heedmap::AttentionView", "Without the mask"));
    return open ? translated(
                      QT_TRANSLATE_NOOP("heedmap::AttentionView", "With the causal mask put on"))
                : translated(QT_TRANSLATE_NOOP("heedmap::AttentionView", "With the causal mask"));
}

QString attentionTitle(const AttentionContent& content, MaskView which) {
    if (!content.compared) {
        return attentionTitle(content.stack(), which);
    }
    return which == MaskView::difference ? QStringLiteral("A − B")
           : which == MaskView::unmasked ? content.compared->second
                                         : content.compared->first;
}

QString axisLabel(const std::vector<DisplayToken>& tokens, Index position) {
    if (position < 0 || position >= static_cast<Index>(tokens.size()))
        return QString::number(position);
    const DisplayToken& token = tokens[static_cast<std::size_t>(position)];
    return QString::fromStdString(token.plain.empty() ? token.text : token.plain);
}

} // namespace heedmap
