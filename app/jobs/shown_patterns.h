// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/reading.h"
#include "widgets/panels/explanation_text.h"

namespace heedmap {

/// Whether the pieces of words can be merged here: the mask's window, where it is in force, would
/// run through words.
[[nodiscard]] bool canMergeWords(const HeadPicture& picture);

/// Fills in what the rows and the columns are, and changes the shown patterns as the picture's view
/// asks: words merged, the first key set aside.
void changeShown(HeadPicture& picture);

/// The cell of a shown pattern that holds a cell of the tokens.
[[nodiscard]] CellPosition shownCell(const HeadPicture& picture, const CellPosition& tokens);

/// The tokens that a cell of a shown pattern stands for: of several, those with the largest weight
/// in the pattern with the mask or, with `unmasked`, without it.
[[nodiscard]] CellPosition tokenCell(const HeadPicture& picture, const CellPosition& shown,
                                     bool unmasked);

/// How the shown cell of a token's weight follows from it; none where it is that weight, or where
/// its row is no row of weights. `other`: of the pattern under the other mask.
[[nodiscard]] std::optional<ShownCell> shownFrom(const HeadPicture& picture,
                                                 const CellPosition& tokens, bool other);

} // namespace heedmap
