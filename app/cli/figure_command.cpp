// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/figure_data.h"
#include "app/language.h"
#include "core/format/output_file.h"
#include "widgets/figure/layout.h"
#include "widgets/figure/png.h"

#include <CLI/CLI.hpp>
#include <QBuffer>
#include <QGuiApplication>

#include <array>

namespace heedmap {

namespace {

struct FigureOptions {
    InputOptions input;
    RunOptions run;
    SiteOptions site;
    std::string kind;
    std::string what = "pattern";
    std::string query;
    std::string key;
    std::string widthMm = "170";
    std::string dpi = "300";
    std::string colorMap = "viridis";
    std::string theme = "light";
    std::string language = "en";
    std::string out;
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
    if (*kind != FigureKind::grid && !oneHead) {
        return wrongArgument(options.site.layer.empty() ? "--layer" : "--head", "",
                             "a number: a " + name + " shows one head");
    }
    return *kind;
}

/// Sizes and looks: what does not depend on the model.
Result<FigureSpec> readLook(const FigureOptions& options) {
    FigureSpec spec;
    const Result<double> width = numberIn("--width-mm", options.widthMm, minWidthMm, maxWidthMm);
    if (!width) {
        return width.error();
    }
    const Result<double> dpi = numberIn("--dpi", options.dpi, minDpi, maxDpi);
    if (!dpi) {
        return dpi.error();
    }
    const std::optional<ColorMap> map = colorMapFromName(options.colorMap);
    if (!map) {
        std::vector<std::string_view> names;
        for (const ColorMap known : allColorMaps()) {
            names.push_back(name_of(known));
        }
        return wrongArgument("--colormap", options.colorMap, alternatives(names));
    }
    constexpr std::array<std::string_view, 2> themes{"light", "dark"};
    const Result<std::size_t> theme = oneOf("--theme", options.theme, themes);
    if (!theme) {
        return theme.error();
    }
    constexpr std::array<std::string_view, 2> languages{"en", "zh"};
    if (auto language = oneOf("--lang", options.language, languages); !language) {
        return language.error();
    }
    constexpr std::array<std::string_view, 2> quantities{"pattern", "scores"};
    const Result<std::size_t> quantity = oneOf("--what", options.what, quantities);
    if (!quantity) {
        return quantity.error();
    }
    spec.widthMm = *width;
    spec.dpi = *dpi;
    spec.colorMap = *map;
    spec.theme = *theme == 0 ? Theme::light : Theme::dark;
    spec.quantity = *quantity == 0 ? FigureQuantity::weights : FigureQuantity::scores;
    return spec;
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

Result<void> checkOut(const FigureOptions& options) {
    if (options.out.empty()) {
        return wrongArgument("--out", "", "a file name");
    }
    if (std::filesystem::path(options.out).extension() != ".png") {
        return wrongArgument("--out", options.out, "a name that ends in .png");
    }
    return {};
}

/// Qt's remarks about the desktop (no runtime folder, no theme) say nothing about a file.
void keepQuiet(QtMsgType type, const QMessageLogContext& /*context*/, const QString& message) {
    if (type == QtCriticalMsg || type == QtFatalMsg) {
        printNotice(message.toStdString());
    }
}

/// Draws and writes. Fonts need a QGuiApplication; its offscreen platform needs no display.
Result<void> draw(const FigureSpec& spec, const FigureInput& input, const FigureOptions& options,
                  const WriteOptions& write) {
    qInstallMessageHandler(&keepQuiet);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    std::string name = "heedmap";
    int count = 1;
    std::array<char*, 2> arguments{name.data(), nullptr};
    const QGuiApplication application(count, arguments.data());
    Language language;
    language.choose(QString::fromStdString(options.language));
    const Result<DisplayList> figure = layoutFigure(spec, input);
    if (!figure) {
        return figure.error();
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (Result<void> drawn = writePng(*figure, buffer, spec.dpi, provenanceOf(spec, input));
        !drawn) {
        return drawn;
    }
    const QByteArray& bytes = buffer.data();
    return write_file(options.out, {bytes.constData(), static_cast<std::size_t>(bytes.size())},
                      write);
}

Result<void> figure(const FigureOptions& options) {
    if (Result<void> out = checkOut(options); !out) {
        return out;
    }
    const Result<FigureKind> kind = readKind(options);
    if (!kind) {
        return kind.error();
    }
    Result<FigureSpec> spec = readLook(options);
    if (!spec) {
        return spec.error();
    }
    const Result<RunMasks> masks = readRunMasks(options.run);
    if (!masks) {
        return masks.error();
    }
    const Result<Input> input = readInput(options.input);
    if (!input) {
        return input.error();
    }
    const WriteOptions write{options.force, input->files};
    if (Result<void> target = check_target(options.out, write); !target) {
        return target;
    }
    const Result<SiteChoice> site = readSite(options.site, input->model->config);
    if (!site) {
        return site.error();
    }
    const Stack stack = siteOf(*site, input->model->config).stack;
    const auto query = readPosition("--query", options.query, input->queriesOf(stack).ids.size());
    const auto key = readPosition("--key", options.key, input->keysOf(stack).ids.size());
    if (!query || !key) {
        return query ? key.error() : query.error();
    }
    spec->kind = *kind;
    spec->query = *query;
    spec->key = *key;
    spec->scope = masks->local ? MaskScope::local : MaskScope::propagated;
    const Result<FigureData> data = figureData(*input, *kind, *site, *masks);
    return data ? draw(*spec, data->input(), options, write) : data.error();
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
    parser.add("--query", options->query, "POS", "Mark a row: a position from 0 on");
    parser.add("--key", options->key, "POS", "Mark a column");
    parser.add("--width-mm", options->widthMm, "MM", "The figure's width (170)");
    parser.add("--dpi", options->dpi, "DPI", "Dots per inch (300)");
    parser.add("--colormap", options->colorMap, "NAME",
               "viridis, cividis, magma, greys or diverging");
    parser.add("--theme", options->theme, "THEME", "light or dark");
    parser.add("--lang", options->language, "LANG", "The language of its words: en or zh");
    parser.add("--out", options->out, "FILE", "The file: .png");
    parser.addFlag("--force", options->force, "Replace the file if it exists");
    return [options] { return figure(*options); };
}

} // namespace heedmap
