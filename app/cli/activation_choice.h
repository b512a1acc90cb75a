// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run_options.h"
#include "core/format/tensor_values.h"
#include "core/run/activations.h"

namespace heedmap {

/// Which activations a command writes.
struct ActivationChoice {
    std::vector<std::string> names; ///< in order of computation
    std::optional<Index> head;      ///< matrices of this head alone
};

/// The activations that `what` names (`pattern,scores`, or full names such as `blocks.0.q`; empty:
/// all), of one stack and layer or of all.
Result<ActivationChoice> chooseActivations(const Model& model, std::string_view what,
                                           const SiteChoice& site);

/// The shape of an activation the trace has; without the head axis when one is chosen.
[[nodiscard]] std::vector<Index> shapeOf(const Trace& trace, std::string_view name,
                                         std::optional<Index> head);

/// The values of one head of an activation with a head axis, of the key/value head for k and v;
/// all values where there is no such axis, where no head is chosen, and where only that head's were
/// computed.
[[nodiscard]] std::span<const float>
valuesOf(const ModelConfig& config, const NamedActivation& activation, std::optional<Index> head);

} // namespace heedmap
