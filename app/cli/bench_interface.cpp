// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace heedmap {

namespace {

constexpr std::string_view answer = "first_heatmap_ms ";

/// One start of the window, in a process of its own.
struct Start {
    double ms = 0;
    double peakRssMb = 0;
};

Error startError(std::string got) {
    return {ErrorKind::io,
            "bench interface",
            {},
            std::move(got),
            "the window to tell when its first heatmap is painted"};
}

std::vector<std::string> environmentOfWindow() {
    std::vector<std::string> out{"QT_QPA_PLATFORM=offscreen"};
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (!text.starts_with("QT_QPA_PLATFORM=") && !text.starts_with("HEEDMAP_STARTUP_CLOCK=")) {
            out.emplace_back(text);
        }
    }
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    out.push_back("HEEDMAP_STARTUP_CLOCK=" + std::to_string(std::chrono::nanoseconds(now).count()));
    return out;
}

/// Starts this program again, with its standard output going to `output`.
Result<pid_t> spawnWindow(int output) {
    std::vector<std::string> variables = environmentOfWindow();
    std::vector<char*> environment;
    for (std::string& variable : variables) {
        environment.push_back(variable.data());
    }
    environment.push_back(nullptr);
    std::string program = "/proc/self/exe";
    const std::array<char*, 2> arguments{program.data(), nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(),
                                     environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        return startError(std::strerror(failed));
    }
    return child;
}

/// What the window says until it ends; it is ended when it says nothing for a minute.
std::string readAll(int fd, pid_t child) {
    constexpr int patience_ms = 60'000;
    std::string text;
    std::array<char, 4096> buffer{};
    for (;;) {
        pollfd ready{fd, POLLIN, 0};
        const int polled = ::poll(&ready, 1, patience_ms);
        if (polled < 0 && errno == EINTR) {
            continue;
        }
        if (polled <= 0) {
            ::kill(child, SIGKILL);
            return text;
        }
        const ssize_t count = ::read(fd, buffer.data(), buffer.size());
        if (count <= 0) {
            return text;
        }
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

Result<Start> startOnce() {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        return startError(std::strerror(errno));
    }
    const Result<pid_t> child = spawnWindow(pipe[1]);
    ::close(pipe[1]);
    const std::string text = child ? readAll(pipe[0], *child) : std::string();
    ::close(pipe[0]);
    if (!child) {
        return child.error();
    }
    rusage usage{};
    int status = 0;
    ::wait4(*child, &status, 0, &usage);
    const std::size_t at = text.find(answer);
    Start start;
    start.peakRssMb = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
    const char* number = text.data() + at + answer.size();
    if (status != 0 || at == std::string::npos ||
        std::from_chars(number, text.data() + text.size(), start.ms).ec != std::errc()) {
        return startError(status != 0 ? "wait status " + std::to_string(status) : escaped(text));
    }
    return start;
}

} // namespace

Result<BenchReport> benchInterface(Index repeat) {
    BenchReport report;
    report.what = "from exec to the first painted heatmap of the default model, offscreen";
    for (Index i = -1; i < repeat; ++i) {
        const Result<Start> start = startOnce();
        if (!start) {
            return start.error();
        }
        if (i >= 0) { // the first one warms the file cache
            report.times.push_back(start->ms);
            report.peakRssMb = std::max(report.peakRssMb, start->peakRssMb);
        }
    }
    return report;
}

} // namespace heedmap
