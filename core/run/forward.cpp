// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/forward.h"

#include "core/base/memory.h"
#include "core/base/work.h"
#include "core/run/layer.h"
#include "core/run/pass.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

Error wrong(std::string field, std::string got, std::string expected,
            ErrorKind kind = ErrorKind::invalid) {
    return {kind, {}, std::move(field), std::move(got), std::move(expected)};
}

/// Every value in [0, count); an error names `field[i]`.
Result<void> check_range(std::span<const TokenId> values, Index count, const std::string& field) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] < 0 || values[i] >= count) {
            return wrong(field + "[" + std::to_string(i) + "]", std::to_string(values[i]),
                         "0 to " + std::to_string(count - 1));
        }
    }
    return {};
}

Result<void> check_ids(const ModelConfig& config, std::span<const TokenId> ids, Index past) {
    const Index length = past + static_cast<Index>(ids.size());
    if (ids.empty()) {
        return wrong("tokens", "0 tokens", "at least 1");
    }
    if (length > config.max_tokens()) {
        return wrong("tokens", std::to_string(length) + " tokens",
                     "at most " + std::to_string(config.max_tokens()) +
                         " (max_position_embeddings)",
                     ErrorKind::limit);
    }
    return check_range(ids, config.vocab_size, "ids");
}

Result<void> check_types(const ModelConfig& config, const ModelInput& input) {
    if (input.token_types.empty()) {
        return {};
    }
    if (input.token_types.size() != input.ids.size()) {
        return wrong("token_types", std::to_string(input.token_types.size()) + " of them",
                     std::to_string(input.ids.size()) + ", one for each token");
    }
    return check_range(input.token_types, std::max<Index>(1, config.type_vocab_size),
                       "token_types");
}

Result<void> check_run_memory(const ModelConfig& config, Index tokens) {
    return check_memory(memory_estimate(config, tokens), std::to_string(tokens) + " tokens");
}

Mask resolve(Mask mask, const ModelConfig& config) {
    if (mask != Mask::family) {
        return mask;
    }
    return config.stack == Stack::decoder ? Mask::causal : Mask::none;
}

/// A source, read, and what the decoder makes of it; both null for one stack.
struct Source {
    std::shared_ptr<const Trace> trace;
    std::shared_ptr<const CrossKeys> keys;
};

/// The first part of a whole run's progress.
ForwardOptions part_of(const ForwardOptions& options, double begin, double end) {
    ForwardOptions part = options;
    part.progress = Work{options.stop, options.progress}.part(begin, end).progress;
    return part;
}

Result<Source> read_source(const ModelPtr& model, std::span<const TokenId> ids,
                           const ForwardOptions& options) {
    if (!model->encoder) {
        return ids.empty() ? Result<Source>(Source{})
                           : wrong("source", std::to_string(ids.size()) + " tokens",
                                   "none: the model has no encoder beside its decoder");
    }
    ForwardOptions encoder_options = part_of(options, 0.0, 0.5);
    encoder_options.mask = Mask::family;
    auto trace = forward(model->encoder, ids, encoder_options);
    if (!trace) {
        Error error = trace.error();
        error.field = "source " + error.field;
        return error;
    }
    auto keys = make_cross_keys(*model, *trace, options);
    if (!keys) {
        return keys.error();
    }
    return Source{std::make_shared<const Trace>(*std::move(trace)), *std::move(keys)};
}

Result<Trace> run(TraceBuilder& builder, const ForwardOptions& options) {
    if (auto done = run_pass(builder, options); !done) {
        return done.error();
    }
    return builder.take();
}

/// The decoder's input of a trace, longer by `ids`, as a run of its own.
Result<Trace> run_again(const Trace& trace, std::vector<TokenId> ids,
                        const ForwardOptions& options) {
    ModelInput input{ids, {}, {}};
    if (trace.encoder()) {
        input.source_ids = trace.encoder()->ids();
    }
    std::vector<TokenId> types = trace.token_types();
    if (!types.empty()) {
        types.resize(ids.size(), types.back());
        input.token_types = types;
    }
    ForwardOptions same = options;
    same.mask = trace.mask();
    return forward(trace.model(), input, same);
}

} // namespace

std::size_t memory_estimate(const ModelConfig& config, Index tokens) {
    const Index floats =
        TracePage::floats_per_position(config) * tokens + pass_scratch(config, tokens);
    const auto bytes = static_cast<std::size_t>(floats) * sizeof(float);
    return config.encoder ? bytes + memory_estimate(*config.encoder, tokens) : bytes;
}

Result<Trace> forward(const ModelPtr& model, const ModelInput& input,
                      const ForwardOptions& options) {
    const ModelConfig& config = model->config;
    if (auto checked = check_ids(config, input.ids, 0); !checked) {
        return checked.error();
    }
    if (auto checked = check_types(config, input); !checked) {
        return checked.error();
    }
    const auto longest = std::max(input.ids.size(), input.source_ids.size());
    if (auto checked = check_run_memory(config, static_cast<Index>(longest)); !checked) {
        return checked.error();
    }
    auto source = read_source(model, input.source_ids, options);
    if (!source) {
        return source.error();
    }
    TraceBuilder builder(model, resolve(options.mask, config), input);
    builder.set_source(source->trace, source->keys);
    return run(builder, model->encoder ? part_of(options, 0.5, 1.0) : options);
}

Result<Trace> extend(const Trace& trace, std::span<const TokenId> ids,
                     const ForwardOptions& options) {
    if (trace.mask() != Mask::causal) {
        return wrong("mask", "none",
                     "causal: without a mask the past would change with every token");
    }
    const ModelConfig& config = trace.model()->config;
    if (auto checked = check_ids(config, ids, trace.length()); !checked) {
        return checked.error();
    }
    std::vector<TokenId> all = trace.ids();
    all.insert(all.end(), ids.begin(), ids.end());
    if (config.stretches(static_cast<Index>(all.size()))) {
        return run_again(trace, std::move(all), options);
    }
    if (auto checked = check_run_memory(config, static_cast<Index>(ids.size())); !checked) {
        return checked.error();
    }
    TraceBuilder builder(trace, ids);
    return run(builder, options);
}

Result<Trace> truncate(const Trace& trace, Index length, const ForwardOptions& options) {
    if (trace.has_prefix(length)) {
        return trace.prefix(length);
    }
    return run_again(trace, {trace.ids().begin(), trace.ids().begin() + length}, options);
}

Result<Trace> revise(const Trace& trace, const ModelInput& input, const ForwardOptions& options) {
    const ModelPtr& model = trace.model();
    const bool same_source =
        !trace.encoder() || std::ranges::equal(trace.encoder()->ids(), input.source_ids);
    const auto known = std::span(trace.ids());
    const auto shared = static_cast<std::size_t>(
        std::mismatch(known.begin(), known.end(), input.ids.begin(), input.ids.end()).first -
        known.begin());
    const bool reusable = trace.mask() == Mask::causal &&
                          resolve(options.mask, model->config) == Mask::causal && same_source &&
                          input.token_types.empty() && trace.token_types().empty() &&
                          trace.has_prefix(static_cast<Index>(shared));
    if (shared == 0 || !reusable) {
        return forward(model, input, options);
    }
    Trace prefix = trace.prefix(static_cast<Index>(shared));
    if (shared == input.ids.size()) {
        return prefix;
    }
    return extend(prefix, input.ids.subspan(shared), options);
}

namespace {

/// What the unembedding reads of the rows [begin, begin + count): [count, hidden_size].
Matrix head_input(Team& team, const Trace& trace, Index begin, Index count,
                  const std::stop_token& stop) {
    const Model& model = *trace.model();
    const Index width = model.config.hidden_size;
    Matrix x = last_resid_post(team, trace, begin, count, stop);
    if (!model.ln_final.empty()) {
        normalize(team, model.ln_final, {x.data(), width}, {x.data(), width}, count);
    }
    if (!model.head.transform.empty()) {
        Matrix y(count, width);
        const LinearCall call{&model.head.transform,
                              {x.data(), width},
                              {y.data(), width},
                              epilogue_function(model.head.activation)};
        linear(team, {&call, 1}, count, stop);
        normalize(team, model.head.norm, {y.data(), width}, {x.data(), width}, count);
    }
    return x;
}

} // namespace

Result<Matrix> logits(const Trace& trace, Index begin, Index count, const ForwardOptions& options) {
    const Model& model = *trace.model();
    const ModelConfig& config = model.config;
    if (model.head.W_U.empty()) {
        return wrong("logits", "a model without a language head", "one with it");
    }
    const Index inside = model.head.transform.empty() ? 0 : config.hidden_size;
    const auto values = static_cast<std::size_t>(count * (inside + config.vocab_size) +
                                                 last_layer_scratch(config, count));
    if (auto enough = check_memory(values * sizeof(float),
                                   "the logits of " + std::to_string(count) + " tokens");
        !enough) {
        return enough.error();
    }
    Team team(options.threads);
    const Matrix x = head_input(team, trace, begin, count, options.stop);
    Matrix result(count, config.vocab_size);
    const LinearCall call{&model.head.W_U, {x.data(), x.cols()}, {result.data(), result.cols()}};
    linear(team, {&call, 1}, count, options.stop);
    if (options.stop.stop_requested()) {
        return cancelled();
    }
    if (model.storage) {
        if (auto intact = model.storage->intact(); !intact) {
            return intact.error();
        }
    }
    return result;
}

Result<bool> has_finite_output(const Trace& trace, const ForwardOptions& options) {
    Team team(options.threads);
    bool finite = true;
    for (Index row = 0; finite && row < trace.length(); row += mlp_rows) {
        const Index rows = std::min(mlp_rows, trace.length() - row);
        const Matrix output = last_resid_post(team, trace, row, rows, options.stop);
        if (options.stop.stop_requested()) {
            return cancelled();
        }
        finite = std::ranges::all_of(output.values(), [](float x) { return std::isfinite(x); });
    }
    if (const auto& storage = trace.model()->storage) {
        if (auto intact = storage->intact(); !intact) {
            return intact.error();
        }
    }
    return finite;
}

} // namespace heedmap
