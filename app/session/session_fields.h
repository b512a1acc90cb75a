// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace heedmap {

/// What reading a session's fields comes to: the first error, and what was set right by itself.
struct FieldReport {
    std::string file;
    std::optional<Error> error;
    std::vector<std::string> notices; ///< `FIELD: got VALUE, expected RULE; taken as VALUE`
};

/// One value of a session and its place in the file.
struct SessionField {
    std::string section; ///< the object it lies in; empty: the file's own
    std::string key;
    bool required = false;
    /// Null: there is nothing to write.
    std::function<nlohmann::json(const Session&)> write;
    /// What has another type is an error; a number out of its range is clamped, with a notice.
    std::function<void(const nlohmann::json&, const SessionField&, Session&, FieldReport&)> read;

    /// `view.mask`.
    [[nodiscard]] std::string path() const { return section.empty() ? key : section + '.' + key; }
};

/// Every field, in the order of the file. A new one is one more line there; a reader that does not
/// find it keeps the default.
[[nodiscard]] const std::vector<SessionField>& sessionFields();

} // namespace heedmap
