// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/reading.h"

#include <QString>

namespace heedmap {

/// The numbers of what a picture shows, for a spreadsheet: a line a query and a column a key,
/// parted by tabs, the tokens in the first line and column; two matrices one below the other side
/// by side. A masked weight is left empty. Empty where the text would be unwieldy.
[[nodiscard]] QString matrixText(const HeadPicture& picture, Quantity quantity);

} // namespace heedmap
