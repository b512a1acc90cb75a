// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/explain/head_summary.h"

#include <functional>

namespace heedmap {

/// Runs `work(task)` for every task in [0, tasks) on the options' threads and reports each that is
/// done. `work` returns false where it was stopped; then the error is `cancelled`.
Result<void> run_tasks(Index tasks, const SummaryOptions& options,
                       const std::function<bool(Index task)>& work);

} // namespace heedmap
