// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/forward.h"

#include "core/base/buffer.h"
#include "core/base/memory.h"
#include "core/run/operators.h"
#include "core/run/trace_page.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr Index mlp_rows = 512; // so that the hidden layer of a block of rows stays in the cache

/// Rows between one residual row and the next, made once a pass.
class Rows {
  public:
    Rows(Index rows, Index cols) : values_(static_cast<std::size_t>(rows * cols)), cols_(cols) {}

    [[nodiscard]] Index cols() const { return cols_; }
    [[nodiscard]] RowsIn in(Index first = 0) const {
        return {values_.data() + first * cols_, cols_};
    }
    [[nodiscard]] RowsOut out() const { return {values_.data(), cols_}; }

  private:
    Buffer values_;
    Index cols_;
};

struct Workspace {
    Workspace(const ModelConfig& config, Index rows)
        : normed(rows, config.hidden_size),
          keys(rows, config.num_key_value_heads * config.head_dim),
          z(rows, config.num_attention_heads * config.head_dim),
          resid_mid(rows, config.hidden_size),
          hidden(std::min(rows, mlp_rows), config.intermediate_size) {}

    [[nodiscard]] static Index floats(const ModelConfig& config, Index rows) {
        return rows *
                   (2 * config.hidden_size +
                    (config.num_key_value_heads + config.num_attention_heads) * config.head_dim) +
               std::min(rows, mlp_rows) * config.intermediate_size;
    }

    Rows normed;    // [rows, hidden_size]: ln1_out, then ln2_out
    Rows keys;      // [rows, num_key_value_heads × head_dim]
    Rows z;         // [rows, num_attention_heads × head_dim]
    Rows resid_mid; // [rows, hidden_size]
    Rows hidden;    // [≤ mlp_rows, intermediate_size]
};

/// Computes the builder's new rows, layer by layer.
class Pass {
  public:
    Pass(const Model& model, const TraceBuilder& builder, const ForwardOptions& options)
        : model_(model), builder_(builder), options_(options), rows_(builder.count()),
          team_(threads(model, builder, options)), work_(model.config, rows_) {}

    Result<void> run(std::span<const TokenId> ids) {
        embed(ids);
        const Index layers = model_.config.num_hidden_layers;
        for (Index layer = 0; layer < layers; ++layer) {
            if (options_.stop.stop_requested()) {
                return cancelled();
            }
            attend(layer);
            feed_forward(layer);
            report(options_.progress, static_cast<double>(layer + 1) / static_cast<double>(layers));
        }
        if (options_.stop.stop_requested()) {
            return cancelled();
        }
        return model_.storage ? model_.storage->intact() : Result<void>();
    }

  private:
    /// A short pass over a small model is over before a second thread has started.
    static int threads(const Model& model, const TraceBuilder& builder,
                       const ForwardOptions& options) {
        const auto multiplications =
            static_cast<double>(model.weight_bytes) * static_cast<double>(builder.count());
        return options.threads == 0 && multiplications < 4e6 ? 1 : options.threads;
    }

    [[nodiscard]] RowsOut resid(Index layer) const {
        return {builder_.page().resid(layer, builder_.offset()), model_.config.hidden_size};
    }

    void embed(std::span<const TokenId> ids) {
        const Index width = model_.config.hidden_size;
        const RowsOut to = resid(0);
        std::vector<float> position(static_cast<std::size_t>(width));
        for (Index i = 0; i < rows_; ++i) {
            float* row = to.data + i * to.stride;
            const WeightView token = model_.W_E.inputs(ids[static_cast<std::size_t>(i)], 1);
            const WeightView place = model_.W_pos.inputs(builder_.first() + i, 1);
            kernels::convert(token.data, token.dtype, row, width);
            kernels::convert(place.data, place.dtype, position.data(), width);
            for (Index j = 0; j < width; ++j) {
                row[j] += position[static_cast<std::size_t>(j)];
            }
        }
    }

    void attend(Index layer) {
        const Block& block = model_.blocks[static_cast<std::size_t>(layer)];
        const ModelConfig& config = model_.config;
        const TracePage& page = builder_.page();
        const Index at = builder_.offset();
        const RowsOut resid_pre = resid(layer);
        const RowsOut q{page.q(layer, at), config.num_attention_heads * config.head_dim};
        const RowsOut v{page.v(layer, at), work_.keys.cols()};
        layer_norm(team_, block.ln1, config.layer_norm_epsilon, {resid_pre.data, resid_pre.stride},
                   work_.normed.out(), rows_);
        const LinearCall calls[] = {{&block.q, work_.normed.in(), q, {}, {}},
                                    {&block.k, work_.normed.in(), work_.keys.out(), {}, {}},
                                    {&block.v, work_.normed.in(), v, {}, {}}};
        linear(team_, calls, rows_, options_.stop);
        store_keys(page.k_t(layer, at), page.capacity());
        const std::vector<TraceRows> keys = builder_.rows(layer);
        attention(team_,
                  {&config,
                   layer,
                   builder_.mask(),
                   keys,
                   builder_.first(),
                   rows_,
                   {q.data, q.stride},
                   work_.z.out()},
                  options_.stop);
        const LinearCall o{
            &block.o, work_.z.in(), work_.resid_mid.out(), {}, {resid_pre.data, resid_pre.stride}};
        linear(team_, {&o, 1}, rows_, options_.stop);
    }

    void store_keys(float* k_t, Index stride) {
        constexpr Index block = 64;
        const Index width = work_.keys.cols();
        team_.run((width + block - 1) / block, [&](Index task) {
            const Index d = task * block;
            kernels::transpose(work_.keys.in().data + d, width, k_t + d * stride, stride,
                               std::min(block, width - d), rows_);
        });
    }

    void feed_forward(Index layer) {
        const Block& block = model_.blocks[static_cast<std::size_t>(layer)];
        const RowsOut resid_post = resid(layer + 1);
        layer_norm(team_, block.ln2, model_.config.layer_norm_epsilon, work_.resid_mid.in(),
                   work_.normed.out(), rows_);
        for (Index row = 0; row < rows_; row += mlp_rows) {
            const Index rows = std::min(mlp_rows, rows_ - row);
            const RowsIn x = work_.normed.in(row);
            const RowsIn mid = work_.resid_mid.in(row);
            const RowsOut y{resid_post.data + row * resid_post.stride, resid_post.stride};
            const LinearCall up{&block.mlp_in,
                                x,
                                work_.hidden.out(),
                                epilogue_function(model_.config.hidden_act),
                                {}};
            const LinearCall down{&block.mlp_out, work_.hidden.in(), y, {}, mid};
            linear(team_, {&up, 1}, rows, options_.stop);
            linear(team_, {&down, 1}, rows, options_.stop);
        }
    }

    const Model& model_;
    const TraceBuilder& builder_;
    const ForwardOptions& options_;
    Index rows_;
    Team team_;
    Workspace work_;
};

Error wrong(std::string field, std::string got, std::string expected,
            ErrorKind kind = ErrorKind::invalid) {
    return {kind, {}, std::move(field), std::move(got), std::move(expected)};
}

Result<void> check_ids(const ModelConfig& config, std::span<const TokenId> ids, Index past) {
    const Index length = past + static_cast<Index>(ids.size());
    if (ids.empty()) {
        return wrong("tokens", "0 tokens", "at least 1");
    }
    if (length > config.max_position_embeddings) {
        return wrong("tokens", std::to_string(length) + " tokens",
                     "at most " + std::to_string(config.max_position_embeddings) +
                         " (max_position_embeddings)",
                     ErrorKind::limit);
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] < 0 || ids[i] >= config.vocab_size) {
            return wrong("ids[" + std::to_string(i) + "]", std::to_string(ids[i]),
                         "0 to " + std::to_string(config.vocab_size - 1));
        }
    }
    return {};
}

Result<void> check_run_memory(const ModelConfig& config, Index tokens) {
    return check_memory(memory_estimate(config, tokens), std::to_string(tokens) + " tokens");
}

Mask resolve(Mask mask) {
    return mask == Mask::none ? Mask::none : Mask::causal;
}

} // namespace

std::size_t memory_estimate(const ModelConfig& config, Index tokens) {
    const Index floats =
        TracePage::floats_per_position(config) * tokens + Workspace::floats(config, tokens);
    return static_cast<std::size_t>(floats) * sizeof(float);
}

Result<Trace> forward(const ModelPtr& model, std::span<const TokenId> ids,
                      const ForwardOptions& options) {
    if (auto checked = check_ids(model->config, ids, 0); !checked) {
        return checked.error();
    }
    if (auto checked = check_run_memory(model->config, static_cast<Index>(ids.size())); !checked) {
        return checked.error();
    }
    TraceBuilder builder(model, resolve(options.mask), ids);
    if (auto done = Pass(*model, builder, options).run(ids); !done) {
        return done.error();
    }
    return builder.take();
}

Result<Trace> extend(const Trace& trace, std::span<const TokenId> ids,
                     const ForwardOptions& options) {
    if (trace.mask() != Mask::causal) {
        return wrong("mask", "none", "causal: without a mask the past would change");
    }
    const ModelPtr& model = trace.model();
    if (auto checked = check_ids(model->config, ids, trace.length()); !checked) {
        return checked.error();
    }
    if (auto checked = check_run_memory(model->config, static_cast<Index>(ids.size())); !checked) {
        return checked.error();
    }
    TraceBuilder builder(trace, ids);
    if (auto done = Pass(*model, builder, options).run(ids); !done) {
        return done.error();
    }
    return builder.take();
}

Result<Trace> revise(const Trace& trace, std::span<const TokenId> ids,
                     const ForwardOptions& options) {
    if (trace.mask() != Mask::causal || resolve(options.mask) != Mask::causal) {
        return forward(trace.model(), ids, options);
    }
    const auto known = std::span(trace.ids());
    const auto shared = static_cast<std::size_t>(
        std::mismatch(known.begin(), known.end(), ids.begin(), ids.end()).first - known.begin());
    if (shared == 0) {
        return forward(trace.model(), ids, options);
    }
    Trace prefix = trace.prefix(static_cast<Index>(shared));
    if (shared == ids.size()) {
        return prefix;
    }
    return extend(prefix, ids.subspan(shared), options);
}

Result<Matrix> logits(const Trace& trace, Index begin, Index count, const ForwardOptions& options) {
    const Model& model = *trace.model();
    const ModelConfig& config = model.config;
    const auto values = static_cast<std::size_t>(count * (config.hidden_size + config.vocab_size));
    if (auto enough = check_memory(values * sizeof(float),
                                   "the logits of " + std::to_string(count) + " tokens");
        !enough) {
        return enough.error();
    }
    Team team(options.threads);
    Matrix normed(count, config.hidden_size);
    for (const TraceRows& page : trace.rows(config.num_hidden_layers)) {
        const Index from = std::max(begin, page.begin);
        const Index to = std::min(begin + count, page.begin + page.count);
        if (from < to) {
            layer_norm(
                team, model.ln_final, config.layer_norm_epsilon,
                {page.resid_pre + (from - page.begin) * page.resid_stride, page.resid_stride},
                {normed.row(from - begin).data(), normed.cols()}, to - from);
        }
    }
    Matrix result(count, config.vocab_size);
    const LinearCall call{
        &model.W_U, {normed.data(), normed.cols()}, {result.data(), result.cols()}, {}, {}};
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

} // namespace heedmap
