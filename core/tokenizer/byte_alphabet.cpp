// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/byte_alphabet.h"

#include <array>
#include <cstdint>

namespace heedmap {

namespace {

constexpr unsigned first_shifted = 0x100; // bytes that do not print as themselves start here
constexpr unsigned end_of_letters = first_shifted + 68;

constexpr bool prints_as_itself(unsigned byte) {
    return (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) ||
           (byte >= 0xAE && byte <= 0xFF);
}

struct Alphabet {
    std::array<std::array<char, 2>, 256> letters{};
    std::array<std::uint8_t, 256> lengths{};
    std::array<std::int16_t, end_of_letters> bytes{}; ///< byte of a code point, or -1

    constexpr Alphabet() {
        bytes.fill(-1);
        unsigned shifted = first_shifted;
        for (unsigned byte = 0; byte < 256; ++byte) {
            const unsigned point = prints_as_itself(byte) ? byte : shifted++;
            bytes[point] = static_cast<std::int16_t>(byte);
            lengths[byte] = point < 0x80 ? 1 : 2;
            letters[byte] = point < 0x80 ? std::array{static_cast<char>(point), '\0'}
                                         : std::array{static_cast<char>(0xC0U | (point >> 6U)),
                                                      static_cast<char>(0x80U | (point & 0x3FU))};
        }
    }
};

constexpr Alphabet alphabet;

/// Reads one code point of one or two bytes at `at`; -1 for anything else.
int short_code_point(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at++]);
    if (first < 0x80) {
        return first;
    }
    if (first < 0xC2 || first > 0xDF || at == text.size()) {
        return -1;
    }
    const auto second = static_cast<unsigned char>(text[at++]);
    return (second & 0xC0U) == 0x80U ? static_cast<int>((first & 0x1FU) << 6U | (second & 0x3FU))
                                     : -1;
}

} // namespace

std::string_view byte_letter(unsigned char byte) {
    return {alphabet.letters[byte].data(), alphabet.lengths[byte]};
}

void append_letters(std::string& out, std::string_view bytes) {
    for (const char byte : bytes) {
        out += byte_letter(static_cast<unsigned char>(byte));
    }
}

std::optional<std::string> bytes_from_letters(std::string_view token) {
    std::string bytes;
    bytes.reserve(token.size());
    for (std::size_t at = 0; at < token.size();) {
        const int point = short_code_point(token, at);
        if (point < 0 || point >= static_cast<int>(end_of_letters)) {
            return std::nullopt;
        }
        const int byte = alphabet.bytes[static_cast<std::size_t>(point)];
        if (byte < 0) {
            return std::nullopt;
        }
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

} // namespace heedmap
