// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/walk.h"
#include "core/explain/worksheet.h"

namespace heedmap {

/// What of a head a sheet takes.
struct WorksheetCut {
    Index tokens = max_worksheet_size; ///< at most so many: the first ones
    Index dims = max_worksheet_size;   ///< at most so many of head_dim: the first ones
    bool from_x = false;               ///< begin with X and the head's weights
};

/// The head's numbers for a worksheet. A head that is cut to fewer dimensions is scaled by
/// 1 ÷ √(their number), as a head of that size is. Errors: no tokens or dimensions left; for
/// `from_x` an X wider than a page, or a head that does more to q and k than to project them
/// (rotary positions, norms).
Result<WorksheetInput> worksheet_input(const HeadWalk& walk, const WorksheetCut& cut);

} // namespace heedmap
