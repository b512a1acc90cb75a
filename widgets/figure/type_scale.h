// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"

#include <algorithm>

namespace heedmap {

/// Nothing in a figure is smaller, at the size it is printed at.
constexpr double minPointSize = 6.0;

/// The sizes of a figure's type and gaps. They grow with the page, so that a slide reads from the
/// back of the room; on a page column they are at their smallest.
struct TypeScale {
    explicit TypeScale(double widthMm) : unit(std::clamp(widthMm / 170.0, 1.0, 2.5)) {}

    double unit; ///< mm; gaps are multiples of it

    [[nodiscard]] TextStyle title() const { return {FontFace::text, 9.5 * unit, true}; }
    [[nodiscard]] TextStyle panel() const { return {FontFace::text, 7.5 * unit, true}; }
    [[nodiscard]] TextStyle label() const { return {FontFace::text, 7.5 * unit, false}; }
    [[nodiscard]] TextStyle small() const { return {FontFace::text, 6.5 * unit, false}; }
    [[nodiscard]] TextStyle number() const { return {FontFace::numbers, 6.5 * unit, false}; }

    [[nodiscard]] double margin() const { return 3.0 * unit; }
    [[nodiscard]] double gap() const { return 1.2 * unit; }
    [[nodiscard]] double bar() const { return 3.0 * unit; } ///< a colour bar's thickness
};

} // namespace heedmap
