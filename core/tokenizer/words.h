// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/tokenizer.h"

namespace heedmap {

/// The words of a text as ranges of its tokens, one after another, that cover all of them. Two
/// neighbours are pieces of one word where nothing stands between them and the seam lies between
/// two letters, digits or marks, or inside a character. Scripts that put no spaces between words
/// (Han, kana, Thai, …) have a seam at every token. A token that stands for no text is by itself.
/// `spans` are bytes of `text`, as `Encoding` has them; one that lies outside it stands for none.
[[nodiscard]] std::vector<TokenRange> words_of(std::string_view text,
                                               std::span<const ByteSpan> spans);

} // namespace heedmap
