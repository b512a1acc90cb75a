// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_parser.h"

#include "app/cli/parser_errors.h"

#include <CLI/CLI.hpp>

#include <algorithm>

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

Result<void> readWords(std::vector<std::string> words,
                       const std::function<void(CommandParser&)>& add) {
    CLI::App app;
    app.allow_extras();
    app.set_help_flag();
    CommandParser parser(app);
    add(parser);
    std::ranges::reverse(words); // the library takes them from the back
    try {
        app.parse(words);
    } catch (const CLI::ParseError& error) {
        return parserError(error);
    }
    return checkRemaining(app);
}

} // namespace heedmap
