// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace heedmap {

/// A normalizer, pre-tokenizer, post-processor or decoder of tokenizer.json: an object with a
/// `type`.
struct Component {
    const std::string& file;
    const std::string& field; ///< `normalizer.normalizers[1]`
    JsonFields& fields;
};

/// How one type of component is read into an `Out`. It may leave errors of fields to the caller.
template <class Out>
struct ComponentKind {
    std::string_view type;
    Result<void> (*read)(const Component& component, Out& out);
};

/// Where components of one kind stand: `normalizer`, and `normalizers` in a Sequence.
struct ComponentPlace {
    const std::string& file;
    std::string field;
    const char* list;
};

/// The error of a type that is not among `kinds`.
template <class Out>
Error unknown_type(JsonFields& fields, std::span<const ComponentKind<Out>> kinds) {
    std::string known;
    for (const auto& kind : kinds) {
        known += std::string(kind.type) + ", ";
    }
    fields.fail("type", known + "or a Sequence of them");
    return *fields.error();
}

/// Reads a component (null: there is none), or a Sequence of them in any depth, in order. A type
/// that is not among `kinds` is an error.
template <class Out>
Result<void> read_components(const nlohmann::json* node, const ComponentPlace& place,
                             std::span<const ComponentKind<Out>> kinds, Out& out) {
    if (node == nullptr) {
        return {};
    }
    JsonFields fields(*node, place.file, place.field + ".");
    const std::string type = fields.string("type");
    if (type == "Sequence") {
        const nlohmann::json* list = fields.array(place.list, true);
        const std::string prefix = place.field + '.' + place.list + '[';
        for (std::size_t at = 0; list != nullptr && at < list->size(); ++at) {
            const ComponentPlace inner{place.file, prefix + std::to_string(at) + ']', place.list};
            if (auto done = read_components(&(*list)[at], inner, kinds, out); !done) {
                return done;
            }
        }
    } else if (!fields.error()) {
        const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                       [&](const auto& known) { return known.type == type; });
        if (kind == kinds.end()) {
            return unknown_type(fields, kinds);
        }
        if (auto done = kind->read({place.file, place.field, fields}, out); !done) {
            return done;
        }
    }
    return fields.error() ? Result<void>(*fields.error()) : Result<void>();
}

} // namespace heedmap
