// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/team.h"

#include <algorithm>
#include <system_error>

namespace heedmap {

namespace {

void relax() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

/// Waits until `value` is no longer `old`: at first by looking, as the wait is mostly short, then
/// asleep, so that a waiting team leaves the processor to others.
template <class T>
T wait_for_change(const std::atomic<T>& value, T old) {
    constexpr int looks = 4000;
    for (int i = 0; i < looks; ++i) {
        if (const T now = value.load(std::memory_order_acquire); now != old) {
            return now;
        }
        relax();
    }
    value.wait(old, std::memory_order_acquire);
    return value.load(std::memory_order_acquire);
}

} // namespace

Team::Team(int threads) {
    const int wanted =
        threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    workers_.reserve(static_cast<std::size_t>(wanted - 1));
    try {
        for (int i = 1; i < wanted; ++i) {
            workers_.emplace_back([this] { serve(0); });
        }
    } catch (const std::system_error&) {
        // The system gives no more threads: those that are there do the work.
    }
}

Team::~Team() {
    leaving_ = true;
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
    for (std::thread& worker : workers_) {
        worker.join();
    }
}

void Team::run_tasks(std::ptrdiff_t tasks, Call call, void* context) {
    call_ = call;
    context_ = context;
    tasks_ = tasks;
    if (workers_.empty() || tasks == 1) {
        for (std::ptrdiff_t task = 0; task < tasks; ++task) {
            call(context, task);
        }
        return;
    }
    next_.store(0, std::memory_order_relaxed);
    busy_.store(static_cast<int>(workers_.size()), std::memory_order_relaxed);
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
    take_tasks();
    for (int busy = busy_.load(std::memory_order_acquire); busy > 0;) {
        busy = wait_for_change(busy_, busy);
    }
}

void Team::take_tasks() {
    for (;;) {
        const std::ptrdiff_t task = next_.fetch_add(1, std::memory_order_relaxed);
        if (task >= tasks_) {
            return;
        }
        call_(context_, task);
    }
}

void Team::serve(std::uint32_t seen) {
    for (;;) {
        seen = wait_for_change(round_, seen);
        if (leaving_) {
            return;
        }
        take_tasks();
        busy_.fetch_sub(1, std::memory_order_release);
        busy_.notify_one();
    }
}

} // namespace heedmap
