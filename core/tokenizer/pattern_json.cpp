// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pattern_json.h"

namespace heedmap {

Result<Pattern> read_pattern(const Component& component) {
    const nlohmann::json* pattern = component.fields.object("pattern", true);
    if (component.fields.error()) {
        return *component.fields.error();
    }
    const std::string field = component.field + ".pattern.";
    JsonFields kinds(*pattern, component.file, field);
    const bool literal = kinds.has("String");
    const char* key = literal ? "String" : "Regex";
    const std::string text = kinds.string(key);
    if (kinds.error()) {
        return *kinds.error();
    }
    return Pattern::compile(text, literal ? Pattern::Kind::literal : Pattern::Kind::from_file,
                            {component.file, field + key});
}

} // namespace heedmap
