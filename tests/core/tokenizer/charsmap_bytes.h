// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace heedmap::tests {

inline std::string little_endian(std::uint32_t value) {
    std::string bytes;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        bytes += static_cast<char>(value >> shift & 0xFFU);
    }
    return bytes;
}

/// A double-array trie as Darts-clone lays it out, in the plainest way: every node gets a block of
/// 256 units of its own.
inline std::vector<std::uint32_t> double_array(const std::map<std::string, std::uint32_t>& values) {
    constexpr std::uint32_t nothing = 0x80000000U; // no byte leads to it
    std::vector<std::uint32_t> units(1);
    std::deque<std::pair<std::string, std::uint32_t>> open{{"", 0}}; // prefixes and their units
    for (; !open.empty(); open.pop_front()) {
        const auto [prefix, at] = open.front();
        const auto block = static_cast<std::uint32_t>((units.size() + 255) / 256 * 256);
        units.resize(block + 256, nothing);
        units[at] |= (at ^ block) << 10U;
        if (const auto value = values.find(prefix); value != values.end()) {
            units[at] |= 0x100U;
            units[block] = nothing | value->second;
        }
        for (auto key = values.upper_bound(prefix);
             key != values.end() && key->first.starts_with(prefix); ++key) {
            const auto byte = static_cast<unsigned char>(key->first[prefix.size()]);
            if (units[block + byte] == nothing) {
                units[block + byte] = byte;
                open.emplace_back(key->first.substr(0, prefix.size() + 1), block + byte);
            }
        }
    }
    return units;
}

inline std::string charsmap_bytes(const std::vector<std::uint32_t>& units,
                                  const std::string& replacements) {
    std::string bytes = little_endian(static_cast<std::uint32_t>(4 * units.size()));
    for (const std::uint32_t unit : units) {
        bytes += little_endian(unit);
    }
    return bytes + replacements;
}

/// A `precompiled_charsmap` that puts each value in the place of its key.
inline std::string charsmap_bytes(const std::map<std::string, std::string>& rules) {
    std::map<std::string, std::uint32_t> values;
    std::string replacements;
    for (const auto& [key, replacement] : rules) {
        values[key] = static_cast<std::uint32_t>(replacements.size());
        replacements += replacement + '\0';
    }
    return charsmap_bytes(double_array(values), replacements);
}

} // namespace heedmap::tests
