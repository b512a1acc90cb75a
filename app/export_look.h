// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/figure_file.h"
#include "widgets/figure/numbers.h"

#include <QVariantMap>

#include <optional>

namespace heedmap {

/// How the user wants figures to leave the program: remembered from one to the next.
struct ExportLook {
    /// The sizes that are asked for by name: a journal's column and page, and a 16:9 slide.
    enum class Size : std::uint8_t { column, page, slide, free };

    FigureFormat format = FigureFormat::png;
    Size size = Size::page;
    double widthMm = 170; ///< of `free`
    double heightMm = 0;  ///< of `free`; 0: as high as it needs
    double dpi = 300;
    Theme theme = Theme::light;
    bool transparent = false;
    ColorMap colorMap = ColorMap::viridis; ///< not remembered, as the limits: see `lookFor`
    std::optional<ColorLimits> limits;
    bool title = true;
    bool values = true;
    bool caption = true;
    bool marked = true; ///< the chosen cell, of ExportRequest
    SvgText svgText = SvgText::outlines;
    std::optional<NumbersFormat> numbers; ///< a file of them beside the figure

    /// Puts the look into a description.
    void apply(FigureSpec& spec) const;
    [[nodiscard]] FigureFileOptions file() const { return {format, dpi, svgText}; }

    /// As settings hold it. What makes no sense is read as the default.
    [[nodiscard]] QVariantMap toMap() const;
    [[nodiscard]] static ExportLook fromMap(const QVariantMap& map);
};

/// The look that an export begins with: as remembered, in the colours that the window shows.
[[nodiscard]] ExportLook lookFor(const QVariantMap& remembered, const FigureSpec& shown);

/// `csv`, `npy` or `npz`.
[[nodiscard]] QString endingOf(NumbersFormat format);

} // namespace heedmap
