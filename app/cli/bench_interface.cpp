// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/bench.h"
#include "app/cli/random_folder.h"

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
constexpr std::string_view visit_answer = "visit ";

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

/// With what this start is to measure.
std::vector<std::string> environmentOfWindow(const std::string& wish) {
    std::vector<std::string> out{"QT_QPA_PLATFORM=offscreen"};
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (!text.starts_with("QT_QPA_PLATFORM=") && !text.starts_with("HEEDMAP_STARTUP_CLOCK=") &&
            !text.starts_with("HEEDMAP_VISIT=") && !text.starts_with("HEEDMAP_PAN_TOKENS=")) {
            out.emplace_back(text);
        }
    }
    out.push_back(wish);
    return out;
}

std::string startupClock() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return "HEEDMAP_STARTUP_CLOCK=" + std::to_string(std::chrono::nanoseconds(now).count());
}

/// Starts this program again, with its standard output going to `output`.
Result<pid_t> spawnWindow(int output, const std::string& wish, const std::string& model) {
    std::vector<std::string> variables = environmentOfWindow(wish);
    std::vector<char*> environment;
    for (std::string& variable : variables) {
        environment.push_back(variable.data());
    }
    environment.push_back(nullptr);
    std::string program = "/proc/self/exe";
    std::string option = "--model=" + model;
    const std::array<char*, 3> arguments{program.data(), model.empty() ? nullptr : option.data(),
                                         nullptr};
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

/// What the window says until it ends; it is ended when it says nothing for so long.
std::string readAll(int fd, pid_t child, int patience_ms) {
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

/// What the window said, and what it took.
struct Said {
    std::string text;
    double peakRssMb = 0;
};

Result<Said> runWindow(const std::string& wish, const std::string& model, int patience_ms) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        return startError(std::strerror(errno));
    }
    const Result<pid_t> child = spawnWindow(pipe[1], wish, model);
    ::close(pipe[1]);
    Said said;
    said.text = child ? readAll(pipe[0], *child, patience_ms) : std::string();
    ::close(pipe[0]);
    if (!child) {
        return child.error();
    }
    rusage usage{};
    int status = 0;
    ::wait4(*child, &status, 0, &usage);
    if (status != 0) {
        return startError("wait status " + std::to_string(status));
    }
    said.peakRssMb = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
    return said;
}

/// The numbers that follow `word` in what was said.
std::vector<double> numbersAfter(std::string_view word, std::string_view text) {
    std::vector<double> numbers;
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        double number = 0;
        const char* begin = text.data() + at + word.size();
        if (std::from_chars(begin, text.data() + text.size(), number).ec == std::errc()) {
            numbers.push_back(number);
        }
    }
    return numbers;
}

Result<Start> startOnce() {
    constexpr int patience_ms = 60'000;
    const Result<Said> said = runWindow(startupClock(), {}, patience_ms);
    if (!said) {
        return said.error();
    }
    const std::size_t at = said->text.find(answer);
    Start start{0, said->peakRssMb};
    const char* number = said->text.data() + at + answer.size();
    if (at == std::string::npos ||
        std::from_chars(number, said->text.data() + said->text.size(), start.ms).ec !=
            std::errc()) {
        return startError(escaped(said->text));
    }
    return start;
}

/// The visit's own figures stand in the report as the window gives them.
Result<BenchReport> benchVisit(const BenchOptions& options) {
    const std::string wanted = options.tokens.empty() ? "256" : options.tokens;
    const Result<Index> tokens = integerIn("--tokens", wanted, 4, 100'000);
    if (!tokens) {
        return tokens.error();
    }
    std::string model = options.input.model;
    std::optional<TemporaryFolder> folder;
    if (!options.shape.empty()) {
        const Result<ModelPtr> random = benchModel(options, *tokens + 64);
        Result<TemporaryFolder> made = TemporaryFolder::make();
        if (!random || !made) {
            return random ? made.error() : random.error();
        }
        folder.emplace(*std::move(made));
        if (Result<void> done = writeGpt2Folder(**random, folder->path()); !done) {
            return done.error();
        }
        model = folder->path().string();
    }
    constexpr int patience_ms = 600'000;
    const Result<Said> said = runWindow("HEEDMAP_VISIT=" + wanted, model, patience_ms);
    if (!said) {
        return said.error();
    }
    const std::size_t at = said->text.find(visit_answer);
    const std::size_t end = said->text.find('\n', at);
    if (at == std::string::npos || end == std::string::npos) {
        return startError(escaped(said->text));
    }
    BenchReport report;
    report.what = "a visit: heads, masks and 1,000 edits at the end of a text, offscreen";
    report.peakRssMb = said->peakRssMb;
    report.visit = said->text.substr(at + visit_answer.size(), end - at - visit_answer.size());
    return report;
}

} // namespace

Result<BenchReport> benchInterface(const BenchOptions& options, Index repeat) {
    if (!options.shape.empty() || !options.tokens.empty() || !options.input.model.empty()) {
        return benchVisit(options);
    }
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

Result<BenchReport> benchPan(const BenchOptions& options, Index repeat) {
    constexpr Index most = 16'384;
    const std::string wanted = options.tokens.empty() ? "4096" : options.tokens;
    const Result<Index> tokens = integerIn("--tokens", wanted, 2, most);
    if (!tokens) {
        return tokens.error();
    }
    BenchReport report;
    report.what = "frames of a heatmap that is zoomed in, panned across and zoomed out, offscreen";
    report.unit = "ms per frame";
    report.tokens = *tokens;
    for (Index i = 0; i < repeat; ++i) {
        constexpr int patience_ms = 60'000;
        const Result<Said> said = runWindow("HEEDMAP_PAN_TOKENS=" + wanted, {}, patience_ms);
        if (!said) {
            return said.error();
        }
        const std::vector<double> frames = numbersAfter("frame_ms ", said->text);
        if (frames.empty()) {
            return startError(escaped(said->text));
        }
        report.times.insert(report.times.end(), frames.begin(), frames.end());
        report.peakRssMb = std::max(report.peakRssMb, said->peakRssMb);
    }
    return report;
}

} // namespace heedmap
