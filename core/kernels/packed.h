// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/stored.h"

#include <cstdint>
#include <memory>
#include <utility>

// Slabs of a product's second operand, packed for the micro-kernel: the one that is multiplied by,
// and the next, which is made ready meanwhile. Internal to the kernels.

namespace heedmap::kernels {

constexpr Index panel_packets = 3;
constexpr Index panel_cols = panel_packets * lanes;
constexpr Index tile_cols = 96;   // a multiple of every panel width
constexpr Index slab_inner = 768; // deep: C is read and written between slabs

/// The beginning of `b`, at most slab_inner × tile_cols; empty where there is none.
template <class Stored>
struct Slab {
    Stored b;
    Index inner;
    Index cols;
};

/// Copies rows [row, row + rows) of a slab into panels [panel][inner][panel_cols] of F32, the last
/// one padded with zeros to a whole packet.
template <class Stored>
void pack(const Slab<Stored>& slab, Index row, Index rows, float* packed) {
    slab.b.from(row, 0).for_blocks(
        rows, slab.cols, [&](const BlockPlace& place, const typename Stored::Block& values) {
            float* to = packed + place.col % panel_cols +
                        (place.col / panel_cols * slab.inner + row + place.row) * panel_cols;
            for (Index d = 0; d < place.rows; ++d) {
                store(to + d * panel_cols, values[d]);
            }
        });
}

/// When lines are fetched.
struct FetchPlan {
    Index every; ///< so many multiply-adds of an element
    Index calls; ///< so often
};

/// Lines of memory that are asked for by and by between the multiply-adds: all at once they would
/// wait for each other.
class Fetches {
  public:
    Fetches() = default;
    /// Nearly all of `block` within the plan's calls of some(): its stretches are taken to begin on
    /// a line.
    Fetches(const StoredBlock& block, const FetchPlan& plan)
        : block_(block), every_(plan.every), lines_((block.run + line - 1) / line),
          per_call_((lines_ * block.runs + plan.calls - 1) / plan.calls) {}

    [[nodiscard]] Index every() const { return every_; }

    void some() {
        for (Index i = 0; i < per_call_ && run_ < block_.runs; ++i) {
            fetch_ahead(block_.data + run_ * block_.stride + at_ * line);
            if (++at_ == lines_) {
                at_ = 0;
                ++run_;
            }
        }
    }

  private:
    static constexpr Index line = 64;
    StoredBlock block_{};
    Index every_ = 1;
    Index lines_ = 0;
    Index per_call_ = 0;
    Index run_ = 0;
    Index at_ = 0;
};

/// The slab that is multiplied by after this one, packed by slices between the groups of rows. A
/// slice is fetched just before it is copied: a slab whose rows lie a few thousand bytes apart
/// fits a few sets of the cache alone, and would drive itself out.
template <class Stored>
class NextSlab {
  public:
    /// Within so many slices; the plan is for each.
    NextSlab(const Slab<Stored>& slab, float* to, Index slices, const FetchPlan& plan)
        : slab_(slab), to_(to), slices_(slices), plan_(plan) {
        begin_slice();
    }

    [[nodiscard]] Fetches& fetches() { return fetches_; }

    void finish_slice() {
        if (row_ < end_) {
            pack(slab_, row_, end_ - row_, to_);
        }
        row_ = end_;
        begin_slice();
    }

  private:
    static constexpr Index step = 32; // a line of columns of two-byte values

    void begin_slice() {
        if (row_ == slab_.inner) {
            fetches_ = Fetches({}, plan_);
            return;
        }
        ++slice_;
        end_ = slice_ < slices_ ? slab_.inner * slice_ / slices_ / step * step : slab_.inner;
        fetches_ = Fetches(slab_.b.from(row_, 0).block(end_ - row_, slab_.cols), plan_);
    }

    Slab<Stored> slab_;
    float* to_;
    Index slices_;
    FetchPlan plan_;
    Index slice_ = 0;
    Index row_ = 0; ///< packed up to here
    Index end_ = 0; ///< of the slice
    Fetches fetches_;
};

/// A thread's room for two packed slabs.
class PackedSlabs {
  public:
    static PackedSlabs& of_this_thread() {
        thread_local PackedSlabs slabs;
        return slabs;
    }

    [[nodiscard]] float* current() { return current_[0].values; }
    [[nodiscard]] float* next() { return next_[0].values; }

    /// Makes `next` the current one, if it holds this slab.
    template <class Stored>
    bool take(const Slab<Stored>& slab, std::uint64_t round) {
        const bool ready = slab.b.data == data_ && slab.b.stride == stride_ &&
                           slab.inner == inner_ && slab.cols == cols_ && round == round_;
        if (ready) {
            std::swap(current_, next_);
        }
        data_ = nullptr;
        return ready;
    }

    /// Says that `next` holds the slab.
    template <class Stored>
    void keep(const Slab<Stored>& slab, std::uint64_t round) {
        data_ = slab.inner > 0 ? slab.b.data : nullptr;
        stride_ = slab.b.stride;
        inner_ = slab.inner;
        cols_ = slab.cols;
        round_ = round;
    }

  private:
    struct alignas(64) Line {
        float values[16];
    };
    using Room = std::unique_ptr<Line[]>;
    static Room room() {
        return std::make_unique_for_overwrite<Line[]>(tile_cols * slab_inner / 16);
    }

    Room current_ = room();
    Room next_ = room();
    const std::byte* data_ = nullptr; ///< of the slab in `next`; null: none
    Index stride_ = 0;
    Index inner_ = 0;
    Index cols_ = 0;
    std::uint64_t round_ = 0;
};

} // namespace heedmap::kernels
