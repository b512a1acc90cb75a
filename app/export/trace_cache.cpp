// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/trace_cache.h"

namespace heedmap {

Result<Trace> TraceCache::run(const ModelPtr& model, const ModelInput& input,
                              const ForwardOptions& options, const Check& check) {
    const std::lock_guard lock(mutex_);
    if (const auto kept = traces_.find(options.mask); kept != traces_.end()) {
        return kept->second;
    }
    Result<Trace> trace = forward(model, input, options);
    if (!trace) {
        return trace;
    }
    if (check) {
        if (auto checked = check(*trace); !checked) {
            return checked.error();
        }
    }
    ++runs_;
    traces_.emplace(options.mask, *trace);
    return trace;
}

} // namespace heedmap
