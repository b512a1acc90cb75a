// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/characters.h"
#include "core/tokenizer/normalizers/normalizer.h"

namespace heedmap {

/// Calls `change(rewrite, character)` for each character of `text`, which must keep or replace its
/// bytes.
template <class Change>
Result<void> rewrite_each_character(AlignedText& text, EncodeBudget& budget, const Change& change) {
    constexpr std::size_t characters_between_stop_checks = 64 * 1024;
    TextRewrite rewrite(text, budget);
    for (std::size_t count = 1; !rewrite.rest().empty(); ++count) {
        if (count % characters_between_stop_checks == 0 && budget.stop.stop_requested()) {
            return cancelled();
        }
        change(rewrite, first_character(rewrite.rest()));
    }
    return rewrite.finish();
}

/// A normalizer of one character after another.
template <class Change>
Normalizer for_each_character(Change change) {
    return [change = std::move(change)](AlignedText& text, EncodeBudget& budget) {
        return rewrite_each_character(text, budget, change);
    };
}

} // namespace heedmap
