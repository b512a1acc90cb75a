// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/token.h"

#include <vector>

namespace heedmap {

/// What stands at one place of a template.
struct TemplatePiece {
    enum class Kind { first_text, second_text, special };
    Kind kind = Kind::first_text;
    int type_id = 0;
    TokenId id = -1; ///< of a special token
};
using Template = std::vector<TemplatePiece>; ///< each text of it stands there once

/// How the tokens of a text, or of two, and special tokens make one sequence.
struct PostProcessor {
    Template single = {{TemplatePiece::Kind::first_text, 0, -1}};
    Template pair = {{TemplatePiece::Kind::first_text, 0, -1},
                     {TemplatePiece::Kind::second_text, 1, -1}};
    bool trim_offsets = false; ///< spans leave out the spaces at their ends
};

/// [CLS] A [SEP], and B [SEP] of type 1 after it.
[[nodiscard]] PostProcessor bert_processor(TokenId cls, TokenId sep);

/// <s> A </s>, and </s> B </s> after it, all of type 0.
[[nodiscard]] PostProcessor roberta_processor(TokenId cls, TokenId sep, bool trim_offsets = true);

} // namespace heedmap
