// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figure_task.h"

#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"

#include <array>

namespace heedmap {

namespace {

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
    constexpr std::array<std::string_view, 3> quantities{"pattern", "scores", "log"};
    const Result<std::size_t> quantity = oneOf("--what", name, quantities);
    if (!quantity) {
        return quantity.error();
    }
    return static_cast<FigureQuantity>(*quantity);
}

} // namespace

Result<FigureSpec> readFigureSpec(const FigureOptions& options) {
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

Result<FigureRequest> readFigureRequest(FigureSpec& spec, const FigureOptions& options,
                                        const Input& input) {
    const Result<SiteChoice> site = readSite(options.site, input.model->config);
    if (!site) {
        return site.error();
    }
    FigureRequest request = requestOf(spec.kind, *site, *readRunMasks(options.run), input);
    const Stack stack = request.site.stack;
    const auto query = positionIn("--query", options.query, input.queriesOf(stack).ids.size());
    const auto key = positionIn("--key", options.key, input.keysOf(stack).ids.size());
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

void addFigureOptions(CommandParser& parser, FigureOptions& options) {
    addInputOptions(parser, options.input);
    addRunOptions(parser, options.run);
    addSiteOptions(parser, options.site);
    parser.add("--kind", options.kind, "KIND",
               alternatives(kindNames()) + "; grid without it, heatmap with --layer and --head");
    parser.add("--what", options.what, "WHAT", "pattern (the weights), scores, or log (the weights, by their logarithm)");
    parser.add("--query", options.query, "POS", "Mark a row, or work it out: a position from 0 on");
    parser.add("--key", options.key, "POS", "Mark a column, or work it out");
    addFigureKindOptions(parser, options.more);
    addFigureLookOptions(parser, options.look);
    parser.add("--out", options.out, "FILE", "The file: .png, .svg, .pdf or .tex");
    parser.add("--data", options.data, "FILE", "Its numbers beside it: .csv, .npy or .npz");
    parser.addFlag("--force", options.force, "Replace the files if they exist");
}

} // namespace heedmap
