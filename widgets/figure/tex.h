// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/figure_file.h"

namespace heedmap {

/// A TeX file has no more cells: each is a coordinate that TeX reads.
constexpr Index maxTexCells = 50'000;

/// The figure as a LaTeX document of its size that compiles standing alone (standalone, pgfplots):
/// matrices are pgfplots' `matrix plot*` with their values, everything else is TikZ in millimetres,
/// and the provenance stands in comments. The same figure gives the same bytes. Error (`limit`):
/// more than `maxTexCells` cells.
Result<QByteArray> texOf(const DisplayList& figure, const Provenance& provenance);

} // namespace heedmap
