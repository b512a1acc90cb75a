// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/catalog.h"

#include "core/base/executable_folder.h"
#include "core/format/hub.h"

#include <algorithm>
#include <cstdlib>

namespace heedmap {

namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

std::string names_of(const std::vector<CatalogModel>& models) {
    std::string out;
    for (const CatalogModel& model : models) {
        out += (out.empty() ? "" : ", ") + model.name;
    }
    return out.empty() ? "none here" : out;
}

Error unknown_model(const std::string& model, const std::vector<CatalogModel>& embedded) {
    const fs::path cache = hub_cache_folder();
    return {ErrorKind::invalid,
            {},
            "--model",
            escaped(model),
            "a model folder, an embedded model (" + names_of(embedded) +
                "), or OWNER/NAME in the hub's cache at " + escaped(cache.string(), 200)};
}

} // namespace

fs::path data_folder() {
    const char* chosen = std::getenv("HEEDMAP_DATA_DIR"); // NOLINT(concurrency-mt-unsafe)
    if (chosen != nullptr && *chosen != '\0') {
        return chosen;
    }
    return executable_folder().parent_path() / "share" / "heedmap";
}

std::vector<CatalogModel> embedded_models() {
    std::vector<CatalogModel> models;
    std::error_code failed;
    for (fs::directory_iterator at(data_folder() / "models", failed), end; !failed && at != end;
         at.increment(failed)) {
        std::error_code ignored;
        if (fs::is_regular_file(at->path() / "config.json", ignored)) {
            models.push_back({at->path().filename().string(), at->path()});
        }
    }
    std::sort(models.begin(), models.end(),
              [](const CatalogModel& a, const CatalogModel& b) { return a.name < b.name; });
    return models;
}

std::string default_model_name() {
    return "story-gpt";
}

Result<fs::path> resolve_model(const std::string& model) {
    const std::string name = model.empty() ? default_model_name() : model;
    const std::vector<CatalogModel> embedded = embedded_models();
    const auto found = std::find_if(embedded.begin(), embedded.end(),
                                    [&](const CatalogModel& m) { return m.name == name; });
    if (found != embedded.end()) {
        return found->folder;
    }
    if (is_folder(name)) {
        return fs::path(name);
    }
    for (const HubModel& cached : list_hub_models(hub_cache_folder())) {
        if (cached.name == name) {
            return cached.path;
        }
    }
    return unknown_model(name, embedded);
}

} // namespace heedmap
