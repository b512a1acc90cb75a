// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heads/head_order.h"

#include <QString>

namespace heedmap {

/// What a statistic is called where heads of that stack are told of, in the language in force.
[[nodiscard]] QString statisticName(HeadOrder statistic, Stack stack);

/// What it is, in a sentence.
[[nodiscard]] QString statisticDefinition(HeadOrder statistic, Stack stack);

/// Its value as a head's row in a table has it: "1.53 bits", "0.41".
[[nodiscard]] QString statisticText(HeadOrder statistic, double value);

} // namespace heedmap
