// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace heedmap {

struct LaunchRequest;

/// Runs the command that the arguments name and gives its exit status: 0, or 2 after an error,
/// which is one line on standard error. Nothing where no command is named: the window is to open
/// on `request`. Data commands make no QApplication; `figure` makes one that needs no display.
std::optional<int> runCommandLine(int argc, char** argv, LaunchRequest& request);

} // namespace heedmap
