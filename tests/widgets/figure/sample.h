// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/spec.h"

#include <cmath>
#include <random>
#include <vector>

namespace heedmap::testing {

inline std::vector<DisplayToken> tokensOf(const std::vector<std::string>& plain) {
    std::vector<DisplayToken> tokens;
    for (const std::string& text : plain) {
        DisplayToken token;
        token.text = tokens.empty() ? text : "␣" + text;
        token.plain = text;
        token.group = static_cast<Index>(tokens.size());
        tokens.push_back(token);
    }
    return tokens;
}

inline std::vector<DisplayToken> englishTokens() {
    return tokensOf({"The", "cat", "sat", "on", "the", "m", "at", "because", "it", "was", "tired"});
}

inline std::vector<DisplayToken> chineseTokens() {
    return tokensOf({"小猫", "坐在", "垫子", "上", "，", "因为", "它", "很", "累", "了", "。"});
}

/// `count` different words, some long, some right-to-left, some Chinese.
inline std::vector<DisplayToken> manyTokens(Index count) {
    const std::vector<std::string> words = {"the",   "antidisestablishmentarianism",
                                            "of",    "שלום",
                                            "مرحبا", "注意力",
                                            "⟨E4⟩",  "cat",
                                            "…",     "👩‍👩‍👧"};
    std::vector<std::string> plain;
    for (Index i = 0; i < count; ++i) {
        plain.push_back(words[static_cast<std::size_t>(i) % words.size()] +
                        (i % 3 == 0 ? std::to_string(i) : ""));
    }
    return tokensOf(plain);
}

/// Scores from the seed, and their softmax under the mask, as core makes them.
inline HeadView headOf(Index queries, Index keys, Mask mask, unsigned seed) {
    HeadView view;
    view.site.layer = 3;
    view.head = 4;
    view.run_mask = Mask::causal;
    view.mask = mask;
    view.scores = Matrix(queries, keys);
    view.pattern = Matrix(queries, keys);
    view.rows.resize(static_cast<std::size_t>(queries));
    std::mt19937 random(seed);
    for (Index r = 0; r < queries; ++r) {
        double sum = 0;
        for (Index c = 0; c < keys; ++c) {
            const double noise = static_cast<double>(random() % 10007U) / 10007.0;
            view.scores(r, c) = static_cast<float>(6 * noise * noise - 2 + (r == c + 1 ? 1.5 : 0) +
                                                   (c == 0 ? 1 : 0));
            sum += view.masked(r, c) ? 0 : std::exp(static_cast<double>(view.scores(r, c)));
        }
        RowSummary& row = view.rows[static_cast<std::size_t>(r)];
        for (Index c = 0; c < keys; ++c) {
            const double weight =
                view.masked(r, c) ? 0 : std::exp(static_cast<double>(view.scores(r, c))) / sum;
            view.pattern(r, c) = static_cast<float>(weight);
            row.future_weight += c > r ? view.pattern(r, c) : 0.0F;
        }
    }
    return view;
}

inline std::vector<HeadSummary> summariesOf(Index layers, Index heads, Index size) {
    std::vector<HeadSummary> summaries;
    for (Index layer = 0; layer < layers; ++layer) {
        for (Index head = 0; head < heads; ++head) {
            HeadSummary summary;
            summary.site.layer = layer;
            summary.head = head;
            summary.thumbnail =
                headOf(size, size, Mask::causal, static_cast<unsigned>(layer * 100 + head)).pattern;
            summaries.push_back(summary);
        }
    }
    return summaries;
}

} // namespace heedmap::testing
