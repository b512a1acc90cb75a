// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

namespace heedmap {

/// What long work may know of whoever waits for it: when to stop, and where to tell how far it is.
struct Work {
    std::stop_token stop;
    Progress progress;

    [[nodiscard]] bool stopped() const { return stop.stop_requested(); }

    /// Of a part of the work: its 0 to 1 is told as `from` to `to`.
    [[nodiscard]] Work part(double from, double to) const {
        if (!progress) {
            return *this;
        }
        return {stop,
                [whole = progress, from, to](double share) { whole(from + (to - from) * share); }};
    }
};

} // namespace heedmap
