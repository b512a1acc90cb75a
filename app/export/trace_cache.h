// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/forward.h"

#include <functional>
#include <map>
#include <mutex>

namespace heedmap {

/// The passes over one input, one a mask: figures of the same input share them. Safe to use from
/// several threads; one runs, the others wait for it.
class TraceCache {
  public:
    using Check = std::function<Result<void>(const Trace&)>;

    /// The pass under `options.mask`, run where there is none yet, and checked where `check` is not
    /// empty. An error is not kept.
    Result<Trace> run(const ModelPtr& model, const ModelInput& input, const ForwardOptions& options,
                      const Check& check = {});

    [[nodiscard]] int runs() const { return runs_; } ///< so far

  private:
    std::mutex mutex_;
    std::map<Mask, Trace> traces_;
    int runs_ = 0;
};

} // namespace heedmap
