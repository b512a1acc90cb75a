// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/block.h"
#include "core/tensor/matrix.h"

namespace heedmap {

/// One block of a trace, its activations computed now from what the trace keeps, by the operators
/// of the pass: bit for bit what the pass had. Of the positions [begin, begin + count) alone:
/// `pos` and `query_pos` below count them. A stop leaves values unfinished.
class Layer {
  public:
    struct Place {
        Index layer = 0;
        KeyMask mask; ///< of its self-attention
        Index begin = 0;
        Index count = 0;
    };
    Layer(Team& team, const Trace& trace, const Place& place, std::stop_token stop);

    [[nodiscard]] Matrix resid_pre() const; ///< [pos, hidden_size]
    Matrix ln1_out();                       ///< [pos, hidden_size]

    struct Projections {
        Matrix q; // [pos, num_attention_heads × head_dim]
        Matrix k; // [pos, num_key_value_heads × head_dim]
    };
    /// As the projections leave them.
    Projections projections();

    Matrix z();        ///< [pos, num_attention_heads × head_dim]
    Matrix attn_out(); ///< [pos, hidden_size]

    /// What follows the self-attention: [pos, hidden_size].
    Matrix after_attention();
    Matrix cross_z();        ///< of the cross site: [pos, num_attention_heads × head_dim]
    Matrix cross_attn_out(); ///< [pos, hidden_size]

    Matrix resid_mid();  ///< [pos, hidden_size]
    Matrix mlp_out();    ///< [pos, hidden_size]
    Matrix resid_post(); ///< [pos, hidden_size]

    /// Of `count` heads from `first` on: [head, query_pos, key_pos], values one after the other.
    std::vector<float> scores_of(Site site, bool softmax, Index first, Index count);

  private:
    [[nodiscard]] const Model& model() const { return *trace_.model(); }
    [[nodiscard]] const ModelConfig& config() const { return model().config; }
    [[nodiscard]] const Block& block() const {
        return model().blocks[static_cast<std::size_t>(site_.layer)];
    }
    [[nodiscard]] Index rows() const { return place_.count; }
    [[nodiscard]] bool own_mask() const { return place_.mask == trace_.key_mask(site_); }
    [[nodiscard]] KeyMask mask_of(Site site) const {
        return site == site_ ? place_.mask : trace_.key_mask(site);
    }
    [[nodiscard]] std::vector<TraceRows> query_rows(Site site) const;

    Matrix attend(Site site, const std::vector<TraceRows>& queries);
    Matrix project(const Linear& weights, const Matrix& x);
    Matrix feed_forward(const Matrix& resid_mid, bool add);

    Team& team_;
    const Trace& trace_;
    Site site_; // of its self-attention
    Place place_;
    std::stop_token stop_;
    BlockRun block_;
};

/// The residual stream after the last block at the positions [begin, begin + count), [count,
/// hidden_size]. A pass leaves it out: what is decoded needs one row of it, and no head any. A stop
/// leaves values unfinished.
[[nodiscard]] Matrix last_resid_post(Team& team, const Trace& trace, Index begin, Index count,
                                     const std::stop_token& stop);

/// Floats that a Layer of `rows` positions takes beside its result: the residual stream and what
/// the sublayers make of it, q, k, v and z, the feed-forward layers' inside.
[[nodiscard]] Index layer_scratch(const ModelConfig& config, Index rows);

/// Floats that last_resid_post takes, its result included.
[[nodiscard]] Index last_layer_scratch(const ModelConfig& config, Index rows);

} // namespace heedmap
