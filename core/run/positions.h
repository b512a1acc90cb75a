// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/config.h"
#include "core/run/operators.h"

namespace heedmap {

/// The angles of the positions [first, first + rows) in a text of `length` tokens, which dynamic
/// scaling depends on. Sources: Su et al. 2021, §3.2.2; the scalings are those of Hugging Face's
/// `rope_scaling`, in its F32 arithmetic.
[[nodiscard]] RotaryTables rotary_tables(const ModelConfig& config, Index first, Index rows,
                                         Index length);

/// Adds the sinusoids of `position` (Vaswani et al. 2017, §3.5) to `row` [hidden_size]; the sines
/// fill its first half, the cosines its second, as Marian has them.
void add_sinusoids(Index position, std::span<float> row);

} // namespace heedmap
