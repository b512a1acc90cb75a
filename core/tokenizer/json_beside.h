// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>

namespace heedmap {

/// The object of the JSON file `name` in `folder`; nothing where there is no such file.
Result<std::optional<nlohmann::json>> load_json_beside(const std::filesystem::path& folder,
                                                       const char* name);

} // namespace heedmap
