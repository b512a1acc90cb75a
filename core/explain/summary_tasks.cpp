// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/summary_tasks.h"

#include "core/base/team.h"

#include <atomic>
#include <mutex>

namespace heedmap {

Result<void> run_tasks(Index tasks, const SummaryOptions& options,
                       const std::function<bool(Index task)>& work) {
    std::atomic<bool> stopped = false;
    std::mutex reporting;
    Index done = 0;
    Team team(options.threads);
    team.run(tasks, [&](Index task) {
        if (!work(task)) {
            stopped = true;
            return;
        }
        const std::lock_guard lock(reporting);
        ++done;
        report(options.progress, static_cast<double>(done) / static_cast<double>(tasks));
    });
    return stopped ? Result<void>(cancelled()) : Result<void>();
}

} // namespace heedmap
