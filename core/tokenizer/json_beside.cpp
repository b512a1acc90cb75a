// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/json_beside.h"

#include "core/format/json.h"

#include <utility>

namespace heedmap {

Result<std::optional<nlohmann::json>> load_json_beside(const std::filesystem::path& folder,
                                                       const char* name) {
    const std::filesystem::path path = folder / name;
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        return std::optional<nlohmann::json>();
    }
    auto root = load_json(path);
    if (!root) {
        return root.error();
    }
    if (!root->is_object()) {
        return wrong_value(path.string(), {}, &*root, "a JSON object");
    }
    return std::optional(*std::move(root));
}

} // namespace heedmap
