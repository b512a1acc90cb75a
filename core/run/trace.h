// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"
#include "core/model/site.h"
#include "core/run/mask.h"
#include "core/tensor/matrix.h"

#include <span>
#include <string>

namespace heedmap {

/// What a model reads.
struct ModelInput {
    std::span<const TokenId> ids;         ///< an encoder-decoder's: of the decoder
    std::span<const TokenId> token_types; ///< one a token, below type_vocab_size; empty: all 0
    std::span<const TokenId> source_ids;  ///< an encoder-decoder's: of the encoder
};

/// A run of positions that lie in one page, seen for one site. The row of position `begin + i`
/// starts at `pointer + i * stride`; keys lie transposed, as the scores' product reads them. Of a
/// cross site the queries' rows and the keys' rows are different ones.
struct TraceRows {
    Index begin = 0;
    Index count = 0;
    const float* q = nullptr;         // [count, num_attention_heads × head_dim]
    const float* k_t = nullptr;       // [num_key_value_heads × head_dim, count]
    const float* v = nullptr;         // [count, num_key_value_heads × head_dim]
    const float* resid_pre = nullptr; // [count, hidden_size]
    const float* cross_q = nullptr;   // as q, of the cross site; null without an encoder
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

class CrossKeys;

/// What a forward pass leaves behind: an immutable value that holds its model and, per layer, q,
/// k, v and the residual stream before it, in append-only pages that traces share. A trace after a
/// decoding step, a step back or a fork shares its prefix, and the pages are the KV cache. It holds
/// no [query_pos, key_pos] matrix, so its memory grows with T. An encoder-decoder's is the
/// decoder's and holds the encoder's. Copying is cheap; safe to read from several threads.
class Trace {
  public:
    [[nodiscard]] const ModelPtr& model() const { return model_; }
    [[nodiscard]] const std::vector<TokenId>& ids() const { return ids_; }
    /// One a token, or empty.
    [[nodiscard]] const std::vector<TokenId>& token_types() const { return token_types_; }
    [[nodiscard]] Index length() const { return static_cast<Index>(ids_.size()); }
    /// The mask the pass ran under: `causal` or `none`, never `family`. An encoder-decoder's is
    /// the decoder's.
    [[nodiscard]] Mask mask() const { return mask_; }
    /// The source's trace in an encoder-decoder's, else null.
    [[nodiscard]] const std::shared_ptr<const Trace>& encoder() const { return encoder_; }

    /// The trace whose positions are the queries of the sites of `stack`.
    [[nodiscard]] const Trace& queries_of(Stack stack) const;
    /// The trace whose positions are their keys.
    [[nodiscard]] const Trace& keys_of(Stack stack) const;
    /// The site's mask: `family` is the one the site ran under. Cross-attention has none to put
    /// on: it sees the whole source.
    [[nodiscard]] KeyMask key_mask(Site site, Mask mask = Mask::family) const;

    /// The layer's rows, in order, page by page.
    [[nodiscard]] std::vector<TraceRows> rows(Index layer) const;
    /// The site's rows that hold q.
    [[nodiscard]] std::vector<TraceRows> query_rows(Site site) const;
    /// The site's rows that hold k and v.
    [[nodiscard]] std::vector<TraceRows> key_rows(Site site) const;

    [[nodiscard]] Matrix q(Site site, Index head) const;           ///< [query_pos, head_dim]
    [[nodiscard]] Matrix k(Site site, Index key_value_head) const; ///< [key_pos, head_dim]
    [[nodiscard]] Matrix v(Site site, Index key_value_head) const; ///< [key_pos, head_dim]
    [[nodiscard]] Matrix resid_pre(Index layer) const;             ///< [pos, hidden_size]
    /// Of the positions [begin, begin + count): [count, hidden_size].
    [[nodiscard]] Matrix resid_pre(Index layer, Index begin, Index count) const;

    /// Whether the run over the first `length` tokens alone has the same rows: not without a mask,
    /// nor where positions were stretched for the longer text (dynamic rotary scaling).
    [[nodiscard]] bool has_prefix(Index length) const;
    /// The trace of the first `length` tokens; shares everything (asserts `has_prefix`).
    [[nodiscard]] Trace prefix(Index length) const;

    /// Bytes of the pages this trace holds, shared or not.
    [[nodiscard]] std::size_t bytes() const;

  private:
    friend class TraceBuilder;

    ModelPtr model_;
    std::vector<TokenId> ids_;
    std::vector<TokenId> token_types_;
    Mask mask_ = Mask::causal;
    std::vector<TraceSegment> segments_;
    std::shared_ptr<const Trace> encoder_;
    std::shared_ptr<const CrossKeys> cross_;
};

} // namespace heedmap
