// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/words.h"

#include "core/tokenizer/characters.h"

#include <unicode/uscript.h>

namespace heedmap {

namespace {

/// Whether words of the character's script are not set apart by spaces.
bool has_no_spaces(UChar32 point) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(point, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
        return true;
    default:
        return false;
    }
}

bool goes_on(UChar32 point) {
    constexpr std::uint32_t kinds = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
    return point >= 0 && (U_GET_GC_MASK(point) & kinds) != 0 && !has_no_spaces(point);
}

bool is_inside_character(std::string_view text, std::size_t at) {
    return at > 0 && at < text.size() && (text[at] & '\xC0') == '\x80';
}

/// Whether the two tokens are pieces of one word.
bool joined(std::string_view text, ByteSpan before, ByteSpan after) {
    const auto stands = [&](ByteSpan span) {
        return span.begin < span.end && span.end <= text.size();
    };
    if (!stands(before) || !stands(after)) {
        return false;
    }
    if (after.begin < before.end) {
        return after.end > before.begin; // they share a character
    }
    if (after.begin > before.end) {
        return false;
    }
    const std::size_t seam = after.begin;
    return is_inside_character(text, seam) ||
           (goes_on(last_character(text.substr(0, seam)).point) &&
            goes_on(first_character(text.substr(seam)).point));
}

} // namespace

std::vector<TokenRange> words_of(std::string_view text, std::span<const ByteSpan> spans) {
    std::vector<TokenRange> words;
    for (std::size_t token = 0; token < spans.size(); ++token) {
        if (token > 0 && joined(text, spans[token - 1], spans[token])) {
            words.back().end = token + 1;
        } else {
            words.push_back({token, token + 1});
        }
    }
    return words;
}

} // namespace heedmap
