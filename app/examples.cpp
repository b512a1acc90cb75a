// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examples.h"

#include <QCoreApplication>

#include <array>

namespace heedmap {

namespace {

constexpr Site layer(Index index) {
    return {Stack::decoder, index};
}

const std::array<Example, 6>& table() {
    static const std::array<Example, 6> all = {{
        {QT_TRANSLATE_NOOP("Examples", "What “it” looks at"),
         "The cat sat on the mat because it was tired",
         {layer(2), 1},
         CellPosition{8, 1}},
        {QT_TRANSLATE_NOOP("Examples", "A phrase that repeats (induction head)"),
         "The little red hen said good day. The little red hen said",
         {layer(1), 5},
         CellPosition{10, 3}},
        {QT_TRANSLATE_NOOP("Examples", "The token just before (previous-token head)"),
         "Once upon a time there was a king who lived in a castle",
         {layer(0), 1},
         CellPosition{9, 8}},
        {QT_TRANSLATE_NOOP("Examples", "A word far back"),
         "The dog that chased the cat through the garden was very",
         {layer(2), 1},
         CellPosition{9, 1}},
        {QT_TRANSLATE_NOOP("Examples", "One character, several tokens"),
         "The girl said 你好 and smiled 🙂",
         {layer(0), 1},
         std::nullopt},
        {QT_TRANSLATE_NOOP("Examples", "A single token"), "The", {layer(0), 0}, CellPosition{0, 0}},
    }};
    return all;
}

} // namespace

std::span<const Example> examples() {
    return table();
}

QString titleOf(const Example& example) {
    return QCoreApplication::translate("Examples", example.title);
}

std::string defaultModel() {
    return "story-gpt";
}

QString defaultText() {
    return QString::fromUtf8(table().front().text);
}

} // namespace heedmap
