// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/byte_token.h"

namespace heedmap {

namespace {

constexpr std::string_view digits = "0123456789ABCDEF";

} // namespace

std::string byte_token(unsigned char byte) {
    return {'<', '0', 'x', digits[byte >> 4U], digits[byte & 0xFU], '>'};
}

std::optional<unsigned char> byte_of_token(std::string_view token) {
    if (token.size() != 6 || !token.starts_with("<0x") || token[5] != '>') {
        return std::nullopt;
    }
    const std::size_t high = digits.find(token[3]);
    const std::size_t low = digits.find(token[4]);
    if (high == std::string_view::npos || low == std::string_view::npos) {
        return std::nullopt;
    }
    return static_cast<unsigned char>(high << 4U | low);
}

} // namespace heedmap
