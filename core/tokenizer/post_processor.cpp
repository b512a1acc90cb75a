// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/post_processor.h"

namespace heedmap {

namespace {

using Kind = TemplatePiece::Kind;

/// [CLS] A [SEP], and `second` after it for a pair.
PostProcessor around(TokenId cls, TokenId sep, const Template& second) {
    PostProcessor out;
    out.single = {{Kind::special, 0, cls}, {Kind::first_text, 0, -1}, {Kind::special, 0, sep}};
    out.pair = out.single;
    out.pair.insert(out.pair.end(), second.begin(), second.end());
    return out;
}

} // namespace

PostProcessor bert_processor(TokenId cls, TokenId sep) {
    return around(cls, sep, {{Kind::second_text, 1, -1}, {Kind::special, 1, sep}});
}

PostProcessor roberta_processor(TokenId cls, TokenId sep, bool trim_offsets) {
    PostProcessor out = around(
        cls, sep, {{Kind::special, 0, sep}, {Kind::second_text, 0, -1}, {Kind::special, 0, sep}});
    out.trim_offsets = trim_offsets;
    return out;
}

} // namespace heedmap
