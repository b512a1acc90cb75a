// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>

namespace heedmap {

class Trace;
struct Model;

/// Tells on standard error when a run gave values that are not finite, and which weights hold
/// such values. Computes what follows the last block; reads all weights only where it is not
/// finite. Errors: weights that could not be read.
Result<void> noteNotFinite(const Trace& trace);

/// The same of one row of logits, which the caller's own error tells of: names the weights alone.
void noteNotFiniteLogits(const Model& model, std::span<const float> logits);

/// Names on standard error the weights that hold values that are not finite. Reads all weights.
void noteNotFiniteWeights(const Model& model);

} // namespace heedmap
