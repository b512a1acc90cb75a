// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/executable_folder.h"

namespace heedmap {

std::filesystem::path executable_folder() {
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed); // Linux
    return failed ? std::filesystem::path() : program.parent_path();
}

} // namespace heedmap
