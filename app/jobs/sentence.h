// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace heedmap {

/// What a model reads beside the sentence.
enum class SecondText : std::uint8_t {
    none,
    target, ///< an encoder-decoder's: as far as it is given, the decoder goes on from there
    pair,   ///< a second sentence, which an encoder with token types tells from the first
};

/// What is typed: the sentence, and for a model that reads two texts the second.
struct Sentence {
    std::string text;
    std::string second;
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

} // namespace heedmap
