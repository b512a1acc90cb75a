// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace heedmap {

/// Threads that work together for the length of one run: its members share out numbered tasks,
/// and between calls they wait close by, since the next call follows within microseconds. Each
/// run has a team of its own, so that two runs never wait for each other.
class Team {
  public:
    /// `threads` members, the caller among them; 0: as many as the processor has cores. Fewer
    /// where the system gives no more threads.
    explicit Team(int threads = 0);
    ~Team();
    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;

    [[nodiscard]] int size() const { return static_cast<int>(workers_.size()) + 1; }

    /// Calls `work(task)` once for each task in [0, tasks), in any order and on any member, and
    /// returns when all are done. `work` must not throw. Only the owner calls it.
    template <class Work>
    void run(std::ptrdiff_t tasks, Work&& work) {
        const auto call = [](void* context, std::ptrdiff_t task) {
            (*static_cast<std::remove_reference_t<Work>*>(context))(task);
        };
        using Plain = std::remove_const_t<std::remove_reference_t<Work>>;
        run_tasks(tasks, call, const_cast<Plain*>(&work));
    }

  private:
    using Call = void (*)(void*, std::ptrdiff_t);

    void run_tasks(std::ptrdiff_t tasks, Call call, void* context);
    void take_tasks();
    void serve(std::uint32_t seen);

    std::vector<std::thread> workers_;
    Call call_ = nullptr;
    void* context_ = nullptr;
    std::ptrdiff_t tasks_ = 0;
    bool leaving_ = false;
    alignas(64) std::atomic<std::uint32_t> round_{0};
    alignas(64) std::atomic<std::ptrdiff_t> next_{0};
    alignas(64) std::atomic<int> busy_{0};
};

} // namespace heedmap
