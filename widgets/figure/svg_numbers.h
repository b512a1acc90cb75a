// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cmath>

namespace heedmap {

/// Units of an SVG's coordinates in a millimetre.
constexpr double svgUnits = 100;

/// A length in mm as a whole number of units.
[[nodiscard]] inline long svgUnit(double mm) {
    return std::lround(mm * svgUnits);
}
[[nodiscard]] inline QByteArray svgLength(double mm) {
    return QByteArray::number(static_cast<qlonglong>(svgUnit(mm)));
}

} // namespace heedmap
