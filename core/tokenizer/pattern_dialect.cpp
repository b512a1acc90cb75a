// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pattern_dialect.h"

namespace heedmap {

std::string pattern_in_our_dialect(std::string_view pattern) {
    std::string out;
    int brackets = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '\\' && at + 1 < pattern.size()) {
            const char name = pattern[++at];
            if (name == 's' || (name == 'S' && brackets == 0)) {
                const std::string set(white_space_class);
                out += brackets > 0 ? set : (name == 's' ? "[" : "[^") + set + "]";
            } else {
                out += {c, name};
            }
            continue;
        }
        if (c == '[') {
            ++brackets;
        } else if (c == ']' && brackets > 0) {
            --brackets;
        }
        out += c;
    }
    return out;
}

} // namespace heedmap
