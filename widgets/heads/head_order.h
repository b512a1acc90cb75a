// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/site.h"

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

/// Whether heads of that stack can be ordered so: of cross-attention, whose queries and keys are
/// of different texts, most statistics say nothing.
[[nodiscard]] bool applies(HeadOrder order, Stack stack);

} // namespace heedmap
