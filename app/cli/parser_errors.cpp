// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/parser_errors.h"

#include <CLI/CLI.hpp>

namespace heedmap {

namespace {

/// The words that the parser knows, for the message about one that it does not.
std::string knownWords(const CLI::App& app) {
    std::string out;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        out += (out.empty() ? "" : ", ") + command->get_name();
    }
    for (const CLI::Option* option : app.get_options()) {
        if (!option->get_group().empty()) {
            out += (out.empty() ? "" : ", ") + option->get_name();
        }
    }
    return out;
}

} // namespace

Error parserError(const CLI::ParseError& error) {
    const std::string text = error.what();
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos || text.compare(0, 2, "--") != 0) {
        return {ErrorKind::invalid, "command line", {}, escaped(text), "see --help"};
    }
    const bool isFlag = error.get_name() == "ConversionError" || error.get_name() == "InvalidError";
    return {ErrorKind::invalid,
            text.substr(0, colon),
            {},
            isFlag ? "a value" : "no value",
            isFlag ? "none"
                   : "one (write " + text.substr(0, colon) + "=VALUE where it begins with -)"};
}

Result<void> checkRemaining(const CLI::App& app) {
    for (const std::string& word : app.remaining()) {
        const bool option = word.size() > 1 && word.front() == '-';
        return Error{ErrorKind::invalid,
                     word,
                     {},
                     option                        ? "an option that is not known"
                     : app.get_parent() == nullptr ? "a command that is not known"
                                                   : "a word too many",
                     "one of " + knownWords(app)};
    }
    return {};
}

} // namespace heedmap
