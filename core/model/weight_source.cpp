// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/weight_source.h"

#include <array>

namespace heedmap {

void WeightSource::fail(Error error) {
    if (!error_) {
        error_ = std::move(error);
    }
}

const NamedWeight* WeightSource::use(const std::string& name, std::span<const Index> shape) {
    const Stored stored = error_ ? Stored{} : locate(name, shape);
    if (error_) {
        return nullptr;
    }
    used_.push_back({name, stored.data, stored.dtype, {shape.begin(), shape.end()}});
    return &used_.back();
}

WeightView WeightSource::matrix(const std::string& name, Index in, Index out) {
    const std::array shape = {in, out};
    const NamedWeight* weight = use(name, shape);
    return weight == nullptr ? WeightView{}
                             : WeightView{weight->data, weight->dtype, in, out, out, 1};
}

std::vector<float> WeightSource::values(const std::string& name, std::span<const Index> shape) {
    const NamedWeight* weight = use(name, shape);
    if (weight == nullptr) {
        return {};
    }
    const Index size = shape.back();
    const WeightView view{weight->data, weight->dtype, 1, size, size, 1};
    std::vector<float> values(static_cast<std::size_t>(size));
    for (Index i = 0; i < size; ++i) {
        values[static_cast<std::size_t>(i)] = view.at(0, i);
    }
    return values;
}

std::vector<float> WeightSource::vector(const std::string& name, Index size) {
    return values(name, std::array{size});
}

std::vector<float> WeightSource::row(const std::string& name, Index size) {
    return values(name, std::array{Index{1}, size});
}

WeightView transposed(const WeightView& view) {
    WeightView swapped = view;
    std::swap(swapped.in, swapped.out);
    std::swap(swapped.in_stride, swapped.out_stride);
    return swapped;
}

} // namespace heedmap
