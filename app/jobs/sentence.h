// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <optional>
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

/// Bytes of one text: more than a model's positions ever take, and what a field lays out at once.
inline constexpr std::size_t most_text_bytes = 200'000;

/// An error where one of the texts is longer.
[[nodiscard]] inline std::optional<Error> tooLong(const Sentence& sentence) {
    for (const std::string* text : {&sentence.text, &sentence.second}) {
        if (text->size() > most_text_bytes) {
            return Error{ErrorKind::limit,
                         {},
                         text == &sentence.text ? "text" : "second text",
                         std::to_string(text->size()) + " bytes",
                         "at most " + std::to_string(most_text_bytes) + " bytes"};
        }
    }
    return std::nullopt;
}

} // namespace heedmap
