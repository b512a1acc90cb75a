// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace heedmap {

/// What the window opens on, as the command line names it; empty parts are the default ones.
struct LaunchRequest {
    std::string model; ///< a model folder, or the name of an embedded or cached model
    std::string text;
    std::string file; ///< a session file
};

/// Opens the window and runs the event loop; returns the exit status. The only place that makes
/// a QApplication.
int openWindow(int argc, char** argv, const LaunchRequest& request);

} // namespace heedmap
