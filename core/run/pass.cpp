// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/pass.h"

#include "core/base/buffer.h"
#include "core/run/block.h"
#include "core/run/embed.h"
#include "core/run/layer.h"
#include "core/run/positions.h"

#include <algorithm>

namespace heedmap {

namespace {

/// Rows between one residual row and the next, made once a pass.
class Rows {
  public:
    Rows(Index rows, Index cols) : values_(static_cast<std::size_t>(rows * cols)), cols_(cols) {}

    [[nodiscard]] RowsIn in(Index first = 0) const {
        return {values_.data() + first * cols_, cols_};
    }
    [[nodiscard]] RowsOut out(Index first = 0) const {
        return {values_.data() + first * cols_, cols_};
    }

  private:
    Buffer values_;
    Index cols_;
};

struct Workspace {
    Workspace(const Model& model, Index rows)
        : normed(rows, model.config.hidden_size), keys(rows, model.config.key_width()),
          z(rows, model.config.query_width()), resid_mid(rows, model.config.hidden_size),
          after_cross(model.encoder ? rows : 0, model.config.hidden_size),
          hidden(std::min(rows, mlp_rows), model.config.intermediate_size),
          gate(gated(model) ? std::min(rows, mlp_rows) : 0, model.config.intermediate_size) {}

    static bool gated(const Model& model) {
        return !model.blocks.empty() && !model.blocks.front().mlp_gate.empty();
    }

    Rows normed;      // [rows, hidden_size]: ln1_out, then ln2_out
    Rows keys;        // [rows, num_key_value_heads × head_dim]
    Rows z;           // [rows, num_attention_heads × head_dim]
    Rows resid_mid;   // [rows, hidden_size]
    Rows after_cross; // [rows, hidden_size]; with an encoder only
    Rows hidden;      // [≤ mlp_rows, intermediate_size]
    Rows gate;        // [≤ mlp_rows, intermediate_size]; gated units only
};

/// A short pass over a small model is over before a second thread has started.
int threads_for(const Model& model, Index rows, const ForwardOptions& options) {
    const auto multiplications =
        static_cast<double>(model.weight_bytes) * static_cast<double>(rows);
    return options.threads == 0 && multiplications < 4e6 ? 1 : options.threads;
}

class Pass {
  public:
    Pass(const TraceBuilder& builder, const ForwardOptions& options)
        : trace_(builder.trace()), model_(*trace_.model()), page_(builder.page()),
          first_(builder.first()), rows_(builder.count()), offset_(builder.offset()),
          options_(options), team_(threads_for(model_, rows_, options)), work_(model_, rows_) {
        if (model_.config.rope) {
            tables_ = rotary_tables(model_.config, first_, rows_, trace_.length());
        }
    }

    Result<void> run() {
        embed(team_, model_, trace_.ids(), trace_.token_types(), first_, resid(0));
        const Index layers = model_.config.num_hidden_layers;
        for (Index layer = 0; layer < layers; ++layer) {
            if (options_.stop.stop_requested()) {
                return cancelled();
            }
            run_block(layer);
            report(options_.progress, static_cast<double>(layer + 1) / static_cast<double>(layers));
        }
        if (options_.stop.stop_requested()) {
            return cancelled();
        }
        return model_.storage ? model_.storage->intact() : Result<void>();
    }

  private:
    [[nodiscard]] RowsOut resid(Index layer) const {
        return {page_.resid(layer, offset_), model_.config.hidden_size};
    }

    void run_block(Index layer) {
        BlockRun block(team_, model_.config, model_.blocks[static_cast<std::size_t>(layer)],
                       options_.stop);
        const bool last = layer + 1 == model_.config.num_hidden_layers;
        project(block, layer);
        if (last && !trace_.encoder()) {
            return; // last_resid_post() computes of the rest what is asked for
        }
        attend(block, layer);
        if (trace_.encoder()) {
            cross_queries(block, layer);
            if (last) {
                return;
            }
            cross(block, layer);
        }
        feed_forward(block, trace_.encoder() ? work_.after_cross : work_.resid_mid,
                     resid(layer + 1));
    }

    [[nodiscard]] RowsOut q(Index layer) const {
        return {page_.q(layer, offset_), model_.config.query_width()};
    }
    [[nodiscard]] RowsOut cross_q(Index layer) const {
        return {page_.cross_q(layer, offset_), model_.config.query_width()};
    }

    void project(BlockRun& block, Index layer) {
        const RowsOut q = this->q(layer);
        const RowsOut v{page_.v(layer, offset_), model_.config.key_width()};
        const RowsIn x = block.attention_input(as_input(resid(layer)), work_.normed.out(), rows_);
        block.project(x, q, work_.keys.out(), v, rows_);
        block.place_queries(q, tables_, rows_);
        block.place_keys(work_.keys.out(), tables_, rows_);
        store_keys(team_, work_.keys.in(), model_.config.key_width(), rows_,
                   page_.k_t(layer, offset_), page_.capacity());
    }

    void attend(BlockRun& block, Index layer) {
        attend_site({model_.config.stack, layer}, as_input(q(layer)));
        block.add_attention(work_.z.in(), as_input(resid(layer)), work_.resid_mid.out(), rows_);
    }

    void cross_queries(BlockRun& block, Index layer) {
        block.cross_queries(work_.resid_mid.in(), cross_q(layer), rows_);
    }

    void cross(BlockRun& block, Index layer) {
        attend_site({Stack::cross, layer}, as_input(cross_q(layer)));
        block.add_cross(work_.z.in(), work_.resid_mid.in(), work_.after_cross.out(), rows_);
    }

    void attend_site(Site site, RowsIn q) {
        const std::vector<TraceRows> keys = trace_.key_rows(site);
        attention(team_,
                  {&model_.config, site.layer, trace_.key_mask(site), keys, first_, rows_, q,
                   work_.z.out()},
                  options_.stop);
    }

    void feed_forward(BlockRun& block, const Rows& resid_mid, RowsOut resid_post) {
        const RowsIn x = block.mlp_input(resid_mid.in(), work_.normed.out(), rows_);
        for (Index row = 0; row < rows_; row += mlp_rows) {
            const Index rows = std::min(mlp_rows, rows_ - row);
            block.mlp({x.data + row * x.stride, x.stride}, resid_mid.in(row), work_.hidden.out(),
                      work_.gate.out(),
                      {resid_post.data + row * resid_post.stride, resid_post.stride}, rows);
        }
        block.finish(resid_post, rows_);
    }

    const Trace& trace_;
    const Model& model_;
    const TracePage& page_;
    Index first_;  // position of the first new row
    Index rows_;   // new rows
    Index offset_; // where they lie in the page
    const ForwardOptions& options_;
    Team team_;
    Workspace work_;
    RotaryTables tables_;
};

} // namespace

Result<void> run_pass(const TraceBuilder& builder, const ForwardOptions& options) {
    return Pass(builder, options).run();
}

Result<std::shared_ptr<const CrossKeys>> make_cross_keys(const Model& decoder, const Trace& source,
                                                         const ForwardOptions& options) {
    const ModelConfig& config = decoder.config;
    const Index rows = source.length();
    auto keys = std::make_shared<CrossKeys>(config, rows);
    Team team(threads_for(decoder, rows, options));
    const Matrix output = last_resid_post(team, source, 0, rows, options.stop);
    const Rows k(rows, config.key_width());
    for (Index layer = 0; layer < config.num_hidden_layers; ++layer) {
        BlockRun block(team, config, decoder.blocks[static_cast<std::size_t>(layer)], options.stop);
        block.cross_keys({output.data(), output.cols()}, k.out(),
                         {keys->v(layer), config.key_width()}, rows);
        store_keys(team, k.in(), config.key_width(), rows, keys->k_t(layer), rows);
    }
    if (options.stop.stop_requested()) {
        return cancelled();
    }
    return std::shared_ptr<const CrossKeys>(std::move(keys));
}

Index pass_scratch(const ModelConfig& config, Index rows) {
    return rows * (3 * config.hidden_size + config.key_width() + config.query_width()) +
           2 * std::min(rows, mlp_rows) * config.intermediate_size;
}

} // namespace heedmap
