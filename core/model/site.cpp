// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/site.h"

#include <array>
#include <utility>

namespace heedmap {

namespace {

constexpr std::array<std::pair<Stack, std::string_view>, 3> names{
    {{Stack::encoder, "encoder"}, {Stack::decoder, "decoder"}, {Stack::cross, "cross"}}};

} // namespace

std::string_view name_of(Stack stack) {
    for (const auto& [value, name] : names) {
        if (value == stack) {
            return name;
        }
    }
    return {};
}

std::optional<Stack> stack_from_name(std::string_view name) {
    for (const auto& [value, known] : names) {
        if (known == name) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace heedmap
