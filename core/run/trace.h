// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"
#include "core/run/mask.h"
#include "core/tensor/matrix.h"

#include <span>
#include <string>

namespace heedmap {

/// Where attention happens: one sublayer. A decoder-only model has the stack `decoder`.
enum class Stack { encoder, decoder, cross };
struct Site {
    Stack stack = Stack::decoder;
    Index layer = 0;
    friend bool operator==(const Site&, const Site&) = default;
};

/// A run of positions that lie in one page, seen for one layer. The row of position `begin + i`
/// starts at `pointer + i * stride`; keys lie transposed, as the scores' product reads them.
struct TraceRows {
    Index begin = 0;
    Index count = 0;
    const float* q = nullptr;         // [count, num_attention_heads × head_dim]
    const float* k_t = nullptr;       // [num_key_value_heads × head_dim, count]
    const float* v = nullptr;         // [count, num_key_value_heads × head_dim]
    const float* resid_pre = nullptr; // [count, hidden_size]
    Index q_stride = 0;
    Index k_t_stride = 0;
    Index v_stride = 0;
    Index resid_stride = 0;
};

/// The part of a page that a trace sees.
class TracePage;
struct TraceSegment {
    std::shared_ptr<TracePage> page;
    Index offset = 0; ///< of the segment's first position in the page
    Index count = 0;
};

/// What a forward pass leaves behind: an immutable value that holds its model and, per layer, q,
/// k, v and the residual stream, in append-only pages that traces share. A trace after a decoding
/// step, a step back or a fork shares its prefix, and the pages are the KV cache. It holds no
/// [query_pos, key_pos] matrix, so its memory grows with T. Copying is cheap; safe to read from
/// several threads.
class Trace {
  public:
    [[nodiscard]] const ModelPtr& model() const { return model_; }
    [[nodiscard]] const std::vector<TokenId>& ids() const { return ids_; }
    [[nodiscard]] Index length() const { return static_cast<Index>(ids_.size()); }
    /// The mask the pass ran under: `causal` or `none`, never `family`.
    [[nodiscard]] Mask mask() const { return mask_; }

    /// The layer's rows, in order, page by page. `layer == num_hidden_layers` gives the residual
    /// stream after the last block (its q, k and v are null).
    [[nodiscard]] std::vector<TraceRows> rows(Index layer) const;

    [[nodiscard]] Matrix q(Site site, Index head) const;           ///< [query_pos, head_dim]
    [[nodiscard]] Matrix k(Site site, Index key_value_head) const; ///< [key_pos, head_dim]
    [[nodiscard]] Matrix v(Site site, Index key_value_head) const; ///< [key_pos, head_dim]
    /// [pos, hidden_size]; `layer == num_hidden_layers` gives what follows the last block.
    [[nodiscard]] Matrix resid_pre(Index layer) const;

    /// The trace of the first `length` tokens; shares everything. Under no mask the past depends
    /// on the future, so that only a causal trace has prefixes (asserted).
    [[nodiscard]] Trace prefix(Index length) const;

    /// Bytes of the pages this trace holds, shared or not.
    [[nodiscard]] std::size_t bytes() const;

  private:
    friend class TraceBuilder;

    ModelPtr model_;
    std::vector<TokenId> ids_;
    Mask mask_ = Mask::causal;
    std::vector<TraceSegment> segments_;
};

} // namespace heedmap
