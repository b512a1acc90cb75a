// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace heedmap {

/// What the grid is ordered by: layers and heads as the model has them, or the largest value of a
/// statistic first.
enum class HeadOrder : std::uint8_t {
    layer,
    previousToken,
    firstToken,
    itself,
    entropy,
    distance,
    future,
    induction,
};

} // namespace heedmap
