// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/input.h"
#include "app/launch.h"

#include <CLI/CLI.hpp>

#include <array>
#include <new>

namespace heedmap {

namespace {

struct NamedCommand {
    const char* name;
    const char* description;
    CommandRun (*add)(CommandParser&);
    const char* example;
};

constexpr std::array commands{
    NamedCommand{"models", "List the embedded models and those in the hub's cache",
                 addModelsCommand, "heedmap models"},
    NamedCommand{"info", "Show a model's family, sizes and tokenizer", addInfoCommand,
                 "heedmap info --model ./gpt2 --json"},
    NamedCommand{"tokenize", "Show a text's tokens", addTokenizeCommand,
                 "heedmap tokenize --text \"The cat sat\""},
    NamedCommand{"attend", "Write activations: attention patterns, scores, q, k, v and more",
                 addAttendCommand,
                 "heedmap attend --text \"The cat sat\" --layer 1 --head 0 --what pattern --out "
                 "pattern.csv"},
    NamedCommand{"figure", "Draw heatmaps of attention to a file", addFigureCommand,
                 "heedmap figure --text \"The cat sat\" --layer 1 --head 0 --out head.png"},
    NamedCommand{"animate", "Animate how a head's attention grows as a text is decoded",
                 addAnimateCommand,
                 "heedmap animate --text \"The cat\" --layer 1 --head 0 --steps 8 --out cat.webp"},
    NamedCommand{"worksheet", "Print a head's matrices with blanks to fill in, and the answers",
                 addWorksheetCommand,
                 "heedmap worksheet --model by-hand --text \"the cat ran\" --layer 1 --head 0 "
                 "--out sheet.pdf --answers answers.pdf"},
    NamedCommand{"generate", "Continue a text token by token", addGenerateCommand,
                 "heedmap generate --text \"The cat\" --steps 20 --temperature 0.8 --seed 1"},
    NamedCommand{"fill", "Fill the gaps of a text with an encoder", addFillCommand,
                 "heedmap fill --model story-bert --text \"The [MASK] sat on the mat.\""},
    NamedCommand{"bench", "Time Heedmap's own parts", addBenchCommand,
                 "heedmap bench forward --shape 12x768x12x50257 --tokens 128"},
};

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

/// The parser's own errors are told in its words after the option's name.
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

class CommandLine {
  public:
    CommandLine()
        : app_("Heedmap shows what every attention head of a Transformer looks at.\n"
               "Without a command it opens the window.",
               "heedmap") {
        app_.allow_extras();
        app_.require_subcommand(0, 1);
        app_.footer("Every command has --help. For example:\n"
                    "  heedmap figure --text \"The cat sat on the mat\" --out heads.png");
        app_.set_version_flag("--version", "Heedmap " HEEDMAP_VERSION);
        CommandParser parser(app_);
        addModelOption(parser, window_);
        addTextOption(parser, window_);
        for (const NamedCommand& command : commands) {
            CLI::App* sub = app_.add_subcommand(command.name, command.description);
            sub->allow_extras();
            sub->footer(std::string("Example: ") + command.example);
            CommandParser subParser(*sub);
            runs_.emplace_back(sub, command.add(subParser));
        }
    }

    /// Nothing: open the window.
    std::optional<Result<void>> run(int argc, char** argv, LaunchRequest& request) {
        try {
            app_.parse(argc, argv);
        } catch (const CLI::CallForHelp&) {
            return printOut(&chosen() == &app_ ? app_.help() : chosen().help("heedmap"));
        } catch (const CLI::CallForVersion& version) {
            return printOut(std::string(version.what()) + "\n");
        } catch (const CLI::ParseError& error) {
            return Result<void>(parserError(error));
        }
        for (const CLI::App* app : {&std::as_const(app_), &chosen()}) {
            if (Result<void> known = checkRemaining(*app); !known) {
                return known;
            }
        }
        for (const auto& [app, command] : runs_) {
            if (app->parsed()) {
                return command();
            }
        }
        request.model = window_.model;
        request.text = window_.text.value_or("");
        return std::nullopt;
    }

  private:
    /// The command whose help is asked for, or the program itself.
    [[nodiscard]] const CLI::App& chosen() const {
        for (const auto& [app, command] : runs_) {
            if (app->parsed()) {
                return *app;
            }
        }
        return app_;
    }

    CLI::App app_;
    InputOptions window_;
    std::vector<std::pair<CLI::App*, CommandRun>> runs_;
};

/// What is large is refused before it is made; what slips through ends in a message as well.
template <class Run>
std::optional<Result<void>> runWithinMemory(Run&& run) {
    try {
        return run();
    } catch (const std::bad_alloc&) {
        return Result<void>(Error{ErrorKind::limit, {}, "memory", "none left", "more of it"});
    }
}

} // namespace

std::optional<int> runCommandLine(int argc, char** argv, LaunchRequest& request) {
    guardStandardStreams();
    CommandLine commandLine;
    const std::optional<Result<void>> result =
        runWithinMemory([&] { return commandLine.run(argc, argv, request); });
    if (!result) {
        return std::nullopt;
    }
    if (!result->ok()) {
        printError(result->error());
        return 2;
    }
    return 0;
}

} // namespace heedmap
