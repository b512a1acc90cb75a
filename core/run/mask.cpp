// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/mask.h"

#include <array>
#include <utility>

namespace heedmap {

namespace {

constexpr std::array<std::pair<Mask, std::string_view>, 3> names{
    {{Mask::family, "family"}, {Mask::causal, "causal"}, {Mask::none, "none"}}};

} // namespace

std::string_view name_of(Mask mask) {
    for (const auto& [value, name] : names) {
        if (value == mask) {
            return name;
        }
    }
    return {};
}

std::optional<Mask> mask_from_name(std::string_view name) {
    for (const auto& [value, known] : names) {
        if (known == name) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace heedmap
