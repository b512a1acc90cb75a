// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/edit_sentence.h"

namespace heedmap {

namespace {

/// The text that a token is of, and its part of it without the space before its word.
struct Place {
    std::string& text;
    ByteSpan span;
};

Place placeOf(const Reading& reading, Index position, Sentence& sentence) {
    const auto index = static_cast<std::size_t>(position);
    const bool second = index >= reading.second.begin && index < reading.second.end;
    Place place{second ? sentence.second : sentence.text, reading.spans[index]};
    while (place.span.begin < place.span.end && place.text[place.span.begin] == ' ') {
        ++place.span.begin;
    }
    return place;
}

} // namespace

Sentence withWord(const Reading& reading, Index position, TokenId id) {
    const Tokenizer& tokenizer = *reading.source->tokenizer;
    Sentence sentence = reading.sentence;
    const Place place = placeOf(reading, position, sentence);
    std::string left = place.text.substr(0, place.span.begin);
    std::string word = tokenizer.bytes(id);
    constexpr std::string_view joined = "##"; // WordPiece: goes on in the word before
    if (tokenizer.token(id).starts_with(joined)) {
        word = tokenizer.token(id).substr(joined.size());
        left.erase(left.find_last_not_of(' ') + 1);
    } else if (word.starts_with(' ')) {
        const bool apart = left.empty() || left.back() == ' ';
        word.erase(0, apart ? 1 : 0);
    }
    place.text = left + word + place.text.substr(place.span.end);
    return sentence;
}

Sentence withMask(const Reading& reading, Index position) {
    const Tokenizer& tokenizer = *reading.source->tokenizer;
    Sentence sentence = reading.sentence;
    const Place place = placeOf(reading, position, sentence);
    place.text.replace(place.span.begin, place.span.end - place.span.begin,
                       tokenizer.token(*tokenizer.mask_token()));
    return sentence;
}

bool isMaskable(const Reading& reading, Index position) {
    const auto index = static_cast<std::size_t>(position);
    return reading.source->tokenizer->mask_token() && index < reading.spans.size() &&
           reading.spans[index].begin < reading.spans[index].end;
}

} // namespace heedmap
