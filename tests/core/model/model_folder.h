// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace heedmap {

inline std::filesystem::path golden(const std::string& name) {
    return std::filesystem::path(HEEDMAP_TEST_DATA) / "golden" / name;
}

inline std::string text_of_file(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

/// Puts `to` for the first `from` in a file. False when it is not there.
inline bool edit_file(const std::filesystem::path& path, const std::string& from,
                      const std::string& to) {
    std::string text = text_of_file(path);
    const auto at = text.find(from);
    if (at == std::string::npos) {
        return false;
    }
    text.replace(at, from.size(), to);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
    return true;
}

/// A copy of a golden model in a folder that may be changed.
inline std::filesystem::path copy_golden(const std::string& name,
                                         const std::filesystem::path& into) {
    std::filesystem::remove_all(into / name);
    std::filesystem::copy(golden(name), into / name, std::filesystem::copy_options::recursive);
    return into / name;
}

} // namespace heedmap
