// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/config.h"

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

} // namespace heedmap
