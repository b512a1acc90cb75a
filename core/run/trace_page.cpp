// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/trace_page.h"

#include <algorithm>
#include <cassert>

namespace heedmap {

namespace {

constexpr Index page_step = 64;

Index round_up(Index count, Index step) {
    return (count + step - 1) / step * step;
}

} // namespace

TracePage::TracePage(const ModelConfig& config, Index capacity)
    : capacity_(capacity), layers_(config.num_hidden_layers), width_q_(config.query_width()),
      width_kv_(config.key_width()), hidden_(config.hidden_size),
      width_cross_q_(config.encoder ? config.query_width() : 0),
      values_(static_cast<std::size_t>(floats_per_position(config) * capacity)) {}

Index TracePage::floats_per_position(const ModelConfig& config) {
    const Index queries = config.encoder ? 2 * config.query_width() : config.query_width();
    return config.num_hidden_layers * (queries + 2 * config.key_width() + config.hidden_size);
}

bool TracePage::claim(Index from, Index count) {
    return from + count <= capacity_ &&
           filled_.compare_exchange_strong(from, from + count, std::memory_order_acq_rel);
}

void TracePage::copy_rows(const TracePage& from, Index from_offset, Index offset, Index count) {
    for (Index layer = 0; layer < layers_; ++layer) {
        std::copy_n(from.resid(layer, from_offset), count * hidden_, resid(layer, offset));
        std::copy_n(from.q(layer, from_offset), count * width_q_, q(layer, offset));
        if (width_cross_q_ > 0) {
            std::copy_n(from.cross_q(layer, from_offset), count * width_q_, cross_q(layer, offset));
        }
        std::copy_n(from.v(layer, from_offset), count * width_kv_, v(layer, offset));
        for (Index d = 0; d < width_kv_; ++d) {
            std::copy_n(from.k_t(layer, from_offset) + d * from.capacity_, count,
                        k_t(layer, offset) + d * capacity_);
        }
    }
}

std::size_t TracePage::bytes() const {
    const Index floats = layers_ * (width_q_ + 2 * width_kv_ + hidden_ + width_cross_q_);
    return static_cast<std::size_t>(floats * capacity_) * sizeof(float);
}

float* TracePage::q(Index layer, Index offset) const {
    return values_.data() + (layer * capacity_ + offset) * width_q_;
}

float* TracePage::k_t(Index layer, Index offset) const {
    return values_.data() + layers_ * capacity_ * width_q_ + layer * capacity_ * width_kv_ + offset;
}

float* TracePage::v(Index layer, Index offset) const {
    return values_.data() + layers_ * capacity_ * (width_q_ + width_kv_) +
           (layer * capacity_ + offset) * width_kv_;
}

float* TracePage::resid(Index layer, Index offset) const {
    return values_.data() + layers_ * capacity_ * (width_q_ + 2 * width_kv_) +
           (layer * capacity_ + offset) * hidden_;
}

float* TracePage::cross_q(Index layer, Index offset) const {
    return width_cross_q_ == 0
               ? nullptr
               : values_.data() + layers_ * capacity_ * (width_q_ + 2 * width_kv_ + hidden_) +
                     (layer * capacity_ + offset) * width_q_;
}

TraceRows TracePage::rows(Index layer, Index offset, Index begin, Index count) const {
    assert(layer >= 0 && layer < layers_);
    TraceRows rows;
    rows.begin = begin;
    rows.count = count;
    rows.resid_pre = resid(layer, offset);
    rows.resid_stride = hidden_;
    rows.q = q(layer, offset);
    rows.cross_q = cross_q(layer, offset);
    rows.k_t = k_t(layer, offset);
    rows.v = v(layer, offset);
    rows.q_stride = width_q_;
    rows.k_t_stride = capacity_;
    rows.v_stride = width_kv_;
    return rows;
}

CrossKeys::CrossKeys(const ModelConfig& decoder, Index count)
    : layers_(decoder.num_hidden_layers), width_(decoder.key_width()), count_(count),
      values_(static_cast<std::size_t>(2 * layers_ * width_ * count)) {}

std::size_t CrossKeys::bytes() const {
    return static_cast<std::size_t>(2 * layers_ * width_ * count_) * sizeof(float);
}

float* CrossKeys::k_t(Index layer) const {
    return values_.data() + layer * width_ * count_;
}

float* CrossKeys::v(Index layer) const {
    return k_t(layers_ + layer);
}

TraceRows CrossKeys::rows(Index layer) const {
    TraceRows rows;
    rows.count = count_;
    rows.k_t = k_t(layer);
    rows.v = v(layer);
    rows.k_t_stride = count_;
    rows.v_stride = width_;
    return rows;
}

TraceBuilder::TraceBuilder(ModelPtr model, Mask mask, const ModelInput& input) {
    const auto count = static_cast<Index>(input.ids.size());
    auto page = std::make_shared<TracePage>(model->config, round_up(count, page_step));
    [[maybe_unused]] const bool claimed = page->claim(0, count);
    trace_.model_ = std::move(model);
    trace_.mask_ = mask;
    trace_.ids_.assign(input.ids.begin(), input.ids.end());
    trace_.token_types_.assign(input.token_types.begin(), input.token_types.end());
    trace_.segments_.push_back({std::move(page), 0, count});
}

void TraceBuilder::set_source(std::shared_ptr<const Trace> encoder,
                              std::shared_ptr<const CrossKeys> cross) {
    trace_.encoder_ = std::move(encoder);
    trace_.cross_ = std::move(cross);
}

TraceBuilder::TraceBuilder(const Trace& past, std::span<const TokenId> ids)
    : trace_(past), first_(past.length()) {
    const auto count = static_cast<Index>(ids.size());
    trace_.ids_.insert(trace_.ids_.end(), ids.begin(), ids.end());
    if (!trace_.token_types_.empty()) { // what follows is of the type before it
        trace_.token_types_.resize(trace_.ids_.size(), trace_.token_types_.back());
    }
    if (!trace_.segments_.empty()) {
        TraceSegment& last = trace_.segments_.back();
        if (last.page->claim(last.offset + last.count, count)) {
            last.count += count;
            return;
        }
    }
    add_page(count);
}

void TraceBuilder::add_page(Index count) {
    // Pages grow with the text, so that their number stays small. Forks and edits may leave many
    // that are hardly used: then the text moves to one of its own.
    const Index capacity = round_up(std::max(count, first_ / 4), page_step);
    Index held = capacity;
    for (const TraceSegment& segment : trace_.segments_) {
        held += segment.page->capacity();
    }
    if (held > 2 * trace_.length() + 4 * page_step) {
        compact(count);
        return;
    }
    auto page = std::make_shared<TracePage>(config(), capacity);
    [[maybe_unused]] const bool claimed = page->claim(0, count);
    trace_.segments_.push_back({std::move(page), 0, count});
}

void TraceBuilder::compact(Index count) {
    const Index length = trace_.length();
    auto page = std::make_shared<TracePage>(config(), round_up(length + length / 4, page_step));
    Index at = 0;
    for (const TraceSegment& segment : trace_.segments_) {
        page->copy_rows(*segment.page, segment.offset, at, segment.count);
        at += segment.count;
    }
    [[maybe_unused]] const bool claimed = page->claim(0, at + count);
    trace_.segments_.assign(1, {std::move(page), 0, at + count});
}

Index TraceBuilder::offset() const {
    const TraceSegment& last = trace_.segments_.back();
    return last.offset + last.count - count();
}

} // namespace heedmap
