// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/encode_budget.h"

#include <utility>

namespace heedmap {

namespace {

constexpr std::uint64_t fewest_steps = 20'000'000;
constexpr std::uint64_t least_growth = std::uint64_t{1} << 20U;
constexpr std::uint64_t growth_per_byte = 16;

bool pay(std::uint64_t& from, std::uint64_t cost) {
    const bool enough = cost <= from;
    from = enough ? from - cost : 0;
    return enough;
}

} // namespace

EncodeBudget EncodeBudget::for_text(std::size_t bytes, std::stop_token stop) {
    return {fewest_steps + steps_per_byte * bytes, least_growth + growth_per_byte * bytes,
            std::move(stop), false};
}

bool EncodeBudget::pay_steps(std::uint64_t cost) {
    return pay(steps, cost);
}

bool EncodeBudget::pay_growth(std::uint64_t bytes) {
    return pay(growth, bytes);
}

} // namespace heedmap
