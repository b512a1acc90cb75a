// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace heedmap {

/// The folder of the running program; empty when the system does not tell.
[[nodiscard]] std::filesystem::path executable_folder();

} // namespace heedmap
