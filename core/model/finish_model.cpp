// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/finish_model.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace heedmap {

void finish_model(const WeightSource& source, Model& model) {
    std::array<std::size_t, 3> bytes_of = {}; // by DType
    for (const NamedWeight& weight : source.used()) {
        const Index elements = std::accumulate(weight.shape.begin(), weight.shape.end(), Index{1},
                                               std::multiplies<>());
        const std::size_t bytes = static_cast<std::size_t>(elements) * size_of(weight.dtype);
        bytes_of.at(static_cast<std::size_t>(weight.dtype)) += bytes;
        model.weight_bytes += bytes;
    }
    model.weights = source.used();
    const auto largest = std::max_element(bytes_of.begin(), bytes_of.end());
    model.dtype = static_cast<DType>(largest - bytes_of.begin());
}

} // namespace heedmap
