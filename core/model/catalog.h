// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace heedmap {

/// A model that is at hand without asking for a folder.
struct CatalogModel {
    std::string name;             ///< what `--model` takes
    std::filesystem::path folder; ///< what `load_model` takes
};

/// The program's data: $HEEDMAP_DATA_DIR, or share/heedmap beside the program's bin/.
[[nodiscard]] std::filesystem::path data_folder();

/// The models that come with the program, by name.
[[nodiscard]] std::vector<CatalogModel> embedded_models();

/// What is opened when nothing else is asked for.
[[nodiscard]] std::string default_model_name();

/// The folder that a `--model` value means: the default model when it is empty, else an embedded
/// model's name, a folder, or the name of a model in the hub's cache, in that order. A
/// folder that has an embedded model's name is reached as `./NAME`.
Result<std::filesystem::path> resolve_model(const std::string& model);

} // namespace heedmap
