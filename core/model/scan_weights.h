// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <stop_token>

namespace heedmap {

/// A tensor that holds NaN or infinity.
struct NonFiniteWeight {
    std::string name; ///< in its file
    Index count = 0;
    Index first = 0; ///< index of the first one, in the order of the file
};

/// As an error: the tensor, how many, the first index.
[[nodiscard]] Error not_finite(const Model& model, const NonFiniteWeight& weight);

/// Reads every weight once and names the tensors with values that are not finite. Touches the
/// whole files: for the background, once the first picture stands.
Result<std::vector<NonFiniteWeight>>
scan_weights(const Model& model, const std::stop_token& stop = {}, const Progress& progress = {});

} // namespace heedmap
