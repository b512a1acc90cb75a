// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/normalizers/normalizer.h"

#include "core/tokenizer/characters.h"

#include <memory>
#include <utility>

namespace heedmap {

// libsentencepiece takes the longest match at each place, and so does this. The tokenizers library
// takes the shortest match of each grapheme cluster: where they differ, the model was trained on
// what libsentencepiece makes of a text.
Normalizer precompiled(CharsMap chars_map) {
    auto map = std::make_shared<const CharsMap>(std::move(chars_map));
    return [map = std::move(map)](AlignedText& text, EncodeBudget& budget) -> Result<void> {
        constexpr std::size_t places_between_stop_checks = 64 * 1024;
        TextRewrite rewrite(text, budget);
        for (std::size_t count = 1; !rewrite.rest().empty(); ++count) {
            if (count % places_between_stop_checks == 0 && budget.stop.stop_requested()) {
                return cancelled();
            }
            if (const auto match = map->longest(rewrite.rest())) {
                rewrite.replace(match->bytes, match->replacement);
            } else {
                rewrite.keep(first_character(rewrite.rest()).bytes);
            }
        }
        return rewrite.finish();
    };
}

} // namespace heedmap
