// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figure_options.h"

#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"

#include <array>
#include <limits>

namespace heedmap {

namespace {

/// The endings of files, `.png, .svg or .pdf`.
std::string endings() {
    std::vector<std::string> dotted;
    for (const FigureFormat format : allFigureFormats()) {
        dotted.push_back("." + std::string(name_of(format)));
    }
    const std::vector<std::string_view> names(dotted.begin(), dotted.end());
    return alternatives(names);
}

Result<ColorMap> readColorMap(const std::string& name) {
    const std::optional<ColorMap> map = colorMapFromName(name);
    if (map) {
        return *map;
    }
    std::vector<std::string_view> names;
    for (const ColorMap known : allColorMaps()) {
        names.push_back(name_of(known));
    }
    return wrongArgument("--colormap", name, alternatives(names));
}

Result<std::optional<ColorLimits>> readLimits(const std::string& text) {
    if (text.empty()) {
        return std::optional<ColorLimits>();
    }
    constexpr double most = std::numeric_limits<float>::max();
    const std::vector<std::string> parts = partsOf(text);
    if (parts.size() == 2) {
        const Result<double> low = numberIn("--limits", parts[0], -most, most);
        const Result<double> high = numberIn("--limits", parts[1], -most, most);
        if (low && high && *low < *high) {
            return std::optional(ColorLimits{*low, *high});
        }
    }
    return wrongArgument("--limits", text, "two numbers LOW,HIGH, the lower one first");
}

/// Width, height and dpi.
Result<void> readSizes(FigureSpec& spec, const FigureLookOptions& options) {
    const Result<double> width = numberIn("--width-mm", options.widthMm, minWidthMm, maxWidthMm);
    if (!width) {
        return width.error();
    }
    const Result<double> height =
        options.heightMm.empty()
            ? Result<double>(0)
            : numberIn("--height-mm", options.heightMm, minHeightMm, maxWidthMm);
    if (!height) {
        return height.error();
    }
    const Result<double> dpi = numberIn("--dpi", options.dpi, minDpi, maxDpi);
    if (!dpi) {
        return dpi.error();
    }
    spec.widthMm = *width;
    spec.heightMm = *height;
    spec.dpi = *dpi;
    return {};
}

Result<void> readColours(FigureSpec& spec, const FigureLookOptions& options) {
    const Result<ColorMap> map = readColorMap(options.colorMap);
    if (!map) {
        return map.error();
    }
    Result<std::optional<ColorLimits>> limits = readLimits(options.limits);
    if (!limits) {
        return limits.error();
    }
    constexpr std::array<std::string_view, 2> themes{"light", "dark"};
    const Result<std::size_t> theme = oneOf("--theme", options.theme, themes);
    if (!theme) {
        return theme.error();
    }
    constexpr std::array<std::string_view, 2> grounds{"theme", "transparent"};
    const Result<std::size_t> ground = oneOf("--background", options.background, grounds);
    if (!ground) {
        return ground.error();
    }
    spec.colorMap = *map;
    spec.limits = *limits;
    spec.theme = *theme == 0 ? Theme::light : Theme::dark;
    spec.transparent = *ground == 1;
    return {};
}

} // namespace

Result<FigureSpec> readFigureLook(const FigureLookOptions& options) {
    FigureSpec spec;
    if (Result<void> sizes = readSizes(spec, options); !sizes) {
        return sizes.error();
    }
    if (Result<void> colours = readColours(spec, options); !colours) {
        return colours.error();
    }
    constexpr std::array<std::string_view, 2> languages{"en", "zh"};
    if (auto language = oneOf("--lang", options.language, languages); !language) {
        return language.error();
    }
    if (options.caption && options.noCaption) {
        return wrongArgument("--caption", "--no-caption with it", "one of them");
    }
    spec.caption = !options.noCaption;
    spec.captionText = QString::fromStdString(options.caption.value_or(""));
    spec.values = !options.noValues;
    return spec;
}

Result<std::optional<NumbersFormat>> readDataFormat(const std::string& name) {
    const std::optional<NumbersFormat> format = numbersFormatOf(name);
    if (!name.empty() && !format) {
        return wrongArgument("--data", name, "a name that ends in .csv, .npy or .npz");
    }
    return format;
}

Result<FigureFileOptions> readFigureFile(const std::string& out, const FigureLookOptions& options) {
    if (out.empty()) {
        return wrongArgument("--out", "", "a file name");
    }
    const std::optional<FigureFormat> format = figureFormatOf(out);
    if (!format) {
        return wrongArgument("--out", out, "a name that ends in " + endings());
    }
    constexpr std::array<std::string_view, 2> texts{"outlines", "letters"};
    const Result<std::size_t> text = oneOf("--svg-text", options.svgText, texts);
    if (!text) {
        return text.error();
    }
    const Result<double> dpi = numberIn("--dpi", options.dpi, minDpi, maxDpi);
    if (!dpi) {
        return dpi.error();
    }
    return FigureFileOptions{*format, *dpi, *text == 0 ? SvgText::outlines : SvgText::letters};
}

void addFigureLookOptions(CommandParser& parser, FigureLookOptions& options) {
    parser.add("--width-mm", options.widthMm, "MM", "The figure's width (170)");
    parser.add("--height-mm", options.heightMm, "MM",
               "At most so high; without it as high as it needs");
    parser.add("--dpi", options.dpi, "DPI", "Dots per inch of a PNG (300)");
    parser.add("--colormap", options.colorMap, "NAME",
               "viridis, cividis, magma, greys or diverging");
    parser.add("--limits", options.limits, "LOW,HIGH", "Where the colours begin and end");
    parser.add("--theme", options.theme, "THEME", "light or dark");
    parser.add("--background", options.background, "GROUND", "theme or transparent");
    parser.add("--lang", options.language, "LANG", "The language of its words: en or zh");
    parser.add("--svg-text", options.svgText, "KIND",
               "outlines (the same everywhere) or letters (to search and edit; needs the fonts)");
    parser.add("--caption", options.caption, "TEXT", "The line below, instead of the made one");
    parser.addFlag("--no-caption", options.noCaption, "No line below");
    parser.addFlag("--no-values", options.noValues, "No numbers in the cells");
}

} // namespace heedmap
