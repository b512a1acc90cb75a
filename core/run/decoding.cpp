// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/decoding.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace heedmap {

namespace {

/// Of the last token.
Result<std::vector<float>> last_logits(const Trace& trace, const ForwardOptions& options) {
    auto row = logits(trace, trace.length() - 1, 1, options);
    if (!row) {
        return row.error();
    }
    return std::move(*row).release();
}

Error not_finite() {
    return {ErrorKind::invalid,
            {},
            "logits",
            "NaN or Inf",
            "finite values: the model's weights give no probabilities here"};
}

} // namespace

Result<DecodingSession> DecodingSession::start(Trace prompt, const ForwardOptions& options) {
    if (prompt.model()->config.stack != Stack::decoder) {
        return Error{ErrorKind::invalid,
                     {},
                     "model",
                     "an encoder",
                     "one with a decoder: an encoder fills gaps, it does not go on"};
    }
    if (prompt.mask() != Mask::causal) {
        return Error{ErrorKind::invalid,
                     {},
                     "mask",
                     "none",
                     "causal: without a mask the past would change with every token"};
    }
    auto next = last_logits(prompt, options);
    if (!next) {
        return next.error();
    }
    DecodingSession session;
    session.prompt_length_ = prompt.length();
    session.full_ = prompt;
    session.trace_ = std::move(prompt);
    session.logits_ = std::move(*next);
    return session;
}

Index DecodingSession::steps() const {
    return static_cast<Index>(timeline_.size());
}

const DecodeStep& DecodingSession::step_at(Index index) const {
    assert(index >= 0 && index < steps());
    return timeline_[static_cast<std::size_t>(index)];
}

bool DecodingSession::ended() const {
    return position_ > 0 && trace_.model()->config.ends_text(trace_.ids().back());
}

std::span<const TokenId> DecodingSession::forbidden() const {
    return trace_.model()->config.forbidden_tokens;
}

Result<std::vector<Candidate>> DecodingSession::candidates(const SamplerOptions& sampler) const {
    std::vector<Candidate> all = distribution(logits_, sampler, forbidden());
    if (all.empty() || std::isnan(all.front().probability)) {
        return not_finite();
    }
    return all;
}

/// Whether the next step is the one that is known.
bool DecodingSession::walks(const SamplerOptions& sampler) const {
    const auto ahead = timeline_.begin() + position_;
    return ahead != timeline_.end() &&
           (sampler == sampler_ || std::any_of(ahead, timeline_.end(), [](const DecodeStep& step) {
                return step.by_hand;
            }));
}

Result<void> DecodingSession::step(const SamplerOptions& sampler, const ForwardOptions& options) {
    if (walks(sampler)) {
        return jump(position_ + 1, options);
    }
    const Candidate next = sample(logits_, sampler, trace_.length(), forbidden());
    if (std::isnan(next.probability)) {
        return not_finite();
    }
    return append({next, false}, sampler, options);
}

Result<void> DecodingSession::step_with(TokenId id, const SamplerOptions& sampler,
                                        const ForwardOptions& options, bool by_hand) {
    const auto next = candidates(sampler);
    if (!next) {
        return next.error();
    }
    const auto found =
        std::find_if(next->begin(), next->end(), [id](const Candidate& c) { return c.id == id; });
    if (found == next->end()) {
        return Error{ErrorKind::invalid,
                     {},
                     "token",
                     std::to_string(id),
                     "0 to " + std::to_string(next->size() - 1)};
    }
    return append({*found, by_hand}, sampler, options);
}

Result<void> DecodingSession::append(const DecodeStep& step, const SamplerOptions& sampler,
                                     const ForwardOptions& options) {
    if (position_ < steps() && step_at(position_).chosen.id == step.chosen.id) {
        timeline_[static_cast<std::size_t>(position_)] = step;
        return jump(position_ + 1, options);
    }
    auto longer = extend(trace_, {&step.chosen.id, 1}, options);
    if (!longer) {
        return longer.error();
    }
    auto next = last_logits(*longer, options);
    if (!next) {
        return next.error();
    }
    timeline_.resize(static_cast<std::size_t>(position_));
    timeline_.push_back(step);
    full_ = *longer;
    trace_ = std::move(*longer);
    logits_ = std::move(*next);
    sampler_ = sampler;
    ++position_;
    return {};
}

Result<void> DecodingSession::jump(Index index, const ForwardOptions& options) {
    if (index < 0 || index > steps()) {
        return Error{ErrorKind::invalid,
                     {},
                     "step",
                     std::to_string(index),
                     "0 to " + std::to_string(steps())};
    }
    auto there = truncate(full_, prompt_length_ + index, options);
    if (!there) {
        return there.error();
    }
    auto next = last_logits(*there, options);
    if (!next) {
        return next.error();
    }
    trace_ = *std::move(there);
    logits_ = std::move(*next);
    position_ = index;
    return {};
}

void DecodingSession::drop_ahead() {
    timeline_.resize(static_cast<std::size_t>(position_));
    full_ = trace_;
}

} // namespace heedmap
