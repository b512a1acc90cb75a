// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/display.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdio>

namespace heedmap {

namespace {

constexpr std::size_t most_characters = 80;
constexpr const char* space_mark = "␣";
constexpr const char* dotted_circle = "◌"; // what a mark without a letter stands on
constexpr std::size_t longest_character = 4;
constexpr std::size_t tokens_in_block = 4096;

std::string byte_label(unsigned char byte) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "⟨%02X⟩", static_cast<unsigned>(byte));
    return buffer;
}

/// The code point at the front of `bytes` and its length; a negative one for a byte that is no
/// part of a whole character.
UChar32 character_at(std::string_view bytes, std::size_t& length) {
    std::int64_t at = 0;
    UChar32 c = 0;
    U8_NEXT(bytes.data(), at, static_cast<std::int64_t>(bytes.size()), c);
    length = c < 0 ? 1 : static_cast<std::size_t>(at);
    return c;
}

bool is_mark(UChar32 c) {
    return c >= 0 && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

/// One label for any bytes: cut, escaped, never empty for bytes that are not.
std::string label(std::string_view bytes) {
    std::string out;
    for (std::size_t written = 0; !bytes.empty(); ++written) {
        if (written == most_characters) {
            return out + "…";
        }
        std::size_t length = 0;
        const UChar32 c = character_at(bytes, length);
        if (written == 0 && is_mark(c)) {
            out += dotted_circle;
        }
        out += c < 0 ? byte_label(static_cast<unsigned char>(bytes[0]))
                     : escaped(bytes.substr(0, length));
        bytes.remove_prefix(length);
    }
    return out;
}

void set_labels(std::string_view bytes, DisplayToken& out) {
    const std::size_t spaces = std::min(bytes.find_first_not_of(' '), bytes.size());
    for (std::size_t at = 0; at < std::min(spaces, most_characters); ++at) {
        out.text += space_mark;
    }
    if (spaces > most_characters) {
        out.text += "…";
    }
    const std::string rest = label(bytes.substr(spaces));
    out.plain = rest.empty() ? out.text : rest;
    out.text += rest;
}

/// The bytes of tokens one after another, as far as they are one text.
struct Stream {
    std::string bytes;
    std::vector<std::size_t> ends; ///< of each token
};

Stream join(const Tokenizer& tokenizer, std::span<const TokenId> ids) {
    Stream stream;
    stream.ends.reserve(ids.size());
    for (const TokenId& id : ids) {
        stream.bytes += tokenizer.bytes(id);
        stream.ends.push_back(stream.bytes.size());
    }
    return stream;
}

/// Whether each token shares a character with the one before it: the boundary between them lies
/// inside a whole UTF-8 character. A special token stands alone.
std::vector<bool> shared_with_previous(const Tokenizer& tokenizer, std::span<const TokenId> ids,
                                       const Stream& stream) {
    std::vector<bool> shared(ids.size(), false);
    std::size_t token = 0;
    const std::string_view bytes = stream.bytes;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t length = 0;
        const bool whole = character_at(bytes.substr(at, longest_character), length) >= 0;
        at += length;
        for (; token < ids.size() && stream.ends[token] < at; ++token) {
            const bool inside = whole && stream.ends[token] > at - length;
            shared[token + 1] = inside && !tokenizer.is_special(ids[token]) &&
                                !tokenizer.is_special(ids[token + 1]);
        }
    }
    return shared;
}

void set_group(std::span<DisplayToken> tokens, Index group, std::string_view bytes) {
    const std::string text = label(bytes);
    for (DisplayToken& token : tokens) {
        token.group = group;
        token.shares_character = tokens.size() > 1;
        token.group_text = text;
    }
}

} // namespace

std::vector<DisplayToken> display_tokens(const Tokenizer& tokenizer, std::span<const TokenId> ids) {
    const Stream stream = join(tokenizer, ids);
    const std::vector<bool> shared = shared_with_previous(tokenizer, ids, stream);
    const std::string_view bytes = stream.bytes;
    const auto begin_of = [&](std::size_t token) {
        return token == 0 ? std::size_t{0} : stream.ends[token - 1];
    };
    std::vector<DisplayToken> out(ids.size());
    for (std::size_t token = 0; token < ids.size(); ++token) {
        const std::size_t begin = begin_of(token);
        set_labels(bytes.substr(begin, stream.ends[token] - begin), out[token]);
        out[token].special = tokenizer.is_special(ids[token]);
        if (out[token].text.empty()) { // an unknown id, or a token of no bytes
            out[token].text = out[token].plain = "⟨#" + std::to_string(ids[token]) + "⟩";
        }
    }
    Index group = 0;
    for (std::size_t first = 0; first < ids.size(); ++group) {
        std::size_t end = first + 1;
        while (end < ids.size() && shared[end]) {
            ++end;
        }
        const std::size_t begin = begin_of(first);
        set_group(std::span(out).subspan(first, end - first), group,
                  bytes.substr(begin, stream.ends[end - 1] - begin));
        first = end;
    }
    return out;
}

std::string readable_text(const Tokenizer& tokenizer, TokenId id) {
    const std::string bytes = tokenizer.bytes(id);
    std::string text;
    for (std::string_view rest = bytes; !rest.empty();) {
        std::size_t length = 0;
        const bool whole = character_at(rest, length) >= 0;
        text += whole ? std::string(rest.substr(0, length))
                      : byte_label(static_cast<unsigned char>(rest[0]));
        rest.remove_prefix(length);
    }
    return text.empty() ? display_tokens(tokenizer, {&id, 1}).front().text : text;
}

void display_in_blocks(
    const Tokenizer& tokenizer, std::span<const TokenId> ids,
    const std::function<bool(std::size_t first, std::span<const DisplayToken> tokens)>& take) {
    const auto goes_on = [&](std::size_t token) { // perhaps the character before it
        const std::string bytes = tokenizer.bytes(ids[token]);
        return bytes.empty() || U8_IS_TRAIL(bytes.front());
    };
    bool wanted = true;
    for (std::size_t first = 0; wanted && first < ids.size();) {
        std::size_t end = std::min(first + tokens_in_block, ids.size());
        while (end < ids.size() && goes_on(end)) {
            ++end;
        }
        wanted = take(first, display_tokens(tokenizer, ids.subspan(first, end - first)));
        first = end;
    }
}

} // namespace heedmap
