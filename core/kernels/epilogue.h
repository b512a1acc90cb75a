// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/kernels.h"

namespace heedmap::kernels {

/// Applies the epilogue to C[rows, cols] in place. Every element is computed by the same packet
/// operations, at the end of a row too.
void apply(const Epilogue& epilogue, float* c, Index c_stride, Index rows, Index cols);

} // namespace heedmap::kernels
