// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/colormap.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace heedmap {

namespace {

#include "widgets/figure/colormap_tables.inc"

constexpr std::array maps = {ColorMap::viridis, ColorMap::cividis, ColorMap::magma, ColorMap::greys,
                             ColorMap::diverging};

std::array<QRgb, 256> opaque(std::array<QRgb, 256> table) {
    for (QRgb& color : table) {
        color |= 0xff000000U;
    }
    return table;
}

std::array<QRgb, 256> reversed(std::array<QRgb, 256> table) {
    std::reverse(table.begin(), table.end());
    return table;
}

double linear(int component) {
    const double c = component / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

} // namespace

std::string_view name_of(ColorMap map) {
    switch (map) {
    case ColorMap::viridis:
        return "viridis";
    case ColorMap::cividis:
        return "cividis";
    case ColorMap::magma:
        return "magma";
    case ColorMap::greys:
        return "greys";
    case ColorMap::diverging:
        return "diverging";
    case ColorMap::greysOnDark:
        return "greys-on-dark";
    }
    return {};
}

std::optional<ColorMap> colorMapFromName(std::string_view name) {
    for (const ColorMap map : maps) {
        if (name_of(map) == name) {
            return map;
        }
    }
    return std::nullopt;
}

std::span<const ColorMap> allColorMaps() {
    return maps;
}

std::span<const QRgb, 256> tableOf(ColorMap map) {
    static const std::array<std::array<QRgb, 256>, maps.size() + 1> tables = {
        opaque(viridisTable), opaque(cividisTable),   opaque(magmaTable),
        opaque(greysTable),   opaque(divergingTable), reversed(opaque(greysTable))};
    return tables[static_cast<std::size_t>(map)];
}

QRgb colorAt(ColorMap map, double t) {
    if (std::isnan(t)) {
        return 0;
    }
    const double index = std::floor(std::clamp(t, 0.0, 1.0) * 256.0);
    return tableOf(map)[static_cast<std::size_t>(std::min(index, 255.0))];
}

QRgb colorOf(ColorMap map, double value, double low, double high) {
    if (std::isnan(value)) {
        return 0;
    }
    return colorAt(map, high > low ? (value - low) / (high - low) : 0.5);
}

QRgb ColorScale::operator()(double value) const {
    return colorOf(map, measure(value), measure(low), measure(high));
}

double ColorScale::measure(double value) const {
    if (!logarithmic || std::isnan(value)) {
        return value;
    }
    return std::log10(std::max(value, low));
}

double ColorScale::at(double share) const {
    return logarithmic ? low * std::pow(high / low, share) : low + (high - low) * share;
}

double relativeLuminance(QRgb color) {
    return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color)) +
           0.0722 * linear(qBlue(color));
}

double contrastRatio(QRgb a, QRgb b) {
    const auto [dark, light] = std::minmax({relativeLuminance(a), relativeLuminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

QRgb textColorOn(QRgb ground) {
    const QRgb black = qRgb(0, 0, 0);
    const QRgb white = qRgb(255, 255, 255);
    return contrastRatio(ground, black) >= contrastRatio(ground, white) ? black : white;
}

} // namespace heedmap
