// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/buffer.h"
#include "core/run/trace.h"

#include <atomic>

namespace heedmap {

/// Room for q, k, v and the residual stream of `capacity` consecutive positions, all layers. Rows
/// are written once, by whoever claimed them, and read-only afterwards: traces that share a page
/// each see the rows they know of.
class TracePage {
  public:
    TracePage(const ModelConfig& config, Index capacity);

    /// Takes the next `count` rows for writing if the page is filled up to `from` exactly and has
    /// room; of two traces that grow from the same row, only the first gets it.
    [[nodiscard]] bool claim(Index from, Index count);

    /// Copies `count` rows of all layers from `from`.
    void copy_rows(const TracePage& from, Index from_offset, Index offset, Index count);

    [[nodiscard]] Index capacity() const { return capacity_; }
    [[nodiscard]] std::size_t bytes() const;

    // Where the row `offset` of a layer begins; k_t's rows are dimensions, `capacity` apart.
    [[nodiscard]] float* q(Index layer, Index offset) const;     // stride: width_q
    [[nodiscard]] float* k_t(Index layer, Index offset) const;   // stride: capacity
    [[nodiscard]] float* v(Index layer, Index offset) const;     // stride: width_kv
    [[nodiscard]] float* resid(Index layer, Index offset) const; // stride: hidden_size
    /// Null without an encoder. Its stride is width_q.
    [[nodiscard]] float* cross_q(Index layer, Index offset) const;
    [[nodiscard]] TraceRows rows(Index layer, Index offset, Index begin, Index count) const;

    /// Floats that one position takes in a page.
    [[nodiscard]] static Index floats_per_position(const ModelConfig& config);

  private:
    Index capacity_;
    Index layers_;
    Index width_q_;
    Index width_kv_;
    Index hidden_;
    Index width_cross_q_; // 0 without an encoder
    // Of all layers: q, then k_t, then v, then resid, then cross_q.
    Buffer values_;
    std::atomic<Index> filled_{0};
};

/// The keys and values that the decoder's layers make of the encoder's output: [source positions].
class CrossKeys {
  public:
    CrossKeys(const ModelConfig& decoder, Index count);

    [[nodiscard]] Index count() const { return count_; }
    [[nodiscard]] std::size_t bytes() const;
    [[nodiscard]] float* k_t(Index layer) const; // [key_width, count]
    [[nodiscard]] float* v(Index layer) const;   // [count, key_width]
    [[nodiscard]] TraceRows rows(Index layer) const;

  private:
    Index layers_;
    Index width_;
    Index count_;
    Buffer values_;
};

/// Makes the next trace: the new rows are written layer by layer, then the trace is taken.
class TraceBuilder {
  public:
    /// A new trace over the input's ids and token types.
    TraceBuilder(ModelPtr model, Mask mask, const ModelInput& input);
    /// `past` and `ids` after it; the past's pages, and its source, are shared.
    TraceBuilder(const Trace& past, std::span<const TokenId> ids);

    void set_source(std::shared_ptr<const Trace> encoder, std::shared_ptr<const CrossKeys> cross);

    [[nodiscard]] const ModelConfig& config() const { return trace_.model_->config; }
    [[nodiscard]] Mask mask() const { return trace_.mask_; }
    [[nodiscard]] Index first() const { return first_; } ///< position of the first new row
    [[nodiscard]] Index count() const { return trace_.length() - first_; }

    /// The new rows, for writing.
    [[nodiscard]] const TracePage& page() const { return *trace_.segments_.back().page; }
    [[nodiscard]] Index offset() const;
    /// The trace so far: its last rows are being written.
    [[nodiscard]] const Trace& trace() const { return trace_; }

    [[nodiscard]] Trace take() { return std::move(trace_); }

  private:
    void add_page(Index count);
    void compact(Index count);

    Trace trace_;
    Index first_ = 0;
};

} // namespace heedmap
