// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/drawing_session.h"
#include "app/cli/figure_options.h"
#include "app/cli/figure_source.h"
#include "core/format/output_file.h"
#include "widgets/figure/make_figure.h"
#include "widgets/figure/numbers.h"

#include <array>

namespace heedmap {

namespace {

struct FigureOptions {
    InputOptions input;
    RunOptions run;
    SiteOptions site;
    FigureLookOptions look;
    FigureKindOptions more;
    std::string kind;
    std::string what = "pattern";
    std::string query;
    std::string key;
    std::string out;
    std::string data;
    bool force = false;
};

std::vector<std::string_view> kindNames() {
    std::vector<std::string_view> names;
    for (const FigureKind kind : allFigureKinds()) {
        names.push_back(name_of(kind));
    }
    return names;
}

Result<FigureKind> readKind(const FigureOptions& options) {
    const bool oneHead = !options.site.layer.empty() && !options.site.head.empty();
    const std::string fallback = oneHead ? "heatmap" : "grid";
    const std::string& name = options.kind.empty() ? fallback : options.kind;
    const std::optional<FigureKind> kind = figureKindFromName(name);
    if (!kind) {
        return wrongArgument("--kind", name, alternatives(kindNames()));
    }
    if (*kind == FigureKind::grid && !options.site.head.empty()) {
        return wrongArgument("--head", options.site.head, "none for a grid, or --layer with it");
    }
    if (showsOneHead(*kind) && !oneHead) {
        return wrongArgument(options.site.layer.empty() ? "--layer" : "--head", "",
                             "a number: a figure of kind " + name + " shows one head");
    }
    if (*kind == FigureKind::arithmetic && (options.query.empty() || options.key.empty())) {
        return wrongArgument(options.query.empty() ? "--query" : "--key", "",
                             "a position: arithmetic works out one cell");
    }
    return *kind;
}

Result<FigureQuantity> readQuantity(const std::string& name) {
    constexpr std::array<std::string_view, 2> quantities{"pattern", "scores"};
    const Result<std::size_t> quantity = oneOf("--what", name, quantities);
    if (!quantity) {
        return quantity.error();
    }
    return *quantity == 0 ? FigureQuantity::weights : FigureQuantity::scores;
}

Result<std::optional<Index>> readPosition(const char* option, const std::string& text,
                                          std::size_t count) {
    if (text.empty()) {
        return std::optional<Index>();
    }
    const Result<Index> position = integerIn(option, text, 0, static_cast<Index>(count) - 1);
    if (!position) {
        return position.error();
    }
    return std::optional<Index>(*position);
}

/// What is written, and where.
struct Outputs {
    FigureFileOptions file;
    std::optional<NumbersFormat> data; ///< of `--data`
};

Result<Outputs> readOutputs(const FigureOptions& options) {
    const Result<FigureFileOptions> file = readFigureFile(options.out, options.look);
    if (!file) {
        return file.error();
    }
    if (options.data.empty()) {
        return Outputs{*file, {}};
    }
    constexpr std::array<std::string_view, 3> endings{".csv", ".npy", ".npz"};
    const std::string ending = std::filesystem::path(options.data).extension().string();
    const auto found = std::ranges::find(endings, ending);
    if (found == endings.end()) {
        return wrongArgument("--data", options.data,
                             "a name that ends in " + alternatives(endings));
    }
    constexpr std::array formats{NumbersFormat::csv, NumbersFormat::npy, NumbersFormat::npz};
    return Outputs{*file, formats[static_cast<std::size_t>(found - endings.begin())]};
}

Result<void> writeBytes(const std::string& path, const Result<QByteArray>& bytes,
                        const WriteOptions& write) {
    if (!bytes) {
        return bytes.error();
    }
    return write_file(path, {bytes->constData(), static_cast<std::size_t>(bytes->size())}, write);
}

Result<void> write(const FigureSpec& spec, const FigureData& data, const FigureOptions& options,
                   const Outputs& outputs, const WriteOptions& files) {
    const DrawingSession session(options.look.language);
    const FigureInput input = data.input();
    const Result<FigureFile> figure =
        makeFigure(spec, input, outputs.file.format == FigureFormat::pdf);
    if (!figure) {
        return figure.error();
    }
    Result<void> written = writeBytes(options.out, encodeFigure(*figure, outputs.file), files);
    if (written && outputs.data) {
        written =
            writeBytes(options.data, encodeNumbers(numbersOf(spec, input), *outputs.data), files);
    }
    return written;
}

/// Tells before the work is done what could not be written.
Result<void> checkTargets(const FigureOptions& options, const WriteOptions& write) {
    Result<void> target = check_target(options.out, write);
    if (target && !options.data.empty()) {
        target = check_target(options.data, write);
    }
    return target;
}

/// The description, as far as it does not depend on the model.
Result<FigureSpec> readSpec(const FigureOptions& options) {
    const Result<FigureKind> kind = readKind(options);
    if (!kind) {
        return kind.error();
    }
    Result<FigureSpec> spec = readFigureLook(options.look);
    if (!spec) {
        return spec.error();
    }
    const Result<FigureQuantity> quantity = readQuantity(options.what);
    if (!quantity) {
        return quantity.error();
    }
    const Result<RunMasks> masks = readRunMasks(options.run);
    if (!masks) {
        return masks.error();
    }
    spec->kind = *kind;
    spec->quantity = *quantity;
    spec->scope = masks->local ? MaskScope::local : MaskScope::propagated;
    return spec;
}

Result<FigureRequest> readRequest(FigureSpec& spec, const FigureOptions& options,
                                  const Input& input) {
    const Result<SiteChoice> site = readSite(options.site, input.model->config);
    if (!site) {
        return site.error();
    }
    FigureRequest request = requestOf(spec.kind, *site, *readRunMasks(options.run), input);
    const Stack stack = request.site.stack;
    const auto query = readPosition("--query", options.query, input.queriesOf(stack).ids.size());
    const auto key = readPosition("--key", options.key, input.keysOf(stack).ids.size());
    if (!query || !key) {
        return query ? key.error() : query.error();
    }
    spec.query = *query;
    spec.key = *key;
    request.query = query->value_or(0);
    request.key = key->value_or(0);
    if (Result<void> read = readKindOptions(request, options.more, input); !read) {
        return read.error();
    }
    return request;
}

Result<void> figure(const FigureOptions& options) {
    const Result<Outputs> outputs = readOutputs(options);
    if (!outputs) {
        return outputs.error();
    }
    Result<FigureSpec> spec = readSpec(options);
    if (!spec) {
        return spec.error();
    }
    const Result<Input> input = readInput(options.input);
    if (!input) {
        return input.error();
    }
    const WriteOptions files{options.force, input->files};
    if (Result<void> targets = checkTargets(options, files); !targets) {
        return targets;
    }
    const Result<FigureRequest> request = readRequest(*spec, options, *input);
    if (!request) {
        return request.error();
    }
    const Result<FigureData> data = figureData(sourceOf(*input), *request);
    return data ? write(*spec, *data, options, *outputs, files) : data.error();
}

} // namespace

CommandRun addFigureCommand(CommandParser& parser) {
    auto options = std::make_shared<FigureOptions>();
    addInputOptions(parser, options->input);
    addRunOptions(parser, options->run);
    addSiteOptions(parser, options->site);
    parser.add("--kind", options->kind, "KIND",
               alternatives(kindNames()) + "; grid without it, heatmap with --layer and --head");
    parser.add("--what", options->what, "WHAT", "pattern (the weights) or scores");
    parser.add("--query", options->query, "POS",
               "Mark a row, or work it out: a position from 0 on");
    parser.add("--key", options->key, "POS", "Mark a column, or work it out");
    addFigureKindOptions(parser, options->more);
    addFigureLookOptions(parser, options->look);
    parser.add("--out", options->out, "FILE", "The file: .png, .svg, .pdf or .tex");
    parser.add("--data", options->data, "FILE", "Its numbers beside it: .csv, .npy or .npz");
    parser.addFlag("--force", options->force, "Replace the files if they exist");
    return [options] { return figure(*options); };
}

} // namespace heedmap
