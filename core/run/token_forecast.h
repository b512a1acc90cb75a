// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/forward.h"

namespace heedmap {

/// How far the model foresaw a token of its text, from those before it.
struct TokenForecast {
    double probability = 0; ///< its own, over the whole vocabulary; NaN where logits define none
    Index rank = 0;         ///< how many tokens it held for more probable
    friend bool operator==(const TokenForecast&, const TokenForecast&) = default;
};

/// The forecasts of the tokens [begin, begin + count) of a trace: softmax of the logits one row
/// before each, taken by blocks of rows, so that no [T, vocab_size] is kept. The first token of a
/// text has none: `begin` is at least 1. Errors: a range outside the text; a site that sees what
/// comes later (no causal mask), whose rows foresee nothing; those of `logits`.
Result<std::vector<TokenForecast>> token_forecasts(const Trace& trace, Index begin, Index count,
                                                   const ForwardOptions& options = {});

} // namespace heedmap
