// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/figure_file.h"

namespace heedmap {

/// The figure as SVG 1.1 of its exact size in millimetres; a unit of its coordinates is 0.01 mm.
/// Vectors alone up to `maxVectorCells`. The same figure gives the same bytes.
[[nodiscard]] QByteArray svgOf(const DisplayList& figure, const Provenance& provenance,
                               SvgText text);

} // namespace heedmap
