// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tokenizer.h"

#include <algorithm>
#include <iterator>

namespace heedmap {

Result<Encoding> Tokenizer::encode_pair(std::string_view /*first*/, std::string_view /*second*/,
                                        const EncodeOptions& /*options*/) const {
    return Error{ErrorKind::invalid, {}, "tokenizer", description(), "one that can join two texts"};
}

std::vector<TokenId> Tokenizer::without_special(std::span<const TokenId> ids) const {
    std::vector<TokenId> text;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(text),
                 [this](TokenId id) { return !is_special(id); });
    return text;
}

std::string Tokenizer::decode_text(std::span<const TokenId> ids) const {
    return decode(without_special(ids));
}

std::string Tokenizer::decode_text_after(std::span<const TokenId> before,
                                         std::span<const TokenId> ids) const {
    return decode_after(without_special(before), without_special(ids));
}

std::string Tokenizer::decode_after(std::span<const TokenId> before,
                                    std::span<const TokenId> ids) const {
    std::vector<TokenId> all(before.begin(), before.end());
    all.insert(all.end(), ids.begin(), ids.end());
    const std::string front = decode(before);
    const std::string whole = decode(all);
    return whole.starts_with(front) ? whole.substr(front.size()) : decode(ids);
}

bool Tokenizer::is_unknown(TokenId id) const {
    return roles().unknown == id && roles().eos != id && roles().bos != id;
}

Index Tokenizer::count_unknown(std::span<const TokenId> ids) const {
    return std::count_if(ids.begin(), ids.end(), [this](TokenId id) { return is_unknown(id); });
}

const TokenRoles& Tokenizer::roles() const {
    static const TokenRoles none;
    return none;
}

} // namespace heedmap
