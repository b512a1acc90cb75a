// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "core/format/hub.h"
#include "core/model/catalog.h"

namespace heedmap {

namespace {

std::string line(std::string name, const char* source, const std::filesystem::path& folder) {
    return escaped(name, 200) + '\t' + source + '\t' + escaped(folder.string(), 400) + '\n';
}

std::string lines() {
    std::string out;
    for (const CatalogModel& model : embedded_models()) {
        out +=
            line(model.name, model.name == default_model_name() ? "embedded, default" : "embedded",
                 model.folder);
    }
    for (const HubModel& model : list_hub_models(hub_cache_folder())) {
        out += line(model.name, "hub cache", model.path);
    }
    return out;
}

} // namespace

CommandRun addModelsCommand(CommandParser& /*parser*/) {
    return [] { return printOut(lines()); };
}

} // namespace heedmap
