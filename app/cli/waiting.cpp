// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/waiting.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace heedmap {

namespace {

using Clock = std::chrono::steady_clock;

sigset_t interrupts() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

} // namespace

struct Waiting::State {
    std::stop_source stop;
    std::mutex mutex;
    bool terminal = ::isatty(STDERR_FILENO) == 1;
    bool shown = false; ///< a line of the terminal is to be cleared
    int percent = -1;
    Clock::time_point next = Clock::now() + std::chrono::milliseconds(terminal ? 300 : 3000);
    sigset_t before{};
    std::jthread listener; ///< last: it ends first

    void tell(double share) {
        const std::lock_guard lock(mutex);
        const int now = static_cast<int>(share * 100);
        if (now == percent || Clock::now() < next) {
            return;
        }
        percent = now;
        next = Clock::now() + std::chrono::milliseconds(terminal ? 100 : 3000);
        std::fprintf(stderr, terminal ? "\rheedmap: %3d %%" : "heedmap: %d %%\n", now);
        std::fflush(stderr);
        shown = terminal;
    }

    /// Waits for an interrupt; the signals are blocked in every thread, so that none is lost.
    void listen(const std::stop_token& done) {
        const sigset_t set = interrupts();
        const timespec moment{0, 50'000'000};
        while (!done.stop_requested() && sigtimedwait(&set, nullptr, &moment) <= 0) {
        }
        if (done.stop_requested()) {
            return;
        }
        stop.request_stop();
        pthread_sigmask(SIG_UNBLOCK, &set, nullptr); // the next one, to this thread, ends it all
        while (!done.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    }
};

Waiting::Waiting() : state_(std::make_unique<State>()) {
    const sigset_t set = interrupts();
    pthread_sigmask(SIG_BLOCK, &set, &state_->before);
    state_->listener =
        std::jthread([state = state_.get()](const std::stop_token& done) { state->listen(done); });
}

Waiting::~Waiting() {
    state_->listener.request_stop();
    state_->listener.join();
    if (state_->shown) {
        std::fputs("\r\033[K", stderr);
    }
    pthread_sigmask(SIG_SETMASK, &state_->before, nullptr);
}

Work Waiting::work() {
    return {state_->stop.get_token(), [state = state_.get()](double share) { state->tell(share); }};
}

} // namespace heedmap
