// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace heedmap {

/// A model in the Hugging Face hub's cache on this machine.
struct HubModel {
    std::string name;           ///< `owner/name`, or `name` for the hub's oldest models
    std::filesystem::path path; ///< the snapshot's folder
};

/// Where the hub's library keeps its downloads: $HF_HUB_CACHE, $HF_HOME/hub,
/// $XDG_CACHE_HOME/huggingface/hub or ~/.cache/huggingface/hub, the first that is set.
[[nodiscard]] std::filesystem::path hub_cache_folder();

/// The models in a cache folder that have a config.json, by name, each at the snapshot that
/// `refs/main` names (or at its only one). What cannot be read is passed over.
[[nodiscard]] std::vector<HubModel> list_hub_models(const std::filesystem::path& cache);

/// `owner/name` for a snapshot's folder `…/models--owner--name/snapshots/HASH`; nothing else.
[[nodiscard]] std::optional<std::string> hub_name_of(const std::filesystem::path& folder);

} // namespace heedmap
