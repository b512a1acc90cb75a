// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/dtype.h"

#include <optional>
#include <string_view>

namespace heedmap {

/// Where attention happens. A decoder-only model has the stack `decoder`, an encoder-only one
/// `encoder`, an encoder-decoder all three: in `cross` the decoder's queries meet the encoder's
/// keys.
enum class Stack { encoder, decoder, cross };

[[nodiscard]] std::string_view name_of(Stack stack);
[[nodiscard]] std::optional<Stack> stack_from_name(std::string_view name);

/// One attention sublayer.
struct Site {
    Stack stack = Stack::decoder;
    Index layer = 0;
    friend bool operator==(const Site&, const Site&) = default;
};

} // namespace heedmap
