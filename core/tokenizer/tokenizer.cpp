// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tokenizer.h"

namespace heedmap {

Result<Encoding> Tokenizer::encode_pair(std::string_view /*first*/, std::string_view /*second*/,
                                        const EncodeOptions& /*options*/) const {
    return Error{ErrorKind::invalid, {}, "tokenizer", description(), "one that can join two texts"};
}

const TokenRoles& Tokenizer::roles() const {
    static const TokenRoles none;
    return none;
}

} // namespace heedmap
