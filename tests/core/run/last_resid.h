// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/layer.h"

namespace heedmap {

/// What follows the last block, of the positions [begin, begin + count): [count, hidden_size].
inline Matrix last_resid(const Trace& trace, Index begin, Index count, int threads = 1) {
    Team team(threads);
    return last_resid_post(team, trace, begin, count, {});
}

/// Of all positions.
inline Matrix last_resid(const Trace& trace) {
    return last_resid(trace, 0, trace.length());
}

} // namespace heedmap
