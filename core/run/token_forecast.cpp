// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/token_forecast.h"

#include "core/kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace heedmap {

namespace {

constexpr Index block_values = Index{1} << 22U; // of logits at once: 16 MB

TokenForecast forecast(std::span<const float> logits, TokenId id) {
    TokenForecast result{std::numeric_limits<double>::quiet_NaN(), 0};
    const float own = logits[static_cast<std::size_t>(id)];
    float max = -std::numeric_limits<float>::infinity();
    for (const float logit : logits) {
        if (std::isnan(logit)) {
            return result;
        }
        max = std::max(max, logit);
        result.rank += logit > own ? 1 : 0;
    }
    if (std::isfinite(max)) {
        const auto count = static_cast<Index>(logits.size());
        const double sum = kernels::exponentials(logits.data(), count, double{max}, 1.0, nullptr);
        result.probability = std::exp(double{own} - double{max}) / sum;
    }
    return result;
}

} // namespace

Result<std::vector<TokenForecast>> token_forecasts(const Trace& trace, Index begin, Index count,
                                                   const ForwardOptions& options) {
    if (begin < 1 || count < 0 || begin + count > trace.length()) {
        return Error{ErrorKind::invalid, "", "tokens",
                     std::to_string(begin) + " to " + std::to_string(begin + count),
                     "a range from 1 to " + std::to_string(trace.length())};
    }
    const ModelConfig& config = trace.model()->config;
    if (trace.key_mask({config.stack, 0}).mask != Mask::causal) {
        return Error{ErrorKind::invalid, "", "mask", "none",
                     "causal: a row that sees its token does not foresee it"};
    }
    std::vector<TokenForecast> forecasts;
    const Index block = std::clamp<Index>(block_values / config.vocab_size, 1, 64);
    for (Index first = begin; first < begin + count; first += block) {
        const Index rows = std::min(block, begin + count - first);
        const Result<Matrix> values = logits(trace, first - 1, rows, options);
        if (!values) {
            return values.error();
        }
        for (Index i = 0; i < rows; ++i) {
            const TokenId id = trace.ids()[static_cast<std::size_t>(first + i)];
            forecasts.push_back(forecast(values->row(i), id));
        }
    }
    return forecasts;
}

} // namespace heedmap
