// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/token.h"
#include "core/explain/head_view.h"

#include <span>

namespace heedmap {

/// A head with the pieces of words merged: a word's weight on a word is the mean, over the pieces
/// that look, of the sum over the pieces that are looked at, so that a row still sums to 1. Queries
/// and keys are words then. Of the scores there is no such sum: the result has none (0 × 0), and of
/// its rows only state, argmax, entropy and weight on the future are set. A row with a piece that
/// is not finite is not finite.
/// `query_words` and `key_words` cover the view's tokens, one after another, as `words_of` has
/// them; the view's mask has no window in force, since words would tear its edge.
[[nodiscard]] HeadView merge_words(const HeadView& view, std::span<const TokenRange> query_words,
                                   std::span<const TokenRange> key_words);

/// A head with the first key set aside: the other weights of a row divided by their sum, so that
/// they sum to 1 again. The first column is 0 and counts as hidden (`HeadView::aside`). A row that
/// has no other weight is `all_masked`. Scores stay as they are; of the rows, state, argmax,
/// entropy and weight on the future are set anew.
[[nodiscard]] HeadView without_first_key(const HeadView& view);

} // namespace heedmap
