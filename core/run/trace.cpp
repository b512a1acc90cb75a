// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/trace.h"

#include "core/run/trace_page.h"

#include <algorithm>
#include <cassert>

namespace heedmap {

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

/// Rows of `width` values from column `column` on, gathered from the pages.
template <class Start>
Matrix gather(const std::vector<TraceRows>& pages, Index length, Index width, Start&& start) {
    Matrix out(length, width);
    for (const TraceRows& rows : pages) {
        for (Index i = 0; i < rows.count; ++i) {
            std::copy_n(start(rows, i), width, out.row(rows.begin + i).data());
        }
    }
    return out;
}

} // namespace

Matrix Trace::q(Site site, Index head) const {
    const Index width = model_->config.head_dim;
    return gather(rows(site.layer), length(), width, [&](const TraceRows& rows, Index i) {
        return rows.q + i * rows.q_stride + head * width;
    });
}

Matrix Trace::k(Site site, Index key_value_head) const {
    const Index width = model_->config.head_dim;
    Matrix out(length(), width);
    for (const TraceRows& rows : rows(site.layer)) {
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
    const Index width = model_->config.head_dim;
    return gather(rows(site.layer), length(), width, [&](const TraceRows& rows, Index i) {
        return rows.v + i * rows.v_stride + key_value_head * width;
    });
}

Matrix Trace::resid_pre(Index layer) const {
    const Index width = model_->config.hidden_size;
    return gather(rows(layer), length(), width, [](const TraceRows& rows, Index i) {
        return rows.resid_pre + i * rows.resid_stride;
    });
}

Trace Trace::prefix(Index length) const {
    assert(mask_ == Mask::causal && length >= 0 && length <= this->length());
    Trace out = *this;
    out.ids_.resize(static_cast<std::size_t>(length));
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
    return sum;
}

} // namespace heedmap
