// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/drawing_session.h"
#include "app/cli/finite_notice.h"
#include "app/cli/input.h"
#include "app/cli/run_options.h"
#include "app/export/write_worksheet.h"
#include "core/run/forward.h"

#include <array>
#include <limits>

namespace heedmap {

namespace {

struct WorksheetCommandOptions {
    InputOptions input;
    SiteOptions site;
    std::string mask = "family";
    std::string from = "qkv";
    std::string tokens = "6";
    std::string dims = "4";
    std::string digits = "2";
    std::string blanks = "dots,scaled,masked,pattern,output";
    std::string share = "0.5";
    std::string seed = "0";
    std::string paper = "a4";
    std::string language = "en";
    std::string out;
    std::string answers;
    bool force = false;
};

Result<std::vector<WorksheetPart>> readBlanks(const std::string& text) {
    std::vector<WorksheetPart> blanks;
    for (const std::string& name : partsOf(text)) {
        const std::optional<WorksheetPart> part = worksheet_part_from_name(name);
        if (!part || *part < WorksheetPart::q) {
            return wrongArgument("--blanks", name,
                                 "steps such as q, k, v, dots, scaled, masked, pattern, output");
        }
        blanks.push_back(*part);
    }
    return blanks;
}

/// What does not need the model.
Result<WorksheetRequest> readRequest(const WorksheetCommandOptions& options) {
    WorksheetRequest request;
    constexpr std::array<std::string_view, 2> starts{"qkv", "x"};
    constexpr std::array<std::string_view, 2> papers{"a4", "letter"};
    const Result<std::size_t> from = oneOf("--from", options.from, starts);
    const Result<std::size_t> paper = oneOf("--paper", options.paper, papers);
    const Result<Index> tokens = integerIn("--tokens", options.tokens, 1, max_worksheet_size);
    const Result<Index> dims = integerIn("--dims", options.dims, 1, max_worksheet_size);
    const Result<Index> digits = integerIn("--digits", options.digits, 1, 4);
    const Result<double> share = numberIn("--share", options.share, 0.01, 1);
    const Result<Index> seed =
        integerIn("--seed", options.seed, 0, std::numeric_limits<Index>::max());
    const Result<std::vector<WorksheetPart>> blanks = readBlanks(options.blanks);
    if (!from || !paper) {
        return from ? paper.error() : from.error();
    }
    for (const Result<Index>* number : {&tokens, &dims, &digits, &seed}) {
        if (!*number) {
            return number->error();
        }
    }
    if (!share || !blanks) {
        return share ? blanks.error() : share.error();
    }
    request.cut = {*tokens, *dims, *from == 1};
    request.options = {static_cast<int>(*digits), *blanks, *share,
                       static_cast<std::uint64_t>(*seed)};
    request.paper = *paper == 0 ? Paper::a4 : Paper::letter;
    return request;
}

/// Where a file lies or will lie, which names such as `a.pdf` and `./a.pdf` share.
std::filesystem::path placeOf(const std::filesystem::path& path) {
    std::error_code failed;
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, failed), failed);
}

/// `dir/sheet.pdf` becomes `dir/sheet-answers.pdf`.
std::string answersBeside(const std::filesystem::path& sheet) {
    std::filesystem::path answers = sheet;
    answers.replace_filename(sheet.stem().string() + "-answers" + sheet.extension().string());
    return answers.string();
}

Result<void> checkNames(const WorksheetCommandOptions& options) {
    for (const auto& [name, path] :
         {std::pair("--out", options.out), std::pair("--answers", options.answers)}) {
        if (std::filesystem::path(path).extension() != ".pdf") {
            return wrongArgument(name, path, "a name that ends in .pdf");
        }
    }
    if (placeOf(options.out) == placeOf(options.answers)) {
        return wrongArgument("--answers", options.answers, "another file than --out");
    }
    constexpr std::array<std::string_view, 2> languages{"en", "zh"};
    if (const auto language = oneOf("--lang", options.language, languages); !language) {
        return language.error();
    }
    if (options.site.layer.empty() || options.site.head.empty()) {
        return wrongArgument(options.site.layer.empty() ? "--layer" : "--head", "",
                             "a number: a worksheet is about one head");
    }
    return {};
}

Result<HeadWalk> walkOf(const Input& input, const SiteChoice& site, Mask mask) {
    const Result<Trace> trace = forward(input.model, input.modelInput());
    if (!trace) {
        return trace.error();
    }
    if (auto noted = noteNotFinite(*trace); !noted) {
        return noted.error();
    }
    Result<HeadWalk> walk = HeadWalk::of(*trace, siteOf(site, input.model->config), *site.head);
    if (walk && mask != Mask::family) {
        WhatIf what;
        what.mask = mask;
        return walk->with(what);
    }
    return walk;
}

Result<void> worksheet(WorksheetCommandOptions options) {
    if (options.answers.empty()) {
        options.answers = answersBeside(options.out);
    }
    if (Result<void> named = checkNames(options); !named) {
        return named;
    }
    Result<WorksheetRequest> request = readRequest(options);
    if (!request) {
        return request.error();
    }
    const Result<RunMasks> masks = readRunMasks({options.mask, "local"});
    if (!masks) {
        return masks.error();
    }
    const Result<Input> input = readInputToCompute(options.input);
    if (!input) {
        return input.error();
    }
    const WriteOptions write{options.force, input->files};
    for (const std::string& path : {options.out, options.answers}) {
        if (Result<void> target = check_target(path, write); !target) {
            return target;
        }
    }
    const Result<SiteChoice> site = readSite(options.site, input->model->config);
    if (!site) {
        return site.error();
    }
    const Result<HeadWalk> walk = walkOf(*input, *site, masks->softmax);
    if (!walk) {
        return walk.error();
    }
    const Stack stack = walk->site().stack;
    const SiteTokens queries = input->queriesOf(stack);
    const SiteTokens keys = input->keysOf(stack);
    request->queries = display_tokens(queries.tokenizer, queries.ids);
    request->keys = display_tokens(keys.tokenizer, keys.ids);
    request->model = QString::fromStdString(escaped(input->model->name));
    request->sentence = QString::fromStdString(input->text);
    request->program = QStringLiteral("Heedmap " HEEDMAP_VERSION);
    const DrawingSession session(options.language);
    return writeWorksheet(*walk, *request, {options.out, options.answers}, write);
}

} // namespace

CommandRun addWorksheetCommand(CommandParser& parser) {
    auto options = std::make_shared<WorksheetCommandOptions>();
    addInputOptions(parser, options->input);
    addSiteOptions(parser, options->site);
    parser.add("--mask", options->mask, "MASK",
               "family (as the model was trained), causal, or none");
    parser.add("--from", options->from, "START",
               "qkv (Q, K and V are given) or x (X and the weights are, where they fit a page)");
    parser.add("--tokens", options->tokens, "N", "At most so many, the first ones: 1 to 8 (6)");
    parser.add("--dims", options->dims, "N", "At most so many dimensions of the head: 1 to 8 (4)");
    parser.add("--digits", options->digits, "N", "Decimals: 1 to 4 (2)");
    parser.add(
        "--blanks", options->blanks, "STEPS",
        "Which steps have blanks: q,k,v,dots,scaled,masked,pattern,output (all from dots on)");
    parser.add("--share", options->share, "X", "How much of such a step is blank: 0.01 to 1 (0.5)");
    parser.add("--seed", options->seed, "S", "The same seed leaves the same cells blank");
    parser.add("--paper", options->paper, "PAPER", "a4 or letter");
    parser.add("--lang", options->language, "LANG", "The language of its words: en or zh");
    parser.add("--out", options->out, "FILE", "The worksheet: .pdf");
    parser.add("--answers", options->answers, "FILE",
               "The same, filled in, for the teacher: .pdf (NAME-answers.pdf beside NAME.pdf)");
    parser.addFlag("--force", options->force, "Replace files that exist");
    return [options] { return worksheet(*options); };
}

} // namespace heedmap
