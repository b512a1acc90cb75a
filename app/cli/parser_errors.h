// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace heedmap {

/// The parser's own errors are told in its words after the option's name.
[[nodiscard]] Error parserError(const CLI::ParseError& error);

/// The error of a word that the parser does not know, if there was one.
Result<void> checkRemaining(const CLI::App& app);

} // namespace heedmap
