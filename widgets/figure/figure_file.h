// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "widgets/figure/display_list.h"
#include "widgets/figure/provenance.h"

#include <QByteArray>

#include <optional>
#include <span>
#include <string_view>

namespace heedmap {

enum class FigureFormat { png, svg, pdf, tex };

/// `png`, …: the ending of a file's name, without its dot.
[[nodiscard]] std::string_view name_of(FigureFormat format);
/// The format of a name's ending, `.png` or `.PNG`; nothing for another one.
[[nodiscard]] std::optional<FigureFormat> figureFormatOf(std::string_view fileName);
[[nodiscard]] std::span<const FigureFormat> allFigureFormats();

/// What an SVG's text is.
enum class SvgText {
    outlines, ///< shapes: the same on every machine
    letters,  ///< text in named fonts: it can be searched and edited, and needs the fonts
};

/// A figure as it goes into a file: what is drawn, what made it, and its numbers.
struct FigureFile {
    DisplayList layout;
    Provenance provenance;
    QByteArray csv; ///< attached to a PDF; empty: nothing is
};

struct FigureFileOptions {
    FigureFormat format = FigureFormat::png;
    double dpi = 300; ///< of a PNG
    SvgText svgText = SvgText::outlines;
};

/// The bytes of the file. A QGuiApplication must exist. SVG and TeX are the same bytes for the same
/// input on every run and under every locale. Errors (`limit`): more pixels than `maxPngPixels`,
/// too little memory.
Result<QByteArray> encodeFigure(const FigureFile& figure, const FigureFileOptions& options);

} // namespace heedmap
