// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/chars_map.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20U; // SentencePiece's own maps have 0.25 MB

std::uint32_t little_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (std::size_t byte = 0; byte < 4; ++byte) {
        value |= std::uint32_t{static_cast<unsigned char>(bytes[byte])} << (8 * byte);
    }
    return value;
}

bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

Result<CharsMap> CharsMap::read(std::string_view bytes, const std::string& file,
                                const std::string& field) {
    const auto wrong = [&](std::string got, const char* expected) {
        return Error{ErrorKind::invalid, file, field, std::move(got), expected};
    };
    if (bytes.size() < 4 || bytes.size() > most_bytes) {
        return wrong(std::to_string(bytes.size()) + " bytes", "4 bytes to 1 MiB");
    }
    const std::size_t trie_bytes = little_endian(bytes);
    bytes.remove_prefix(4);
    if (trie_bytes == 0 || trie_bytes % 4 != 0 || trie_bytes > bytes.size()) {
        return wrong("a trie of " + std::to_string(trie_bytes) + " bytes",
                     "whole units of 4 bytes, at least one, and no more than there are");
    }
    CharsMap map;
    map.units_.reserve(trie_bytes / 4);
    for (std::size_t at = 0; at < trie_bytes; at += 4) {
        map.units_.push_back({little_endian(bytes.substr(at))});
    }
    map.replacements_ = bytes.substr(trie_bytes);
    if (first_invalid_utf8(map.replacements_)) {
        return wrong("replacements that are not UTF-8", "UTF-8");
    }
    if (auto broken = map.check()) {
        return wrong(*std::move(broken), "a trie whose every search ends");
    }
    return map;
}

/// What is wrong with the trie. Walks it level by level, since its branches may join again: after
/// as many levels as a text may have bytes, nothing must be left.
std::optional<std::string> CharsMap::check() {
    std::vector<std::uint32_t> level{0};
    std::vector<std::uint32_t> next;
    for (std::size_t depth = 0; !level.empty(); ++depth) {
        if (depth > longest_key) {
            return "a text of more than " + std::to_string(longest_key) + " bytes";
        }
        next.clear();
        if (auto broken = check_level(level, depth, next)) {
            return broken;
        }
        std::sort(next.begin(), next.end());
        next.erase(std::unique(next.begin(), next.end()), next.end());
        level.swap(next);
    }
    return std::nullopt;
}

/// `depth` bytes led to the units of `level`; puts the units that one byte more leads to in `next`.
std::optional<std::string> CharsMap::check_level(const std::vector<std::uint32_t>& level,
                                                 std::size_t depth,
                                                 std::vector<std::uint32_t>& next) {
    for (const std::uint32_t at : level) {
        const std::uint32_t base = units_[at].base(at);
        if ((base | 0xFFU) >= units_.size()) {
            return "unit " + std::to_string(at) + ", which leads past the end";
        }
        if (depth > 0 && units_[at].ends_text()) {
            if (auto broken = check_replacement(units_[base].value(), depth)) {
                return broken;
            }
        }
        for (std::uint32_t byte = 0; byte < 256; ++byte) {
            if (units_[base ^ byte].led_by(static_cast<unsigned char>(byte))) {
                next.push_back(base ^ byte);
            }
        }
    }
    return std::nullopt;
}

std::optional<std::string> CharsMap::check_replacement(std::uint32_t at, std::size_t key_bytes) {
    const bool begins = at == 0 || (at <= replacements_.size() && replacements_[at - 1] == '\0');
    const std::size_t end = begins ? replacements_.find('\0', at) : std::string::npos;
    if (end == std::string::npos) {
        return "a replacement at byte " + std::to_string(at) + ", where no whole one stands";
    }
    if (end - at > longest_replacement) {
        return "a replacement of " + std::to_string(end - at) + " bytes";
    }
    growth_ = std::max(growth_, (end - at + key_bytes - 1) / key_bytes);
    return std::nullopt;
}

std::string_view CharsMap::replacement(std::uint32_t at) const {
    const std::string_view rest = std::string_view(replacements_).substr(at);
    return rest.substr(0, rest.find('\0'));
}

std::optional<CharsMap::Match> CharsMap::longest(std::string_view text) const {
    std::optional<Match> match;
    std::uint32_t base = units_[0].base(0);
    for (std::size_t read = 0; read < text.size();) {
        const auto byte = static_cast<unsigned char>(text[read]);
        const std::uint32_t at = base ^ byte;
        if (!units_[at].led_by(byte)) {
            break;
        }
        ++read;
        base = units_[at].base(at);
        const bool whole = read == text.size() || !continues_character(text[read]);
        if (whole && units_[at].ends_text()) {
            match = {read, replacement(units_[base].value())};
        }
    }
    return match;
}

} // namespace heedmap
