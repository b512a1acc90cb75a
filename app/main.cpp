// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/launch.h"

int main(int argc, char** argv) {
    heedmap::LaunchRequest request;
    if (const std::optional<int> status = heedmap::runCommandLine(argc, argv, request)) {
        return *status;
    }
    return heedmap::openWindow(argc, argv, request);
}
