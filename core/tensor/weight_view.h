// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/dtype.h"

namespace heedmap {

/// A weight as it lies in its file, seen as W [in, out] for `x · W`, whatever the file's own
/// orientation. Owns nothing: the model that hands it out keeps the mapping alive.
struct WeightView {
    const void* data = nullptr;
    DType dtype = DType::F32;
    Index in = 0;
    Index out = 0;
    Index in_stride = 0;  ///< elements from (i, o) to (i + 1, o)
    Index out_stride = 0; ///< elements from (i, o) to (i, o + 1); one of the strides is 1

    /// The columns [begin, begin + count) of the output: W_Q, W_K and W_V of a fused projection,
    /// or one head of them.
    [[nodiscard]] WeightView outputs(Index begin, Index count) const;
    [[nodiscard]] WeightView inputs(Index begin, Index count) const;

    [[nodiscard]] float at(Index i, Index o) const;
};

} // namespace heedmap
