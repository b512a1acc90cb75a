// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/walk.h"

#include "core/base/memory.h"
#include "core/explain/walk_parts.h"
#include "core/kernels/kernels.h"

#include <algorithm>
#include <limits>

namespace heedmap {

namespace {

constexpr Index rows_at_once = 64;

constexpr float minus_infinity = -std::numeric_limits<float>::infinity();

void copy_rows(const Matrix& from, Index begin, Index count, float* out) {
    std::copy_n(from.data() + begin * from.cols(), count * from.cols(), out);
}

void copy_weights(const WeightView& from, Index begin, Index count, float* out) {
    for (Index i = begin; i < begin + count; ++i) {
        for (Index o = 0; o < from.out; ++o) {
            *out++ = from.at(i, o);
        }
    }
}

/// c [rows, cols] = a [rows, inner] · b.
kernels::Product product_of(const float* a, Index rows, const WeightView& b, float* c) {
    kernels::Product p;
    p.a = a;
    p.a_stride = b.in;
    p.b = b.data;
    p.b_type = b.dtype;
    p.b_by_columns = b.out_stride != 1;
    p.b_stride = p.b_by_columns ? b.out_stride : b.in_stride;
    p.c = c;
    p.c_stride = b.out;
    p.rows = rows;
    p.inner = b.in;
    p.cols = b.out;
    return p;
}

} // namespace

Result<HeadWalk> HeadWalk::of(const Trace& trace, Site site, Index head,
                              const std::stop_token& stop) {
    auto parts = gather_parts(trace, site, head, stop);
    if (!parts) {
        return parts.error();
    }
    HeadWalk walk;
    walk.parts_ = *std::move(parts);
    return walk;
}

const Trace& HeadWalk::trace() const {
    return parts_->trace;
}
Site HeadWalk::site() const {
    return parts_->site;
}
Index HeadWalk::head() const {
    return parts_->head;
}
Index HeadWalk::key_value_head() const {
    return parts_->key_value_head;
}
Index HeadWalk::group_size() const {
    return parts_->group_size;
}
Index HeadWalk::queries() const {
    return parts_->rows.queries();
}
Index HeadWalk::keys() const {
    return parts_->rows.keys();
}
Index HeadWalk::head_dim() const {
    return parts_->rows.q().cols();
}
const std::vector<WalkMatrix>& HeadWalk::matrices() const {
    return parts_->matrices;
}
const std::vector<WalkStage>& HeadWalk::stages() const {
    return parts_->stages;
}

const WalkMatrix* HeadWalk::find(WalkPart part) const {
    const auto found = std::find_if(matrices().begin(), matrices().end(),
                                    [&](const WalkMatrix& m) { return m.part == part; });
    return found == matrices().end() ? nullptr : &*found;
}

HeadWalk HeadWalk::with(const WhatIf& what_if) const {
    HeadWalk other = *this;
    other.what_if_ = what_if;
    return other;
}

float HeadWalk::scale() const {
    return what_if_.scale ? parts_->rows.scale() : 1.0F;
}

KeyMask HeadWalk::key_mask() const {
    return parts_->trace.key_mask(parts_->site, what_if_.mask);
}

bool HeadWalk::hypothetical(WalkPart part) const {
    if (part == WalkPart::w_o) {
        return false;
    }
    const bool scale = !what_if_.scale && part >= WalkPart::scores && part != WalkPart::mask;
    const bool mask = key_mask() != parts_->trace.key_mask(parts_->site) && part >= WalkPart::mask;
    const bool temperature = what_if_.temperature != 1.0 && part >= WalkPart::pattern;
    return scale || mask || temperature;
}

void HeadWalk::scores(Index begin, Index count, float* out) const {
    if (what_if_.scale) {
        parts_->rows.scores(begin, count, out);
    } else {
        parts_->rows.dots(begin, count, out);
    }
}

void HeadWalk::masked(Index begin, Index count, float* out) const {
    scores(begin, count, out);
    const KeyMask mask = key_mask();
    for (Index r = 0; r < count; ++r) {
        const KeyRange visible = mask.visible(begin + r, keys());
        float* row = out + r * keys();
        std::fill(row, row + visible.begin, minus_infinity);
        std::fill(row + visible.end, row + keys(), minus_infinity);
    }
}

void HeadWalk::pattern(Index begin, Index count, float* out) const {
    scores(begin, count, out);
    const KeyMask mask = key_mask();
    const auto width = static_cast<std::size_t>(keys());
    for (Index r = 0; r < count; ++r) {
        const std::span<float> row(out + r * keys(), width);
        if (what_if_.temperature != 1.0) {
            for (float& score : row) {
                score = tempered(score, what_if_.temperature);
            }
        }
        softmax_row(row, mask.visible(begin + r, keys()), row);
    }
}

/// Of the visible keys alone, in their order: 0 × NaN would be NaN.
void HeadWalk::z(Index begin, Index count, float* out) const {
    std::vector<float> weights(static_cast<std::size_t>(count * keys()));
    pattern(begin, count, weights.data());
    std::fill_n(out, count * head_dim(), 0.0F);
    const KeyMask mask = key_mask();
    for (Index r = 0; r < count; ++r) {
        const KeyRange visible = mask.visible(begin + r, keys());
        if (visible.count() == 0) {
            continue;
        }
        const WeightView v{parts_->v.row(visible.begin).data(),
                           DType::F32,
                           visible.count(),
                           head_dim(),
                           head_dim(),
                           1};
        kernels::Product p =
            product_of(weights.data() + r * keys() + visible.begin, 1, v, out + r * head_dim());
        p.accumulate = true;
        kernels::product(p);
    }
}

void HeadWalk::rows(WalkPart part, Index begin, Index count, float* out) const {
    if (const Matrix* kept = parts_->kept(part)) {
        copy_rows(*kept, begin, count, out);
        return;
    }
    if (const WeightView* weights = parts_->weights(part)) {
        copy_weights(*weights, begin, count, out);
        return;
    }
    switch (part) {
    case WalkPart::dots:
        parts_->rows.dots(begin, count, out);
        break;
    case WalkPart::scores:
        scores(begin, count, out);
        break;
    case WalkPart::mask:
        std::fill_n(out, count * keys(), minus_infinity);
        for (Index r = 0; r < count; ++r) {
            const KeyRange visible = key_mask().visible(begin + r, keys());
            std::fill_n(out + r * keys() + visible.begin, visible.count(), 0.0F);
        }
        break;
    case WalkPart::masked:
        masked(begin, count, out);
        break;
    case WalkPart::pattern:
        pattern(begin, count, out);
        break;
    case WalkPart::z:
        z(begin, count, out);
        break;
    case WalkPart::out: {
        Matrix rows(count, head_dim());
        z(begin, count, rows.data());
        kernels::product(product_of(rows.data(), count, parts_->to_out.weight, out));
        break;
    }
    default: {
        const std::span<const float> vector = parts_->vector(part);
        std::copy(vector.begin(), vector.end(), out);
    }
    }
}

float HeadWalk::value(const WalkCell& cell) const {
    if (const Matrix* kept = parts_->kept(cell.part)) {
        return (*kept)(cell.row, cell.col);
    }
    if (const WeightView* weights = parts_->weights(cell.part)) {
        return weights->at(cell.row, cell.col);
    }
    std::vector<float> row(static_cast<std::size_t>(find(cell.part)->cols));
    rows(cell.part, cell.row, 1, row.data());
    return row[static_cast<std::size_t>(cell.col)];
}

Result<Matrix> HeadWalk::matrix(WalkPart part, const std::stop_token& stop) const {
    const WalkMatrix* shape = find(part);
    if (shape == nullptr) {
        return Error{ErrorKind::invalid,
                     {},
                     "part",
                     std::to_string(static_cast<int>(part)),
                     "a part that this family has"};
    }
    if (auto enough = check_memory(
            static_cast<std::size_t>(shape->rows * shape->cols) * sizeof(float),
            "a matrix of " + std::to_string(shape->rows) + " × " + std::to_string(shape->cols));
        !enough) {
        return enough.error();
    }
    Matrix whole(shape->rows, shape->cols);
    for (Index begin = 0; begin < shape->rows; begin += rows_at_once) {
        if (stop.stop_requested()) {
            return cancelled();
        }
        rows(part, begin, std::min(rows_at_once, shape->rows - begin), whole.row(begin).data());
    }
    if (auto intact = parts_->trace.queries_of(parts_->site.stack).model()->storage->intact();
        !intact) {
        return intact.error();
    }
    return whole;
}

} // namespace heedmap
