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

/// The keys [begin, end) that a query sees.
struct KeyRange {
    Index begin = 0;
    Index end = 0;

    [[nodiscard]] constexpr Index count() const { return end - begin; }
    [[nodiscard]] constexpr bool contains(Index key_pos) const {
        return key_pos >= begin && key_pos < end;
    }
    friend bool operator==(const KeyRange&, const KeyRange&) = default;
};

/// A mask as one site has it: which keys each of its queries sees.
struct KeyMask {
    Mask mask = Mask::causal; ///< causal or none
    Index window = 0;         ///< causal: the last so many keys, the query's own included; 0: all

    [[nodiscard]] constexpr KeyRange visible(Index query_pos, Index keys) const {
        if (mask == Mask::none) {
            return {0, keys};
        }
        const Index end = query_pos + 1 > keys ? keys : query_pos + 1;
        const Index begin = window > 0 && query_pos + 1 > window ? query_pos + 1 - window : 0;
        return {begin > end ? end : begin, end};
    }
    friend bool operator==(const KeyMask&, const KeyMask&) = default;
};

} // namespace heedmap
