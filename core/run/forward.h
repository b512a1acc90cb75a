// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/run/trace.h"

namespace heedmap {

struct ForwardOptions {
    Mask mask = Mask::family;
    int threads = 0; ///< 0: all the processor's cores
    std::stop_token stop = {};
    Progress progress = {};
};

/// The forward pass over `ids`. Errors: no ids, an id outside the vocabulary, more ids than
/// positions, too little memory, a stop, weights that could not be read.
Result<Trace> forward(const ModelPtr& model, std::span<const TokenId> ids,
                      const ForwardOptions& options = {});

/// Appends `ids` to a causal trace, computing their rows alone against its cached keys and
/// values. `trace` itself is unchanged.
Result<Trace> extend(const Trace& trace, std::span<const TokenId> ids,
                     const ForwardOptions& options = {});

/// `extend` from the longest shared prefix of `trace` and `ids`: what editing the end of a
/// sentence needs. Runs `forward` where nothing can be reused.
Result<Trace> revise(const Trace& trace, std::span<const TokenId> ids,
                     const ForwardOptions& options = {});

/// Logits of the rows [begin, begin + count), computed now: [count, vocab_size].
Result<Matrix> logits(const Trace& trace, Index begin, Index count,
                      const ForwardOptions& options = {});

/// What the trace and the scratch of a run over `tokens` tokens take, without the weights.
[[nodiscard]] std::size_t memory_estimate(const ModelConfig& config, Index tokens);

} // namespace heedmap
