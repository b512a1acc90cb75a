// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/forward.h"
#include "core/run/sampler.h"

namespace heedmap {

/// One token that decoding added.
struct DecodeStep {
    Candidate chosen;
    bool by_hand = false; ///< the user chose it
};

/// A timeline over a causal trace: step, back, jump, fork. A value: copy it to keep a state. All
/// its traces share pages.
class DecodingSession {
  public:
    DecodingSession() = default;
    /// Starts after `prompt`, at step 0.
    static Result<DecodingSession> start(Trace prompt, const ForwardOptions& options = {});

    [[nodiscard]] Index position() const { return position_; } ///< steps taken
    [[nodiscard]] Index steps() const;                         ///< steps known, ahead ones too
    [[nodiscard]] const DecodeStep& step_at(Index index) const;
    /// In force when the newest step was added.
    [[nodiscard]] const SamplerOptions& sampler() const { return sampler_; }
    /// Whether the last step taken ended the text.
    [[nodiscard]] bool ended() const;
    [[nodiscard]] Index prompt_length() const { return prompt_length_; }
    /// The trace of the prompt and the steps up to the position.
    [[nodiscard]] const Trace& trace() const { return trace_; }
    /// Logits of the last token at the position: [vocab_size].
    [[nodiscard]] const std::vector<float>& next_logits() const { return logits_; }
    /// What decoding never writes.
    [[nodiscard]] std::span<const TokenId> forbidden() const;
    /// What could come next, most probable first. An error where the logits are not finite.
    Result<std::vector<Candidate>> candidates(const SamplerOptions& sampler) const;

    /// Goes on by one token. Steps that are known ahead of the position are walked along: Step
    /// after Back, or from the start, tells the same text again. At the end of them the sampler
    /// chooses. Where its options are others than those of the newest step, what they would have
    /// given is asked for: then the steps ahead are chosen anew, and dropped from where they
    /// disagree; but those up to the last one that was chosen by hand are walked along all the
    /// same, lest a choice of the user's be lost. Errors: no position left, a stop; the session is
    /// then unchanged.
    Result<void> step(const SamplerOptions& sampler, const ForwardOptions& options = {});
    /// Forks here: adds `id`, chosen by hand; or chosen before, where that is replayed.
    Result<void> step_with(TokenId id, const SamplerOptions& sampler,
                           const ForwardOptions& options = {}, bool by_hand = true);
    /// Goes to step `index` in [0, steps()], back or forward.
    Result<void> jump(Index index, const ForwardOptions& options = {});
    /// Forgets the steps ahead of the position.
    void drop_ahead();

  private:
    [[nodiscard]] bool walks(const SamplerOptions& sampler) const;
    Result<void> append(const DecodeStep& step, const SamplerOptions& sampler,
                        const ForwardOptions& options);

    Trace full_;  ///< the prompt and every known step
    Trace trace_; ///< its prefix at the position
    std::vector<DecodeStep> timeline_;
    std::vector<float> logits_;
    SamplerOptions sampler_;
    Index prompt_length_ = 0;
    Index position_ = 0;
};

} // namespace heedmap
