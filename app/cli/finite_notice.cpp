// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/finite_notice.h"

#include "app/cli/console.h"
#include "core/model/scan_weights.h"
#include "core/run/forward.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

bool allFinite(std::span<const float> values) {
    return std::all_of(values.begin(), values.end(), [](float x) { return std::isfinite(x); });
}

} // namespace

void noteNotFiniteWeights(const Model& model) {
    const Result<std::vector<NonFiniteWeight>> found = scan_weights(model);
    if (!found) {
        printError(found.error());
        return;
    }
    for (const NonFiniteWeight& weight : *found) {
        printError(not_finite(model, weight));
    }
}

void noteNotFiniteLogits(const Model& model, std::span<const float> logits) {
    if (!allFinite(logits)) {
        noteNotFiniteWeights(model);
    }
}

Result<void> noteNotFinite(const Trace& trace) {
    const Result<bool> finite = has_finite_output(trace);
    if (!finite) {
        return finite.error();
    }
    if (*finite) {
        return {};
    }
    const Model& model = *trace.model();
    printError({ErrorKind::invalid, model.folder, "run",
                "NaN or Inf in what follows the last block",
                "finite values (what is written is what was computed)"});
    noteNotFiniteWeights(model);
    return {};
}

} // namespace heedmap
