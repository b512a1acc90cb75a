// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_parser.h"

#include <CLI/CLI.hpp>

namespace heedmap {

void CommandParser::add(const char* name, std::string& value, const char* type,
                        const std::string& description) {
    app_.add_option(name, value, description)->type_name(type);
}

void CommandParser::add(const char* name, std::optional<std::string>& value, const char* type,
                        const std::string& description) {
    app_.add_option(name, value, description)->type_name(type);
}

void CommandParser::addFlag(const char* name, bool& value, const std::string& description) {
    app_.add_flag(name, value, description);
}

} // namespace heedmap
