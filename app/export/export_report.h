// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace heedmap {

/// How far an export of several files came.
struct ExportReport {
    std::vector<std::filesystem::path> written; ///< whole
    std::vector<std::filesystem::path> missing; ///< not written: none of them is there in part
    std::optional<Error> error;                 ///< the first; a stop is one
};

/// `a.svg, b.svg and 5 more`: the files of a report by their names.
[[nodiscard]] std::string listed(const std::vector<std::filesystem::path>& files, std::size_t most);

} // namespace heedmap
