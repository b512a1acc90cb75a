// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"

#include <QLineF>

#include <vector>

namespace heedmap {

/// The hatching as lines that end where its region does, for writers that cannot clip: lines
/// x − y = n × step run through the page, and go on from one rectangle into the next.
[[nodiscard]] std::vector<QLineF> hatchLines(const HatchItem& hatch);

/// mm between the points where two neighbouring lines cross a level one.
[[nodiscard]] double hatchStep(const HatchItem& hatch);

} // namespace heedmap
