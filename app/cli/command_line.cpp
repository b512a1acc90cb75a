// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/input.h"
#include "app/cli/parser_errors.h"
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
    NamedCommand{"animate", "Animate a head: as a text is decoded, or through its formula",
                 addAnimateCommand,
                 "heedmap animate --text \"The cat\" --layer 1 --head 0 --steps 8 --out cat.webp"},
    NamedCommand{"handout", "Print a text's tokens, heads, arithmetic and decoding for a class",
                 addHandoutCommand,
                 "heedmap handout --text \"The cat sat\" --heads 1.0,2.3 --out handout.pdf"},
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

/// Without a command, one word may stand alone: the session file to open.
bool namesSession(const CLI::App& app) {
    return app.get_parent() == nullptr && app.get_subcommands().empty() &&
           app.remaining().size() == 1 && app.remaining().front().ends_with(".heedmap") &&
           app.remaining().front().front() != '-';
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
                    "  heedmap figure --text \"The cat sat on the mat\" --out heads.png\n"
                    "  heedmap lesson.heedmap      opens a saved session");
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
            const Result<void> known = namesSession(*app) ? Result<void>() : checkRemaining(*app);
            if (!known) {
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
        if (!app_.remaining().empty()) {
            request.file = app_.remaining().front();
            if (!request.model.empty() || window_.text) {
                return Result<void>(wrongArgument(request.model.empty() ? "--text" : "--model",
                                                  "a session as well",
                                                  "none with a session, which has its own"));
            }
        }
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
