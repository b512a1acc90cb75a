// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/metaspace_json.h"

#include "core/tokenizer/characters.h"

namespace heedmap {

Metaspace read_metaspace_fields(JsonFields& fields) {
    Metaspace out;
    out.replacement = fields.string("replacement", "▁");
    if (!fields.error() && !is_one_character(out.replacement)) {
        fields.fail("replacement", "one character");
    }
    const bool prefix = fields.boolean("add_prefix_space", true);
    const std::string scheme = fields.string("prepend_scheme", prefix ? "always" : "never");
    if (scheme == "never" || !prefix) {
        out.prepend = PrependScheme::never;
    } else if (scheme == "first") {
        out.prepend = PrependScheme::first;
    } else if (scheme != "always") {
        fields.fail("prepend_scheme", "always, first or never");
    }
    return out;
}

} // namespace heedmap
