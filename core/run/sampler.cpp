// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/sampler.h"

#include "core/base/split_mix.h"
#include "core/kernels/kernels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace heedmap {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// A number that sorts ascending where `logit` sorts descending; −0 as +0, NaN after −∞.
std::uint32_t descending_key(float logit) {
    if (std::isnan(logit)) {
        return 0xFFFFFFFFU;
    }
    const auto bits = std::bit_cast<std::uint32_t>(logit + 0.0F);
    return (bits & 0x80000000U) != 0 ? bits : ~(bits | 0x80000000U);
}

/// The ids by descending logit, ties by ascending id: a radix sort, since a comparison sort of a
/// large vocabulary would take a good share of a decoding step.
std::vector<TokenId> descending_ids(std::span<const float> logits) {
    constexpr int digit_bits = 11;
    constexpr std::uint64_t digit_mask = (1U << digit_bits) - 1;
    std::vector<std::uint64_t> entries(logits.size()); // key in the upper half, id in the lower
    for (std::size_t i = 0; i < logits.size(); ++i) {
        entries[i] = std::uint64_t{descending_key(logits[i])} << 32U | i;
    }
    std::vector<std::uint64_t> sorted(logits.size());
    for (int shift = 32; shift < 64; shift += digit_bits) {
        std::array<std::size_t, digit_mask + 1> offsets{};
        for (const std::uint64_t entry : entries) {
            ++offsets[(entry >> shift) & digit_mask];
        }
        std::size_t begin = 0;
        for (std::size_t& offset : offsets) {
            begin += std::exchange(offset, begin);
        }
        for (const std::uint64_t entry : entries) {
            sorted[offsets[(entry >> shift) & digit_mask]++] = entry;
        }
        entries.swap(sorted);
    }
    std::vector<TokenId> ids(logits.size());
    std::transform(entries.begin(), entries.end(), ids.begin(),
                   [](std::uint64_t entry) { return static_cast<TokenId>(entry & 0xFFFFFFFFU); });
    return ids;
}

/// That there is no distribution.
void refuse(std::vector<Candidate>& candidates) {
    for (Candidate& candidate : candidates) {
        candidate.probability = candidate.sampled_probability = not_a_number;
    }
}

/// The model's own probabilities. False if the logits define none.
bool fill_probabilities(std::vector<Candidate>& candidates, std::span<const float> logits) {
    const auto logit_of = [&](const Candidate& candidate) {
        return logits[static_cast<std::size_t>(candidate.id)];
    };
    // NaN is sorted last, the largest first: two looks tell whether all is well.
    const bool defined =
        std::isfinite(logit_of(candidates.front())) && !std::isnan(logit_of(candidates.back()));
    if (!defined) {
        refuse(candidates);
        return false;
    }
    std::vector<double> raised(logits.size());
    const double sum = kernels::exponentials(logits.data(), static_cast<Index>(logits.size()),
                                             logit_of(candidates.front()), 1.0, raised.data());
    for (Candidate& candidate : candidates) {
        candidate.probability = raised[static_cast<std::size_t>(candidate.id)] / sum;
    }
    return true;
}

/// How many of the first `count` candidates, whose weights sum to `sum`, top-p keeps. The share
/// is compared as the float that `top_p` is: 0.1 + 0.1 + 0.1 reaches 0.3F.
std::size_t nucleus(std::span<const Candidate> candidates, double sum, float top_p) {
    if (!(top_p < 1.0F)) {
        return candidates.size();
    }
    double reached = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        reached += candidates[i].sampled_probability;
        if (static_cast<float>(reached / sum) >= top_p) {
            return i + 1;
        }
    }
    return candidates.size();
}

/// Sets the candidates' weights at a temperature, not yet shares; their sum.
double raise(std::span<Candidate> candidates, std::span<const float> logits, float temperature) {
    std::vector<float> sorted(candidates.size());
    std::transform(candidates.begin(), candidates.end(), sorted.begin(),
                   [&](const Candidate& c) { return logits[static_cast<std::size_t>(c.id)]; });
    std::vector<double> raised(candidates.size());
    const double sum = kernels::exponentials(sorted.data(), static_cast<Index>(sorted.size()),
                                             sorted.front(), temperature, raised.data());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        candidates[i].sampled_probability = raised[i];
    }
    return sum;
}

/// Puts what may not be written behind the rest; the number of those that may.
std::size_t set_aside(std::vector<Candidate>& candidates, std::span<const TokenId> forbidden) {
    if (forbidden.empty()) {
        return candidates.size();
    }
    std::vector<bool> is_forbidden(candidates.size());
    for (const TokenId id : forbidden) {
        is_forbidden[static_cast<std::size_t>(id)] = true;
    }
    const auto behind =
        std::stable_partition(candidates.begin(), candidates.end(), [&](const Candidate& c) {
            return !is_forbidden[static_cast<std::size_t>(c.id)];
        });
    return static_cast<std::size_t>(behind - candidates.begin());
}

/// The largest logit's id of those that may be written, the first of equal ones; past the end where
/// none may.
std::size_t best_allowed(std::span<const float> logits, std::span<const TokenId> forbidden) {
    std::size_t best = logits.size();
    for (std::size_t id = 0; id < logits.size(); ++id) {
        const bool better = best == logits.size() || logits[id] > logits[best];
        if (better && std::ranges::find(forbidden, static_cast<TokenId>(id)) == forbidden.end()) {
            best = id;
        }
    }
    return best;
}

/// Of the candidates that may be written, of which there is one at least.
void fill_sampled(std::span<Candidate> candidates, std::span<const float> logits,
                  const SamplerOptions& options) {
    if (!(options.temperature > 0.0F)) {
        candidates.front().sampled_probability = 1.0;
        return;
    }
    std::size_t kept = candidates.size();
    if (options.top_k > 0) {
        kept = std::min(kept, static_cast<std::size_t>(options.top_k));
    }
    double sum = raise(candidates.first(kept), logits, options.temperature);
    const std::size_t all = kept;
    kept = nucleus(candidates.first(kept), sum, options.top_p);
    for (std::size_t i = kept; i < all; ++i) {
        candidates[i].sampled_probability = 0;
    }
    if (kept < all) {
        sum = 0;
        for (const Candidate& candidate : candidates.first(kept)) {
            sum += candidate.sampled_probability;
        }
    }
    for (Candidate& candidate : candidates.first(kept)) {
        candidate.sampled_probability /= sum;
    }
}

/// Uniform in [0, 1), a function of its arguments alone.
double uniform(std::uint64_t seed, Index position) {
    using namespace split_mix;
    // Mixing the seed first keeps the sequences of neighbouring seeds from being shifts of one
    // another.
    const std::uint64_t state =
        mixed(seed + golden) + golden * static_cast<std::uint64_t>(position);
    return static_cast<double>(mixed(state) >> 11U) * 0x1.0p-53;
}

} // namespace

std::vector<Candidate> distribution(std::span<const float> logits, const SamplerOptions& options,
                                    std::span<const TokenId> forbidden) {
    std::vector<Candidate> candidates;
    candidates.reserve(logits.size());
    for (const TokenId id : descending_ids(logits)) {
        candidates.push_back({.id = id});
    }
    if (candidates.empty() || !fill_probabilities(candidates, logits)) {
        return candidates;
    }
    const std::size_t allowed = set_aside(candidates, forbidden);
    if (allowed == 0 || std::isinf(logits[static_cast<std::size_t>(candidates.front().id)])) {
        refuse(candidates);
        return candidates;
    }
    fill_sampled(std::span(candidates).first(allowed), logits, options);
    return candidates;
}

Candidate sample(std::span<const float> logits, const SamplerOptions& options, Index position,
                 std::span<const TokenId> forbidden) {
    const bool defined =
        std::none_of(logits.begin(), logits.end(), [](float logit) { return std::isnan(logit); });
    const auto top = std::max_element(logits.begin(), logits.end());
    const std::size_t best = best_allowed(logits, forbidden);
    if (options.temperature > 0.0F || !defined || !std::isfinite(*top) || best == logits.size() ||
        !std::isfinite(logits[best])) {
        return choose(distribution(logits, options, forbidden), options, position);
    }
    const double sum =
        kernels::exponentials(logits.data(), static_cast<Index>(logits.size()), *top, 1.0, nullptr);
    const double own = kernels::exponentials(&logits[best], 1, *top, 1.0, nullptr);
    return {static_cast<TokenId>(best), own / sum, 1.0};
}

const Candidate& choose(std::span<const Candidate> candidates, const SamplerOptions& options,
                        Index position) {
    assert(!candidates.empty());
    const double target = uniform(options.seed, position);
    const Candidate* last = &candidates.front();
    double reached = 0;
    for (const Candidate& candidate : candidates) {
        if (candidate.sampled_probability > 0) {
            last = &candidate;
            reached += candidate.sampled_probability;
            if (target < reached) {
                break;
            }
        }
    }
    return *last; // rounding may leave the sum just below the target: then the last one possible
}

} // namespace heedmap
