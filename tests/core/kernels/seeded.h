// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/dtype.h"

#include <random>
#include <vector>

namespace heedmap {

/// Normal values, the same for the same seed.
inline std::vector<float> seeded(Index count, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values) {
        value = normal(random);
    }
    return values;
}

} // namespace heedmap
