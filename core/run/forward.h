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

/// The forward pass over the input, up to what the last layer's heads are made of: what follows
/// them is computed for the rows that are asked for, by `logits` and `activation`. Of an
/// encoder-decoder the encoder reads the source first, and
/// the mask is that of the decoder's self-attention. Errors: no ids, an id outside the vocabulary,
/// a token type the model does not have, more ids than positions, too little memory, a stop,
/// weights that could not be read.
Result<Trace> forward(const ModelPtr& model, const ModelInput& input,
                      const ForwardOptions& options = {});
inline Result<Trace> forward(const ModelPtr& model, std::span<const TokenId> ids,
                             const ForwardOptions& options = {}) {
    return forward(model, ModelInput{ids, {}, {}}, options);
}

/// Appends `ids` to a causal trace, computing their rows alone against its cached keys and
/// values (or all rows, where the longer text stretches the positions). `trace` itself is
/// unchanged.
Result<Trace> extend(const Trace& trace, std::span<const TokenId> ids,
                     const ForwardOptions& options = {});

/// The trace of the first `length` tokens: shared, or run anew where `has_prefix` says no.
Result<Trace> truncate(const Trace& trace, Index length, const ForwardOptions& options = {});

/// `extend` from the longest shared prefix of `trace` and the input: what editing the end of a
/// sentence needs. Runs `forward` where nothing can be reused; a source that stays is not read
/// again.
Result<Trace> revise(const Trace& trace, const ModelInput& input,
                     const ForwardOptions& options = {});
inline Result<Trace> revise(const Trace& trace, std::span<const TokenId> ids,
                            const ForwardOptions& options = {}) {
    return revise(trace, ModelInput{ids, {}, {}}, options);
}

/// Logits of the rows [begin, begin + count), computed now: [count, vocab_size]. Errors: a model
/// without a language head, too little memory, a stop, weights that could not be read.
Result<Matrix> logits(const Trace& trace, Index begin, Index count,
                      const ForwardOptions& options = {});

/// Whether all that follows the last block is finite, computed now. Errors: a stop, weights that
/// could not be read.
Result<bool> has_finite_output(const Trace& trace, const ForwardOptions& options = {});

/// What the trace and the scratch of a run over `tokens` tokens (and as many of the source) take,
/// without the weights.
[[nodiscard]] std::size_t memory_estimate(const ModelConfig& config, Index tokens);

} // namespace heedmap
