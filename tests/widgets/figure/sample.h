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

/// A letter, then three tokens of one byte each that make 猫, and a word.
inline std::vector<DisplayToken> byteTokens() {
    std::vector<DisplayToken> tokens = tokensOf({"a", "⟨E7⟩", "⟨8C⟩", "⟨AB⟩", "sat"});
    for (std::size_t i = 1; i <= 3; ++i) {
        tokens[i].group = 1;
        tokens[i].shares_character = true;
        tokens[i].group_text = "猫";
    }
    tokens[4].group = 2;
    return tokens;
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
    Matrix scores(queries, keys);
    view.pattern = Matrix(queries, keys);
    view.rows.resize(static_cast<std::size_t>(queries));
    std::mt19937 random(seed);
    for (Index r = 0; r < queries; ++r) {
        double sum = 0;
        for (Index c = 0; c < keys; ++c) {
            const double noise = static_cast<double>(random() % 10007U) / 10007.0;
            scores(r, c) = static_cast<float>(6 * noise * noise - 2 + (r == c + 1 ? 1.5 : 0) +
                                              (c == 0 ? 1 : 0));
            sum += view.masked(r, c) ? 0 : std::exp(static_cast<double>(scores(r, c)));
        }
        RowSummary& row = view.rows[static_cast<std::size_t>(r)];
        for (Index c = 0; c < keys; ++c) {
            const double weight =
                view.masked(r, c) ? 0 : std::exp(static_cast<double>(scores(r, c))) / sum;
            view.pattern(r, c) = static_cast<float>(weight);
            row.future_weight += c > r ? view.pattern(r, c) : 0.0F;
        }
    }
    view.scores = std::move(scores);
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

/// Numbers between −1 and 1 from the seed.
inline Matrix randomMatrix(Index rows, Index cols, unsigned seed) {
    Matrix matrix(rows, cols);
    std::mt19937 random(seed);
    for (Index i = 0; i < matrix.size(); ++i) {
        matrix.data()[i] = static_cast<float>(static_cast<int>(random() % 2001U) - 1000) / 1000.0F;
    }
    return matrix;
}

inline FigureWalk walkOf(Index tokens, Index hidden, Index size) {
    FigureWalk walk;
    walk.x = randomMatrix(tokens, hidden, 1);
    walk.w_q = randomMatrix(hidden, size, 2);
    walk.w_k = randomMatrix(hidden, size, 3);
    walk.w_v = randomMatrix(hidden, size, 4);
    walk.q = randomMatrix(tokens, size, 5);
    walk.k = randomMatrix(tokens, size, 6);
    walk.v = randomMatrix(tokens, size, 7);
    walk.z = randomMatrix(tokens, size, 8);
    walk.w_o = randomMatrix(size, hidden, 9);
    walk.out = randomMatrix(tokens, hidden, 10);
    walk.biased = walk.turned = true;
    return walk;
}

/// The operands of one weight of `head`, as core works them out.
inline CellExplanation cellOf(const HeadView& head, Index query, Index key, Index size) {
    CellExplanation cell;
    cell.site = head.site;
    cell.head = head.head;
    cell.query_pos = query;
    cell.key_pos = key;
    const Matrix q = randomMatrix(1, size, 11);
    const Matrix k = randomMatrix(1, size, 12);
    cell.q.assign(q.values().begin(), q.values().end());
    cell.k.assign(k.values().begin(), k.values().end());
    for (std::size_t i = 0; i < cell.q.size(); ++i) {
        cell.products.push_back(static_cast<double>(cell.q[i]) * static_cast<double>(cell.k[i]));
        cell.dot += cell.products.back();
    }
    cell.scale = static_cast<float>(1 / std::sqrt(static_cast<double>(size)));
    cell.score = head.scores(query, key);
    cell.masked = head.masked(query, key);
    const auto scores = head.scores.row(query);
    cell.row_scores.assign(scores.begin(), scores.end());
    cell.visible = head.key_mask().visible(query, head.keys());
    for (Index i = 0; i < head.keys(); ++i) {
        const double exponential =
            head.masked(query, i) ? 0 : std::exp(static_cast<double>(head.scores(query, i)));
        cell.exponentials.push_back(exponential);
        cell.denominator += exponential;
    }
    cell.weight = cell.exponentials[static_cast<std::size_t>(key)] / cell.denominator;
    return cell;
}

/// The last `steps` tokens as decoding steps.
inline std::vector<FigureStep> stepsOf(Index tokens, Index steps) {
    std::vector<FigureStep> made;
    const auto words = manyTokens(10);
    for (Index i = std::max<Index>(0, tokens - steps); i < tokens; ++i) {
        FigureStep step;
        step.position = i;
        for (std::size_t rank = 0; rank < 5; ++rank) {
            const DisplayToken& word = words[(static_cast<std::size_t>(i) + rank) % words.size()];
            step.best.push_back({QString::fromStdString(word.text),
                                 0.6 / static_cast<double>(rank + 1), rank == 1});
        }
        made.push_back(step);
    }
    return made;
}

} // namespace heedmap::testing
