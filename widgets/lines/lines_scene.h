// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/display.h"
#include "widgets/figure/palette.h"
#include "widgets/heatmap/heatmap_content.h"
#include "widgets/lines/lines_geometry.h"

#include <QFont>
#include <QPen>

class QPainter;

namespace heedmap {

/// What one picture of lines shows: const values, shared with whoever made them.
struct LinesContent {
    std::vector<LineHead> heads;            ///< of one shape; the first is the chosen one
    std::vector<DisplayToken> query_tokens; // [query_pos]
    std::vector<DisplayToken> key_tokens;   // [key_pos]
    QString title;
    bool tells_future = false; ///< lines to later tokens are told apart
};

/// All that painting the lines needs; LinesView keeps it, the paint functions only read it.
struct LinesScene {
    LinesContent content;
    LinesGeometry geometry;
    const Palette* palette = &Palette::light();
    QFont font;
    QFont numberFont;
    QRectF bounds; ///< of the viewport

    HeatmapCell selected;
    HeatmapCell hovered;
    LineToken isolated;  ///< the lines of the others step back
    bool locked = false; ///< it stays isolated whatever is pointed at
    LineToken cursor;    ///< with the keyboard: it has a ring

    [[nodiscard]] bool empty() const { return content.heads.empty() || geometry.empty(); }
    [[nodiscard]] bool severalHeads() const { return content.heads.size() > 1; }
    [[nodiscard]] bool isDifference() const {
        return !content.heads.empty() && content.heads.front().base != nullptr;
    }
    /// Pixels of a line of weight 1: those of several heads lie beside one another in a row.
    [[nodiscard]] double widestLine() const;
    /// Where a line begins or ends: in the row of a token, in the lane of its head.
    [[nodiscard]] double yOf(Index position, int head) const;
    [[nodiscard]] QString labelOf(const LineToken& token) const;
    /// Places the columns: measures titles and labels, gives the rest to the lines.
    void updateLayout();
    [[nodiscard]] double titleHeight() const;
    [[nodiscard]] double captionHeight() const;
    [[nodiscard]] double legendHeight() const;
    /// Room for the weights beside the labels while a token is isolated.
    [[nodiscard]] double numberWidth() const;
    /// Where the numbers of one head, or the squares of several, stand beside a token.
    [[nodiscard]] QRectF numberRect(const LineToken& token) const;
};

/// The colours and dashes that tell the heads of a layer apart; one alone is neutral.
[[nodiscard]] QPen headPen(const Palette& palette, Index number, bool several);

/// How a line is drawn: as wide and as opaque as its weight.
[[nodiscard]] QPen linePen(const LinesScene& scene, const AttentionLine& line);

/// Every line in sight, as where no token is isolated.
void paintAllLines(QPainter& painter, const LinesScene& scene);
/// The lines of the isolated token, and those of the chosen pair and the pair that is pointed at.
void paintChosenLines(QPainter& painter, const LinesScene& scene);
/// Title, captions, tokens, numbers, legend.
void paintLinesTexts(QPainter& painter, const LinesScene& scene);

} // namespace heedmap
