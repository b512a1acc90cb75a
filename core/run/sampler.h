// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/config.h"

#include <span>
#include <vector>

namespace heedmap {

struct SamplerOptions {
    float temperature = 0.0F; ///< 0: greedy
    Index top_k = 0;          ///< keep the k most probable; 0: all
    /// Then, of what top_k left (renormalised), the fewest whose sum reaches p, one at least
    /// (Holtzman et al. 2020); 1: all.
    float top_p = 1.0F;
    std::uint64_t seed = 0;
    friend bool operator==(const SamplerOptions&, const SamplerOptions&) = default;
};

struct Candidate {
    TokenId id = 0;
    double probability = 0;         ///< the model's own, over the whole vocabulary
    double sampled_probability = 0; ///< after the ban, temperature, top-k and top-p
};

/// The distribution of the next token: all of the vocabulary, largest logit first (ties: lower id
/// first), in double precision. A NaN or +∞ logit, or none above −∞, leaves no distribution:
/// every probability is then NaN. What is `forbidden` (ids of the vocabulary) is never sampled,
/// and stands behind the rest.
[[nodiscard]] std::vector<Candidate> distribution(std::span<const float> logits,
                                                  const SamplerOptions& options,
                                                  std::span<const TokenId> forbidden = {});

/// Chooses from `candidates` with the uniform number that seed and position give: stepping back
/// and forward again chooses the same token. `candidates` must not be empty; where there is no
/// distribution (probabilities are NaN) the first one is returned.
[[nodiscard]] const Candidate& choose(std::span<const Candidate> candidates,
                                      const SamplerOptions& options, Index position);

/// What `choose` takes from `distribution`, without ordering the vocabulary where greedy choice
/// does not need it.
[[nodiscard]] Candidate sample(std::span<const float> logits, const SamplerOptions& options,
                               Index position, std::span<const TokenId> forbidden = {});

} // namespace heedmap
