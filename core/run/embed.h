// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/model.h"
#include "core/run/operators.h"

namespace heedmap {

/// What enters the first block, for the tokens from position `first` on: token, position and type
/// embeddings, scaled and normed as the family has it, into `out` [ids - first, hidden_size].
/// `types` is empty (all 0) or one a token.
void embed(Team& team, const Model& model, std::span<const TokenId> ids,
           std::span<const TokenId> types, Index first, RowsOut out);

} // namespace heedmap
