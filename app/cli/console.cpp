// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace heedmap {

void guardStandardStreams() {
    for (int fd = 0; fd <= 2; ++fd) {
        if (::fcntl(fd, F_GETFD) == -1) {
            (void)::open("/dev/null", O_RDONLY); // takes the lowest free number, which is fd
        }
    }
    std::signal(SIGPIPE, SIG_IGN);
}

Result<void> printOut(std::string_view text) {
    errno = 0;
    const std::size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
    if (written != text.size() || std::fflush(stdout) != 0) {
        return Error{ErrorKind::io,
                     "standard output",
                     {},
                     std::strerror(errno),
                     "a stream that can be written to"};
    }
    return {};
}

bool Output::add(std::string_view text) {
    constexpr std::size_t piece = std::size_t{1} << 20;
    held_ += text;
    if (held_.size() >= piece) {
        send();
    }
    return done_.ok();
}

Result<void> Output::finish() {
    send();
    return done_;
}

void Output::send() {
    if (done_) {
        done_ = printOut(held_);
    }
    held_.clear();
}

void printError(const Error& error) {
    printNotice(to_string(error));
}

void printNotice(std::string_view text) {
    std::fprintf(stderr, "heedmap: %.*s\n", static_cast<int>(text.size()), text.data());
}

} // namespace heedmap
