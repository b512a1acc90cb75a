// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/hub.h"

#include "core/base/read_file.h"

#include <algorithm>
#include <cstdlib>

namespace heedmap {

namespace {

namespace fs = std::filesystem;

const char* const folder_prefix = "models--";

/// `models--owner--name` as `owner/name`.
std::optional<std::string> name_in(const std::string& folder) {
    if (!folder.starts_with(folder_prefix)) {
        return std::nullopt;
    }
    std::string name = folder.substr(std::string_view(folder_prefix).size());
    if (const auto at = name.find("--"); at != std::string::npos) {
        name.replace(at, 2, "/");
    }
    return name.empty() ? std::nullopt : std::optional(name);
}

std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end;
         at.increment(failed)) {
        entries.push_back(at->path());
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

bool has_config(const fs::path& snapshot) {
    std::error_code ignored;
    return fs::is_regular_file(snapshot / "config.json", ignored);
}

/// The snapshot that `refs/main` names, when that is a bare name of one.
fs::path main_snapshot(const fs::path& repository) {
    auto revision = read_file(repository / "refs" / "main", 200);
    if (!revision) {
        return {};
    }
    while (!revision->empty() && static_cast<unsigned char>(revision->back()) <= ' ') {
        revision->pop_back();
    }
    const fs::path bare(*revision);
    const bool leads_out = bare.empty() || bare.filename() != bare || bare == "." || bare == "..";
    return leads_out ? fs::path() : repository / "snapshots" / bare;
}

std::optional<fs::path> snapshot_of(const fs::path& repository) {
    if (const fs::path main = main_snapshot(repository); !main.empty() && has_config(main)) {
        return main;
    }
    std::vector<fs::path> others = entries_of(repository / "snapshots");
    std::erase_if(others, [](const fs::path& path) { return !has_config(path); });
    return others.size() == 1 ? std::optional(others.front()) : std::nullopt;
}

} // namespace

fs::path hub_cache_folder() {
    struct Place {
        const char* variable;
        const char* below;
    };
    for (const Place& place :
         {Place{"HF_HUB_CACHE", ""}, Place{"HF_HOME", "hub"},
          Place{"XDG_CACHE_HOME", "huggingface/hub"}, Place{"HOME", ".cache/huggingface/hub"}}) {
        const char* value = std::getenv(place.variable); // NOLINT(concurrency-mt-unsafe)
        if (value != nullptr && *value != '\0') {
            return *place.below == '\0' ? fs::path(value) : fs::path(value) / place.below;
        }
    }
    return {};
}

std::vector<HubModel> list_hub_models(const fs::path& cache) {
    std::vector<HubModel> models;
    for (const fs::path& repository : entries_of(cache)) {
        const auto name = name_in(repository.filename().string());
        const auto snapshot = name ? snapshot_of(repository) : std::nullopt;
        if (snapshot) {
            models.push_back({*name, *snapshot});
        }
    }
    return models;
}

std::optional<std::string> hub_name_of(const fs::path& folder) {
    const fs::path snapshots = folder.parent_path();
    return snapshots.filename() == "snapshots"
               ? name_in(snapshots.parent_path().filename().string())
               : std::nullopt;
}

} // namespace heedmap
