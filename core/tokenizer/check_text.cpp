// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/check_text.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace heedmap {

Result<void> check_encoding(std::string_view bytes, const std::string& file) {
    if (const char* encoding = foreign_unicode_encoding(bytes)) {
        return Error{ErrorKind::invalid, file, "encoding", encoding, "UTF-8"};
    }
    if (const auto at = first_invalid_utf8(bytes)) {
        return invalid_utf8_error(bytes, *at, file);
    }
    return {};
}

Result<void> check_text(std::string_view bytes, const std::string& file) {
    if (bytes.size() > most_text_bytes) {
        return too_long_error(bytes.size(), file);
    }
    return check_encoding(bytes, file);
}

Error invalid_utf8_error(std::string_view text, std::size_t at, const std::string& file) {
    const std::string_view before = text.substr(0, at);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    return {ErrorKind::invalid, file,
            "line " + std::to_string(line) + ", byte " + std::to_string(at),
            escaped(text.substr(at, 1)), "UTF-8"};
}

Error too_long_error(std::size_t bytes, const std::string& file) {
    return {ErrorKind::limit, file, "text", std::to_string(bytes) + " bytes",
            "at most " + std::to_string(most_text_bytes) + " bytes (16 MiB)"};
}

} // namespace heedmap
