// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/weight_source.h"

namespace heedmap {

/// Sets what follows from the tensors that the family took: the list, the sizes, the main type.
void finish_model(const WeightSource& source, Model& model);

} // namespace heedmap
