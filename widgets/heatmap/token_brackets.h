// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/display.h"
#include "widgets/figure/token_axis.h"

#include <QFontMetricsF>

#include <vector>

class QPainter;

namespace heedmap {

struct HeatmapScene;

/// A character and the widest label of the tokens that hold its bytes.
struct TokenBracket {
    SharedCharacter character;
    double labels = 0; ///< pixels
};

[[nodiscard]] std::vector<TokenBracket> tokenBrackets(const std::vector<DisplayToken>& tokens,
                                                      const QFontMetricsF& metrics, double longest);

/// What the brackets need from the plot's edge on: outside the labels they stand under, with their
/// characters outside of them. 0 without any.
[[nodiscard]] double roomForRows(const std::vector<TokenBracket>& brackets,
                                 const QFontMetricsF& metrics);
[[nodiscard]] double roomForColumns(const std::vector<TokenBracket>& brackets,
                                    const QFontMetricsF& metrics);

/// They stand where every token has its label.
void paintRowBrackets(QPainter& painter, const HeatmapScene& scene);
void paintColumnBrackets(QPainter& painter, const HeatmapScene& scene);

} // namespace heedmap
