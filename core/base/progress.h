// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>

namespace heedmap {

/// Called now and then from the thread that works, with the share done in [0, 1]. May be empty.
using Progress = std::function<void(double)>;

inline void report(const Progress& progress, double share) {
    if (progress) {
        progress(share);
    }
}

} // namespace heedmap
