// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/trace.h"

#include "core/run/trace_page.h"

#include <algorithm>
#include <cassert>

namespace heedmap {

const Trace& Trace::queries_of(Stack stack) const {
    return stack == Stack::encoder && encoder_ ? *encoder_ : *this;
}

const Trace& Trace::keys_of(Stack stack) const {
    return stack != Stack::decoder && encoder_ ? *encoder_ : *this;
}

KeyMask Trace::key_mask(Site site, Mask mask) const {
    if (site.stack == Stack::cross) {
        return {Mask::none, 0};
    }
    const Trace& own = queries_of(site.stack);
    const Mask resolved = mask == Mask::family ? own.mask_ : mask;
    const Index window =
        resolved == Mask::causal ? own.model_->config.sliding_window(site.layer) : 0;
    return {resolved, window};
}

std::vector<TraceRows> Trace::query_rows(Site site) const {
    std::vector<TraceRows> all = queries_of(site.stack).rows(site.layer);
    if (site.stack == Stack::cross) {
        for (TraceRows& rows : all) {
            rows.q = rows.cross_q;
        }
    }
    return all;
}

std::vector<TraceRows> Trace::key_rows(Site site) const {
    if (site.stack == Stack::cross) {
        return {cross_->rows(site.layer)};
    }
    return queries_of(site.stack).rows(site.layer);
}

std::vector<TraceRows> Trace::rows(Index layer) const {
    std::vector<TraceRows> all;
    all.reserve(segments_.size());
    Index begin = 0;
    for (const TraceSegment& segment : segments_) {
        all.push_back(segment.page->rows(layer, segment.offset, begin, segment.count));
        begin += segment.count;
    }
    return all;
}

namespace {

/// The rows of the positions [begin, begin + count), `width` values each, gathered from the pages.
template <class Start>
Matrix gather(const std::vector<TraceRows>& pages, Index begin, Index count, Index width,
              Start&& start) {
    Matrix out(count, width);
    for (const TraceRows& rows : pages) {
        const Index end = std::min(begin + count, rows.begin + rows.count);
        for (Index pos = std::max(begin, rows.begin); pos < end; ++pos) {
            std::copy_n(start(rows, pos - rows.begin), width, out.row(pos - begin).data());
        }
    }
    return out;
}

} // namespace

Matrix Trace::q(Site site, Index head) const {
    const Index width = model_->config.of(site.stack).head_dim;
    const Index length = queries_of(site.stack).length();
    return gather(query_rows(site), 0, length, width, [&](const TraceRows& rows, Index i) {
        return rows.q + i * rows.q_stride + head * width;
    });
}

Matrix Trace::k(Site site, Index key_value_head) const {
    const Index width = model_->config.of(site.stack).head_dim;
    Matrix out(keys_of(site.stack).length(), width);
    for (const TraceRows& rows : key_rows(site)) {
        for (Index d = 0; d < width; ++d) {
            const float* from = rows.k_t + (key_value_head * width + d) * rows.k_t_stride;
            for (Index i = 0; i < rows.count; ++i) {
                out(rows.begin + i, d) = from[i];
            }
        }
    }
    return out;
}

Matrix Trace::v(Site site, Index key_value_head) const {
    const Index width = model_->config.of(site.stack).head_dim;
    const Index length = keys_of(site.stack).length();
    return gather(key_rows(site), 0, length, width, [&](const TraceRows& rows, Index i) {
        return rows.v + i * rows.v_stride + key_value_head * width;
    });
}

Matrix Trace::resid_pre(Index layer) const {
    return resid_pre(layer, 0, length());
}

Matrix Trace::resid_pre(Index layer, Index begin, Index count) const {
    const Index width = model_->config.hidden_size;
    return gather(rows(layer), begin, count, width, [](const TraceRows& rows, Index i) {
        return rows.resid_pre + i * rows.resid_stride;
    });
}

bool Trace::has_prefix(Index length) const {
    return length == this->length() ||
           (mask_ == Mask::causal && !model_->config.stretches(this->length()));
}

Trace Trace::prefix(Index length) const {
    assert(length >= 0 && length <= this->length() && has_prefix(length));
    Trace out = *this;
    out.ids_.resize(static_cast<std::size_t>(length));
    if (!token_types_.empty()) {
        out.token_types_.resize(static_cast<std::size_t>(length));
    }
    out.segments_.clear();
    for (const TraceSegment& segment : segments_) {
        if (length == 0) {
            break;
        }
        out.segments_.push_back(segment);
        out.segments_.back().count = std::min(segment.count, length);
        length -= out.segments_.back().count;
    }
    return out;
}

std::size_t Trace::bytes() const {
    std::size_t sum = 0;
    for (const TraceSegment& segment : segments_) {
        sum += segment.page->bytes();
    }
    if (encoder_) {
        sum += encoder_->bytes() + cross_->bytes();
    }
    return sum;
}

} // namespace heedmap
