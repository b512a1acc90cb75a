// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/script.h"

#include <unicode/uscript.h>

#include <cstdint>

namespace heedmap {

namespace {

constexpr UChar32 long_vowel = 0x30FC; // ー, which Unicode shares among scripts
constexpr std::uint8_t newest_version = 9;

bool is_known(UChar32 point) {
    UVersionInfo age;
    u_charAge(point, age);
    return age[0] > 0 && age[0] <= newest_version;
}

/// Later versions put these elsewhere; 9.0 had them here.
std::optional<UScriptCode> moved_since(UChar32 point) {
    switch (point) {
    case 0x0589:
    case 0x061C:
        return USCRIPT_COMMON;
    case 0x0953:
    case 0x0954:
        return USCRIPT_DEVANAGARI;
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<int> word_script(UChar32 point) {
    if (point == ' ') {
        return std::nullopt;
    }
    if (point == long_vowel) {
        return USCRIPT_HAN;
    }
    if (const auto moved = moved_since(point)) {
        return *moved;
    }
    if (!is_known(point)) {
        return std::nullopt;
    }
    UErrorCode failed = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(point, &failed);
    switch (script) {
    case USCRIPT_UNKNOWN: // noncharacters and the like
        return std::nullopt;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
        return USCRIPT_HAN;
    default:
        return script;
    }
}

} // namespace heedmap
