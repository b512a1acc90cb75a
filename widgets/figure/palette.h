// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/colormap.h"

#include <QColor>
#include <QFont>

#include <array>

namespace heedmap {

enum class Theme {
    light,
    dark,
};

/// What every colour on the screen and in a figure means. A role colour means its role alone:
/// blue is the query (row), orange the key (column), plum the weight that moves to the future.
/// Text reads at 4.5:1 on the window and on cards, graphics at 3:1; a test checks it.
struct Palette {
    Theme theme = Theme::light;

    // Grounds and edges
    QColor window;   ///< behind the cards
    QColor card;     ///< ground of a card, a figure, a field
    QColor raised;   ///< ground of a token chip or a button on a card
    QColor hairline; ///< borders and rules: quiet, never the only sign of anything
    QColor outline;  ///< borders that must be seen: of fields, of an unchecked box (3:1)

    // Text
    QColor text;
    QColor mutedText; ///< secondary text; still 4.5:1
    QColor disabledText;

    // Roles
    QColor query;       ///< row: text, outlines, the row band
    QColor queryGround; ///< ground of a chip or label in the query's role
    QColor key;         ///< column
    QColor keyGround;
    QColor future; ///< weight that moves to the future without the mask
    QColor futureGround;
    QColor positive; ///< the tick: recomputed, and it agrees
    QColor warning;  ///< something the reader must know
    QColor error;

    // Controls
    QColor control;     ///< slider grooves' filled part, primary button (neutral: not a role)
    QColor controlText; ///< on `control`
    QColor selection;   ///< ground of what is selected; text on it is `text`
    QColor focusRing;   ///< neutral, not a role; 3:1 on window, card and raised
    QColor bar;         ///< bars of probabilities and statistics (neutral)

    // Figures
    QColor hatch;     ///< the lines over masked cells, on `card`
    QColor notFinite; ///< ground of a cell that is NaN or infinite
    QColor grid;      ///< thin lines between cells and behind charts
    /// Tell things of one kind apart (heads), never alone: dashes or places do so, too.
    std::array<QColor, 8> series;

    [[nodiscard]] static const Palette& light();
    [[nodiscard]] static const Palette& dark();
    [[nodiscard]] static const Palette& of(Theme theme);
};

/// The map as it is shown on the theme's grounds. The largest weight stands out from them: in greys
/// it is black on light ones, and light on dark ones.
[[nodiscard]] ColorMap mapOn(Theme theme, ColorMap map);

enum class FontFace {
    text,    ///< labels, tokens, captions: Latin first, then a Simplified Chinese face
    numbers, ///< monospaced, for numbers that stand under each other
};

/// The font of figures and of the window, `pointSize` > 0. The families are named one by one, since
/// Han text would otherwise fall back to whatever the locale prefers.
[[nodiscard]] QFont figureFont(FontFace face, double pointSize, bool bold = false);

} // namespace heedmap
