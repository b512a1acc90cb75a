// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/safetensors_header.h"

#include <algorithm>

namespace heedmap {

namespace {

using namespace std::string_view_literals;

/// The rest of the line behind `key`.
std::string line_value(std::string_view text, std::string_view key) {
    const auto at = text.find(key);
    if (at == std::string_view::npos) {
        return "?";
    }
    const std::string_view rest = text.substr(at + key.size());
    return escaped(rest.substr(0, rest.find('\n')));
}

std::optional<std::string> lfs_pointer(std::string_view bytes) {
    if (!bytes.starts_with("version https://git-lfs.github.com/spec/"sv)) {
        return std::nullopt;
    }
    const std::string_view text = bytes.substr(0, 1024);
    return "a Git LFS pointer to oid " + line_value(text, "\noid ") + ", size " +
           line_value(text, "\nsize ") + ", not the file itself";
}

bool is_html(std::string_view bytes) {
    std::string head(bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()), 9));
    std::transform(head.begin(), head.end(), head.begin(),
                   [](unsigned char c) { return static_cast<char>(c | 0x20); });
    return head.starts_with("<html") || head.starts_with("<!doctype") || head.starts_with("<?xml");
}

bool is_pickle(std::string_view bytes) {
    return bytes.size() >= 2 && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5;
}

} // namespace

std::optional<std::string> foreign_file_kind(std::string_view bytes) {
    // The low bytes of a length may look like another kind's mark: what has the header's
    // opening bracket in its place is taken for what it says it is.
    if (bytes.size() > 8 && bytes[8] == '{') {
        return std::nullopt;
    }
    if (auto pointer = lfs_pointer(bytes)) {
        return pointer;
    }
    if (is_html(bytes)) {
        return "an HTML page";
    }
    if (bytes.starts_with("PK\x03\x04"sv)) {
        return "a ZIP archive (as PyTorch's .bin and .pt files are)";
    }
    if (is_pickle(bytes)) {
        return "a Python pickle";
    }
    if (bytes.starts_with("GGUF"sv)) {
        return "a GGUF file";
    }
    if (bytes.starts_with("\x89HDF\r\n"sv)) {
        return "an HDF5 file";
    }
    return std::nullopt;
}

} // namespace heedmap
