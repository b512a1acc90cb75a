// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace heedmap {

/// The bytes of a regular file (or of what a link leads to), when there are at most `max_bytes`.
/// Never blocks on a FIFO.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

} // namespace heedmap
