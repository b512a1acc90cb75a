// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/vocabulary.h"
#include "core/tokenizer/word_model.h"

#include <memory>
#include <optional>

namespace heedmap {

/// Each word is a token, or `unknown`; without that a word that is no token is an error.
[[nodiscard]] std::unique_ptr<const WordModel>
make_word_level(std::shared_ptr<const Vocabulary> vocabulary, std::optional<TokenId> unknown);

} // namespace heedmap
