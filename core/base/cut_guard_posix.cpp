// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cut_guard_posix.h"

#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>

namespace heedmap {

/// A node of a list that only grows: the signal handler may walk it at any moment, so nodes are
/// used again but never freed. A node with end 0 watches nothing.
struct CutGuard {
    std::atomic<bool> taken = true;
    std::atomic<std::uintptr_t> begin = 0;
    std::atomic<std::uintptr_t> end = 0;
    std::atomic<bool> cut = false;
    CutGuard* next = nullptr;
};

namespace {

static_assert(std::atomic<std::uintptr_t>::is_always_lock_free);

std::atomic<CutGuard*> guards = nullptr;
std::uintptr_t page_size = 4096;
struct sigaction previous = {};

CutGuard* guard_of(std::uintptr_t address) {
    for (CutGuard* guard = guards.load(); guard != nullptr; guard = guard->next) {
        if (address < guard->end.load() && address >= guard->begin.load()) {
            return guard;
        }
    }
    return nullptr;
}

/// Puts zero bytes from the fault's page to the mapping's end: what lies behind a cut is gone as
/// well, and one mapping, not one a page, stays below the system's limit.
bool show_zeros(const CutGuard& guard, std::uintptr_t address) {
    const std::uintptr_t page = address & ~(page_size - 1);
    void* start = reinterpret_cast<void*>(page); // NOLINT(performance-no-int-to-ptr)
    return mmap(start, guard.end.load() - page, PROT_READ,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0) != MAP_FAILED;
}

void pass_on(int signal, siginfo_t* info, void* context) {
    if ((previous.sa_flags & SA_SIGINFO) != 0 && previous.sa_sigaction != nullptr) {
        previous.sa_sigaction(signal, info, context);
    } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
        previous.sa_handler(signal);
    } else {
        ::signal(signal, SIG_DFL);
        raise(signal); // delivered when the handler returns
    }
}

void on_bus_error(int signal, siginfo_t* info, void* context) {
    const int saved_errno = errno;
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    CutGuard* guard = info->si_code > 0 ? guard_of(address) : nullptr;
    if (guard != nullptr && show_zeros(*guard, address)) {
        guard->cut.store(true);
    } else {
        pass_on(signal, info, context);
    }
    errno = saved_errno;
}

bool install_handler() {
    page_size = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    struct sigaction action = {};
    action.sa_sigaction = on_bus_error;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    // Known before the handler can run: the first call fills it, the second puts ours in place.
    return sigaction(SIGBUS, nullptr, &previous) == 0 && sigaction(SIGBUS, &action, nullptr) == 0;
}

CutGuard* free_guard() {
    for (CutGuard* guard = guards.load(); guard != nullptr; guard = guard->next) {
        if (!guard->taken.exchange(true)) {
            return guard;
        }
    }
    auto* fresh = new CutGuard;
    fresh->next = guards.load();
    while (!guards.compare_exchange_weak(fresh->next, fresh)) {
    }
    return fresh;
}

} // namespace

CutGuard* guard_against_cuts(const void* data, std::size_t size) {
    [[maybe_unused]] static const bool installed = install_handler();
    CutGuard* guard = free_guard();
    const auto begin = reinterpret_cast<std::uintptr_t>(data);
    const std::uintptr_t pages = (size + page_size - 1) / page_size;
    guard->cut.store(false);
    guard->begin.store(begin);
    guard->end.store(begin + pages * page_size);
    return guard;
}

void release_cut_guard(CutGuard* guard) {
    guard->end.store(0);
    guard->taken.store(false);
}

bool was_cut(const CutGuard* guard) {
    return guard->cut.load();
}

} // namespace heedmap
