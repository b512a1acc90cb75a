// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

/// Where byte `at` of the text stands, for people: `line 3, byte 57`, and the byte alone in a
/// text of one line. `first_byte` is where the text begins in its file.
[[nodiscard]] std::string json_place(std::string_view text, std::size_t at, std::size_t first_byte);

/// Where the string literal whose closing quote stands right before `end` begins.
[[nodiscard]] std::size_t key_begin(std::string_view text, std::size_t end);

/// The first `most` places where `key` stands in the text's object number `ordinal` (counting
/// objects and arrays as they open). The text must have it there so often.
[[nodiscard]] std::vector<std::size_t> places_of_key(std::string_view text, std::size_t ordinal,
                                                     const std::string& key, std::size_t most);

/// Runs the SAX parser over the text and keeps in `position` how many bytes it has read, which
/// its events do not tell.
bool sax_parse_counted(std::string_view text, nlohmann::json::json_sax_t& handler,
                       std::size_t& position);

} // namespace heedmap
