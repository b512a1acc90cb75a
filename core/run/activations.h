// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/forward.h"

#include <string>
#include <string_view>

namespace heedmap {

/// An activation under TransformerLens' name. `shape` has one to three axes; `values` are
/// row-major in it.
struct Activation3 {
    std::string name;
    std::vector<Index> shape;
    std::vector<float> values;
};

/// The names a model has, in order of computation: `embed`, `blocks.0.resid_pre`, …, `logits`.
[[nodiscard]] std::vector<std::string> activation_names(const ModelConfig& config);

/// The activation `name` of a trace, whole (all heads), computed now from what the trace keeps,
/// by the same operators as the forward pass. `mask` is what the softmax of `pattern` (and of
/// what follows from it) is taken under: the trace's own, or another one for the local scope.
Result<Activation3> activation(const Trace& trace, std::string_view name, Mask mask,
                               const ForwardOptions& options = {});

} // namespace heedmap
