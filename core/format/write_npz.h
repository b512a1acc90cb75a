// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/tensor_values.h"

namespace heedmap {

/// Tensors as an NPZ file's bytes: a ZIP of one `name.npy` each, stored without compression, as
/// numpy.savez writes it. The same values give the same bytes: entries are dated 1980-01-01, where
/// ZIP's calendar begins. Error: what libzip says, two tensors of one name.
Result<std::string> npz_bytes(const std::vector<TensorPlan>& plan, const TensorSource& source);

} // namespace heedmap
