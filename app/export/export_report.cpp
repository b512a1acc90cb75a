// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/export_report.h"

namespace heedmap {

std::string listed(const std::vector<std::filesystem::path>& files, std::size_t most) {
    std::string out;
    for (std::size_t i = 0; i < files.size() && i < most; ++i) {
        out += (i == 0 ? "" : ", ") + escaped(files[i].filename().string());
    }
    return files.size() > most ? out + " and " + std::to_string(files.size() - most) + " more"
                               : out;
}

} // namespace heedmap
