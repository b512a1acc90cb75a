// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/random_folder.h"

#include "core/format/write_safetensors.h"
#include "core/model/catalog.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace heedmap {

namespace fs = std::filesystem;

namespace {

std::string configText(const ModelConfig& config) {
    const auto field = [](const char* name, Index value) {
        return std::string(", \"") + name + "\": " + std::to_string(value);
    };
    return "{\"model_type\": \"gpt2\"" + field("n_layer", config.num_hidden_layers) +
           field("n_embd", config.hidden_size) + field("n_head", config.num_attention_heads) +
           field("n_positions", config.max_position_embeddings) +
           field("vocab_size", config.vocab_size) + "}\n";
}

Result<void> copyTokenizer(const fs::path& from, const fs::path& folder) {
    std::error_code failed;
    for (const fs::directory_entry& entry : fs::directory_iterator(from, failed)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".safetensors") && name != "config.json" && name != "examples.json" &&
            entry.is_regular_file() && !fs::copy_file(entry.path(), folder / name, failed)) {
            break; // the next copy would clear the error
        }
    }
    if (failed) {
        return Error{ErrorKind::io, folder.string(), {}, failed.message(), "room for a model"};
    }
    return {};
}

} // namespace

Result<TemporaryFolder> TemporaryFolder::make() {
    std::error_code failed;
    std::string path = (fs::temp_directory_path(failed) / "heedmap-XXXXXX").string();
    if (failed || ::mkdtemp(path.data()) == nullptr) {
        return Error{ErrorKind::io, path, {}, std::strerror(errno), "a folder for temporary files"};
    }
    return TemporaryFolder(path);
}

TemporaryFolder::~TemporaryFolder() {
    if (!path_.empty()) {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
}

Result<void> writeGpt2Folder(const Model& model, const fs::path& folder) {
    const Result<fs::path> tokenizer = resolve_model(default_model_name());
    if (!tokenizer) {
        return tokenizer.error();
    }
    if (model.dtype != DType::F32) {
        return Error{ErrorKind::invalid, folder.string(), "dtype",
                     std::string(name_of(model.dtype)), "F32: the type that is written"};
    }
    if (Result<void> copied = copyTokenizer(*tokenizer, folder); !copied) {
        return copied;
    }
    if (Result<void> done = write_file(folder / "config.json", configText(model.config)); !done) {
        return done;
    }
    std::vector<TensorPlan> plan;
    for (const NamedWeight& weight : model.weights) {
        plan.push_back({weight.name, weight.shape});
    }
    return write_safetensors(folder / "model.safetensors", plan,
                             [&](std::size_t i) -> Result<std::span<const float>> {
                                 return std::span(static_cast<const float*>(model.weights[i].data),
                                                  element_count(plan[i].shape));
                             },
                             {});
}

} // namespace heedmap
