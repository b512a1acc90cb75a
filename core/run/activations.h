// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/forward.h"

#include <string>
#include <string_view>

namespace heedmap {

/// An activation under TransformerLens' name, whole: all heads.
struct NamedActivation {
    std::string name;
    std::vector<Index> shape;  ///< one to three axes; DESIGN's table of names says which
    std::vector<float> values; ///< row-major in `shape`
};

/// The names a model has, in order of computation: `embed`, `blocks.0.resid_pre`, …, `logits`.
[[nodiscard]] std::vector<std::string> activation_names(const ModelConfig& config);

/// The activation `name` of a trace, computed now from what the trace keeps, by the operators of
/// the forward pass: bit for bit what the pass had. `mask` is what the softmax of `pattern`, and
/// of what follows from it in that layer, is taken under: the trace's own (`Mask::family`), or
/// another one for the local scope.
Result<NamedActivation> activation(const Trace& trace, std::string_view name,
                                   Mask mask = Mask::family, const ForwardOptions& options = {});

} // namespace heedmap
