// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/characters.h"
#include "core/tokenizer/normalizers/normalizer.h"

namespace heedmap {

Result<void> normalize(const std::vector<Normalizer>& steps, AlignedText& text,
                       EncodeBudget& budget) {
    for (const Normalizer& step : steps) {
        if (auto done = step(text, budget); !done) {
            return done;
        }
    }
    return {};
}

Normalizer strip(bool left, bool right) {
    return [left, right](AlignedText& text, EncodeBudget& budget) -> Result<void> {
        TextRewrite rewrite(text, budget);
        if (left) {
            rewrite.replace(white_space_before(rewrite.rest()), {});
        }
        const std::size_t spaces = right ? white_space_after(rewrite.rest()) : 0;
        rewrite.keep(rewrite.rest().size() - spaces);
        rewrite.replace(spaces, {});
        return rewrite.finish();
    };
}

Normalizer prepend(std::string prefix) {
    return [prefix = std::move(prefix)](AlignedText& text, EncodeBudget& budget) -> Result<void> {
        TextRewrite rewrite(text, budget);
        if (!rewrite.rest().empty()) {
            rewrite.replace(0, prefix);
        }
        return rewrite.finish();
    };
}

Normalizer replace(Pattern pattern, std::string content) {
    return [pattern = std::move(pattern),
            content = std::move(content)](AlignedText& text, EncodeBudget& budget) -> Result<void> {
        PatternSearch search(pattern, budget);
        search.start(text.text());
        TextRewrite rewrite(text, budget);
        std::size_t end = 0;
        while (const auto match = search.next()) {
            if (budget.stop.stop_requested()) {
                return cancelled();
            }
            rewrite.keep(match->begin - end);
            rewrite.replace(match->end - match->begin, content);
            end = match->end;
        }
        if (search.error()) {
            return *search.error();
        }
        return rewrite.finish();
    };
}

} // namespace heedmap
