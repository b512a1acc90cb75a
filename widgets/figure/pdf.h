// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/figure_file.h"

#include <vector>

namespace heedmap {

/// The figure as a PDF of one page of its size, fonts embedded, provenance in its XMP metadata and
/// the numbers attached. Vectors alone up to `maxVectorCells`, lossless images above. Two runs
/// differ in the date that a PDF carries. Error: what the toolkit could not write.
Result<QByteArray> pdfOf(const FigureFile& figure);

/// A document of several pages of one size, in whole points; its title is the first one's
/// description. Errors: no pages, what the toolkit could not write.
Result<QByteArray> pdfOf(const std::vector<DisplayList>& pages, const Provenance& provenance);

} // namespace heedmap
