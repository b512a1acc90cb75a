// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/finite_notice.h"

#include "app/cli/console.h"
#include "core/model/scan_weights.h"
#include "core/run/trace.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

void noteNotFinite(const Trace& trace) {
    const Model& model = *trace.model();
    const Matrix last = trace.resid_pre(model.config.num_hidden_layers);
    const std::span<const float> values = last.values();
    if (std::all_of(values.begin(), values.end(), [](float x) { return std::isfinite(x); })) {
        return;
    }
    printError({ErrorKind::invalid, model.folder, "run",
                "NaN or Inf in what follows the last block",
                "finite values (what is written is what was computed)"});
    const Result<std::vector<NonFiniteWeight>> found = scan_weights(model);
    for (const NonFiniteWeight& weight : found ? *found : std::vector<NonFiniteWeight>()) {
        printError({ErrorKind::invalid, model.folder, escaped(weight.name),
                    std::to_string(weight.count) + " values that are NaN or Inf, the first at " +
                        std::to_string(weight.first),
                    "finite weights"});
    }
}

} // namespace heedmap
