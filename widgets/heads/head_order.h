// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/head_summary.h"

#include <array>
#include <cstdint>
#include <optional>

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

/// All of them but the layer.
inline constexpr std::array allStatistics{
    HeadOrder::previousToken, HeadOrder::firstToken, HeadOrder::itself,   HeadOrder::entropy,
    HeadOrder::distance,      HeadOrder::future,     HeadOrder::induction};

/// The statistic an order goes by; none for `layer` and where the head has none.
[[nodiscard]] std::optional<double> statisticOf(const HeadStatistics& head, HeadOrder order);

/// Whether heads of that stack can be ordered so: of cross-attention, whose queries and keys are
/// of different texts, most statistics say nothing.
[[nodiscard]] bool applies(HeadOrder order, Stack stack);

} // namespace heedmap
