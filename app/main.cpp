// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "app/launch.h"

#include <csignal>

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN); // a file that may grow no more is an error of the write
    heedmap::LaunchRequest request;
    if (const std::optional<int> status = heedmap::runCommandLine(argc, argv, request)) {
        return *status;
    }
    return heedmap::openWindow(argc, argv, request);
}
