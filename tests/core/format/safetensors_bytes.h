// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace heedmap {

inline std::string little_endian(std::uint64_t value) {
    std::string out;
    for (int i = 0; i < 8; ++i) {
        out += static_cast<char>(value >> (8 * i));
    }
    return out;
}

/// JSON written with ' for ", which keeps it readable in the source.
inline std::string json_text(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

/// A safetensors file: the length, the header's JSON (with ' for "), the data.
inline std::string safetensors_bytes(std::string header, const std::string& data) {
    header = json_text(std::move(header));
    return little_endian(header.size()) + header + data;
}

inline std::filesystem::path write_bytes(const std::filesystem::path& path,
                                         const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

} // namespace heedmap
