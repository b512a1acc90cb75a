// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap/attention_view.h"

#include <cmath>
#include <limits>
#include <memory>
#include <string>

namespace heedmap::test {

/// Scores that differ in every cell, without any two rows alike.
inline float sampleScore(Index query_pos, Index key_pos) {
    const auto mixed = (query_pos * 37 + key_pos * 101 + query_pos * key_pos * 13) % 97;
    return static_cast<float>(mixed) / 24.0F - 2.0F;
}

/// A head of `n` tokens whose pattern is the softmax of its scores under `mask`.
inline std::shared_ptr<HeadView> sampleHead(Index n, Mask mask) {
    auto view = std::make_shared<HeadView>();
    view->mask = mask;
    Matrix scores(n, n);
    view->pattern = Matrix(n, n);
    view->rows.resize(static_cast<std::size_t>(n));
    for (Index row = 0; row < n; ++row) {
        double sum = 0;
        for (Index col = 0; col < n; ++col) {
            scores(row, col) = sampleScore(row, col);
            if (!view->masked(row, col))
                sum += std::exp(static_cast<double>(sampleScore(row, col)));
        }
        for (Index col = 0; col < KeyMask{mask, 0}.visible(row, n).end; ++col) {
            const double weight = std::exp(static_cast<double>(sampleScore(row, col))) / sum;
            view->pattern(row, col) = static_cast<float>(weight);
            if (col > row)
                view->rows[static_cast<std::size_t>(row)].future_weight +=
                    static_cast<float>(weight);
        }
    }
    view->scores = std::move(scores);
    return view;
}

/// The same head with a row that is not a number.
inline std::shared_ptr<HeadView> withNotFiniteRow(const HeadView& view, Index row) {
    auto changed = std::make_shared<HeadView>(view);
    for (Index col = 0; col < view.key_mask().visible(row, view.keys()).end; ++col)
        changed->pattern(row, col) = std::numeric_limits<float>::quiet_NaN();
    changed->rows[static_cast<std::size_t>(row)].state = RowState::not_finite;
    return changed;
}

inline std::vector<DisplayToken> sampleTokens(Index n) {
    std::vector<DisplayToken> tokens(static_cast<std::size_t>(n));
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        tokens[i].plain = (i % 3 == 1 ? "词" : "w") + std::to_string(i);
        tokens[i].text = tokens[i].plain;
    }
    return tokens;
}

inline HeatmapContent sampleHeatmap(Index n, Mask mask) {
    HeatmapContent content;
    content.view = sampleHead(n, mask);
    content.query_tokens = sampleTokens(n);
    content.key_tokens = sampleTokens(n);
    return content;
}

} // namespace heedmap::test
