// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tensor/weight_view.h"

#include <cassert>
#include <cstring>

namespace heedmap {

namespace {

const void* advance(const void* data, DType dtype, Index elements) {
    return static_cast<const std::byte*>(data) + elements * static_cast<Index>(size_of(dtype));
}

} // namespace

WeightView WeightView::outputs(Index begin, Index count) const {
    assert(begin >= 0 && count >= 0 && begin + count <= out);
    WeightView view = *this;
    view.data = advance(data, dtype, begin * out_stride);
    view.out = count;
    return view;
}

WeightView WeightView::inputs(Index begin, Index count) const {
    assert(begin >= 0 && count >= 0 && begin + count <= in);
    WeightView view = *this;
    view.data = advance(data, dtype, begin * in_stride);
    view.in = count;
    return view;
}

float WeightView::at(Index i, Index o) const {
    assert(i >= 0 && i < in && o >= 0 && o < out);
    const void* element = advance(data, dtype, i * in_stride + o * out_stride);
    // A file's data section need not be aligned.
    if (dtype == DType::F32) {
        float value = 0;
        std::memcpy(&value, element, sizeof value);
        return value;
    }
    std::uint16_t bits = 0;
    std::memcpy(&bits, element, sizeof bits);
    return dtype == DType::F16 ? f16_to_f32(bits) : bf16_to_f32(bits);
}

} // namespace heedmap
