// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/text_file.h"

#include "core/base/read_file.h"

namespace heedmap {

Result<std::string> read_text_file(const std::filesystem::path& path, std::size_t max_bytes) {
    auto text = read_file(path, max_bytes);
    if (!text) {
        return text;
    }
    if (const auto encoding = check_encoding(*text, path.string()); !encoding) {
        return encoding.error();
    }
    if (text->starts_with("\xEF\xBB\xBF")) {
        text->erase(0, 3);
    }
    if (text->ends_with('\n')) {
        text->resize(text->size() - (text->ends_with("\r\n") ? 2 : 1));
    }
    return text;
}

} // namespace heedmap
