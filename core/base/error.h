// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace heedmap {

enum class ErrorKind {
    invalid,   ///< what was read or asked for breaks a rule
    io,        ///< the system could not read or write
    limit,     ///< well formed, but larger than Heedmap or the machine takes
    cancelled, ///< the caller's stop token was set; nothing is wrong
};

/// Why something could not be done, as a value. It prints as `FILE: FIELD: got VALUE, expected
/// RULE`; parts that are empty are left out. The window translates around it, never inside it.
struct Error {
    ErrorKind kind = ErrorKind::invalid;
    std::string file;     ///< path as the user knows it, or an option such as `--head`
    std::string field;    ///< tensor, key, line or byte offset
    std::string got;      ///< already escaped: see `escaped`
    std::string expected; ///< the rule, with the limit in numbers
};

[[nodiscard]] std::string to_string(const Error& error);

/// The error of a run that was stopped.
[[nodiscard]] Error cancelled();

/// `text` made safe for one line of a terminal or a label: control characters, bidirectional
/// overrides and bytes that are not UTF-8 as `\xNN` or `\u{NNNN}`, cut after `max_characters`
/// with `…`.
[[nodiscard]] std::string escaped(std::string_view text, std::size_t max_characters = 80);

} // namespace heedmap
