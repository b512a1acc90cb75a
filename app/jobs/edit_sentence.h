// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/reading.h"

namespace heedmap {

/// The sentence of `reading` with the token at `position` replaced by `id`, written as the
/// tokenizer would have it in a text: what clicking a suggestion for a gap does.
[[nodiscard]] Sentence withWord(const Reading& reading, Index position, TokenId id);

/// The sentence with the mask token in the token's place. The tokenizer must have one, and the
/// token must stand for a part of the text: see `isMaskable`.
[[nodiscard]] Sentence withMask(const Reading& reading, Index position);
[[nodiscard]] bool isMaskable(const Reading& reading, Index position);

} // namespace heedmap
