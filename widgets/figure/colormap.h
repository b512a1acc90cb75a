// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

#include <optional>
#include <span>
#include <string_view>

namespace heedmap {

/// The colour maps, 256 colours each (tools/make_colormaps.py says where they come from).
enum class ColorMap {
    viridis,
    cividis, ///< the choice for colour-blind readers
    magma,
    greys,       ///< for print: white is 0
    diverging,   ///< symmetric about its middle: differences and scores
    greysOnDark, ///< greys the other way round: chosen by no name, `mapOn` takes it
};

/// `viridis`, …: what the command line and the settings call it.
[[nodiscard]] std::string_view name_of(ColorMap map);
[[nodiscard]] std::optional<ColorMap> colorMapFromName(std::string_view name);
/// Those that can be chosen.
[[nodiscard]] std::span<const ColorMap> allColorMaps();

/// The 256 colours, from the lowest value to the highest, opaque.
[[nodiscard]] std::span<const QRgb, 256> tableOf(ColorMap map);

/// The colour at `t` in [0, 1]; what lies outside is held at the ends. NaN is transparent (0), so
/// that whoever paints shows it as something else than a value.
[[nodiscard]] QRgb colorAt(ColorMap map, double t);

/// The colour of `value` on a scale from `low` to `high`. A scale without extent shows its middle.
[[nodiscard]] QRgb colorOf(ColorMap map, double value, double low, double high);

/// The weight at which a logarithmic scale begins: what is smaller has its colour.
constexpr double logFloor = 1e-4;

/// How values become colours.
struct ColorScale {
    ColorMap map = ColorMap::viridis;
    double low = 0;
    double high = 1;
    bool logarithmic = false; ///< by log10; `low` > 0, and what is below it has its colour

    [[nodiscard]] QRgb operator()(double value) const;
    /// What colours are proportional to.
    [[nodiscard]] double measure(double value) const;
    /// The value at `share` of the way from `low` to `high`.
    [[nodiscard]] double at(double share) const;
};

/// WCAG 2.2 relative luminance, in [0, 1].
[[nodiscard]] double relativeLuminance(QRgb color);

/// WCAG 2.2 contrast ratio, from 1 to 21.
[[nodiscard]] double contrastRatio(QRgb a, QRgb b);

/// Black or white, whichever reads better on `ground`; always at least 4.5:1.
[[nodiscard]] QRgb textColorOn(QRgb ground);

} // namespace heedmap
