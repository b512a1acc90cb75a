// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/check_text.h"

#include <filesystem>

namespace heedmap {

/// The text of a UTF-8 file; a byte-order mark and one line end at its end are left out. Errors:
/// not a regular file, more than `max_bytes`, another encoding (named, or the line and byte that
/// break UTF-8).
Result<std::string> read_text_file(const std::filesystem::path& path,
                                   std::size_t max_bytes = most_text_bytes);

} // namespace heedmap
