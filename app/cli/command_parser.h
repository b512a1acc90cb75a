// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace heedmap {

/// Takes the options of one command. The library behind it is known to two files alone: each that
/// includes it takes seconds to compile.
class CommandParser {
  public:
    explicit CommandParser(CLI::App& app) : app_(app) {}

    /// An option with a value, kept as it is written; the help calls the value `type`. A name
    /// without dashes is a word at the value's place. What `value` refers to must outlive the
    /// parsing.
    void add(const char* name, std::string& value, const char* type,
             const std::string& description);
    void add(const char* name, std::optional<std::string>& value, const char* type,
             const std::string& description);
    void addFlag(const char* name, bool& value, const std::string& description);

  private:
    CLI::App& app_;
};

/// Reads options from `words` (`--layer=1`, `--force`) that come from elsewhere than the command
/// line: `add` adds those that are known. Errors: one that is not, one without its value.
Result<void> readWords(std::vector<std::string> words,
                       const std::function<void(CommandParser&)>& add);

} // namespace heedmap
