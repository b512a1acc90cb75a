// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/matrix.h"
#include "widgets/figure/sheet.h"

#include <optional>

namespace heedmap {

struct CrossHairPosition {
    std::optional<Index> query;
    std::optional<Index> key;
};

/// The chosen row framed in the query's colour, the chosen column in the key's: around their cells
/// rather than over them.
void drawCrossHair(Sheet& sheet, const QRectF& plot, Index rows, Index cols,
                   const CrossHairPosition& position);

} // namespace heedmap
