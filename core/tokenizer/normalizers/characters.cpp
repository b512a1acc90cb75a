// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/normalizers/each_character.h"

namespace heedmap {

namespace {

constexpr UChar32 capital_i_with_dot = 0x130; // the one whose lower case is two characters

bool nmt_takes_out(UChar32 c) {
    return (c >= 0x01 && c <= 0x08) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F ||
           c == 0x8F || c == 0x9F;
}

bool nmt_makes_space(UChar32 c) {
    return c == 0x09 || c == 0x0A || c == 0x0C || c == 0x0D || c == 0x1680 ||
           (c >= 0x200B && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x2581 ||
           c == 0xFEFF || c == 0xFFFD;
}

} // namespace

Normalizer lowercase() {
    return for_each_character([](TextRewrite& rewrite, Character c) {
        std::string lower;
        append_character(lower, c.point == capital_i_with_dot ? 'i' : u_tolower(c.point));
        if (c.point == capital_i_with_dot) {
            append_character(lower, 0x307);
        }
        rewrite.replace(c.bytes, lower);
    });
}

Normalizer remove_categories(std::uint32_t mask) {
    return for_each_character([mask](TextRewrite& rewrite, Character c) {
        if (has_category(c.point, mask)) {
            rewrite.replace(c.bytes, {});
        } else {
            rewrite.keep(c.bytes);
        }
    });
}

Normalizer nmt() {
    return for_each_character([](TextRewrite& rewrite, Character c) {
        if (nmt_takes_out(c.point)) {
            rewrite.replace(c.bytes, {});
        } else if (nmt_makes_space(c.point)) {
            rewrite.replace(c.bytes, " ");
        } else {
            rewrite.keep(c.bytes);
        }
    });
}

} // namespace heedmap
