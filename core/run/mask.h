// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/dtype.h"

#include <optional>
#include <string_view>

namespace heedmap {

/// Which keys a query may see.
enum class Mask {
    family, ///< what the model was trained with: causal for decoders, none for encoders
    causal, ///< key_pos ≤ query_pos
    none,   ///< every key
};

[[nodiscard]] std::string_view name_of(Mask mask);
[[nodiscard]] std::optional<Mask> mask_from_name(std::string_view name);

/// How many keys, from key 0 on, the query at `query_pos` sees among `keys`.
[[nodiscard]] constexpr Index visible_keys(Mask mask, Index query_pos, Index keys) {
    return mask == Mask::none || query_pos + 1 > keys ? keys : query_pos + 1;
}

} // namespace heedmap
