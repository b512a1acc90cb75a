// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>

namespace heedmap {

/// Bytes that this process could still take without pushing the machine into swap or its control
/// group over its limit; 0 if the system does not tell.
[[nodiscard]] std::size_t available_memory();

/// An error with both numbers when `needed` bytes are more than there are. `use` says what for:
/// `4096 tokens`.
Result<void> check_memory(std::size_t needed, const std::string& use);

/// `1.5 GB`, `240 MB`, `12 kB`: decimal units, for messages.
[[nodiscard]] std::string format_bytes(std::size_t bytes);

} // namespace heedmap
