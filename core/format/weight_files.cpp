// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/weight_files.h"

#include "core/format/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace heedmap {

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t shard_cap = 1000;

/// Something by that name stands in the folder, a dangling link included.
bool stands(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
}

bool is_bare_file_name(const std::string& name) {
    return !name.empty() && name != "." && name != ".." &&
           name.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
}

/// The name of a weight file of another kind, or nothing.
std::string other_weights(const fs::path& folder) {
    constexpr std::array extensions = {".bin", ".pt", ".pth", ".ckpt", ".h5", ".msgpack", ".gguf"};
    std::string found;
    std::error_code failed;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end;
         at.increment(failed)) {
        const fs::path name = at->path().filename();
        if (std::find(extensions.begin(), extensions.end(), name.extension()) != extensions.end() &&
            (found.empty() || name.string() < found)) {
            found = name.string();
        }
    }
    return found;
}

/// What PyTorch saves, and tools/convert reads.
bool is_pickle_name(const fs::path& name) {
    constexpr std::array extensions = {".bin", ".pt", ".pth"};
    return std::find(extensions.begin(), extensions.end(), name.extension()) != extensions.end();
}

Error no_weights(const fs::path& folder) {
    const std::string other = other_weights(folder);
    if (other.empty()) {
        return {ErrorKind::io, folder.string(), "weights", "none",
                "model.safetensors, or model.safetensors.index.json and its shards"};
    }
    const bool pickle = is_pickle_name(other);
    return {ErrorKind::invalid, folder.string(), "weights",
            escaped(other) + " alone; " +
                (pickle ? "pickle files are refused, since reading one runs its code"
                        : "that format is not read"),
            pickle ? "model.safetensors (`tools/convert FOLDER` makes it)" : "model.safetensors"};
}

/// The shards an index names, each with the first of its tensors.
Result<std::map<std::string, std::string>> read_shard_names(const Json& weight_map,
                                                            const std::string& file) {
    std::map<std::string, std::string> shards;
    for (const auto& [tensor, shard] : weight_map.items()) {
        const std::string field = "weight_map." + escaped(tensor);
        if (!shard.is_string()) {
            return wrong_value(file, field, &shard, "a shard's file name");
        }
        const auto& name = shard.get_ref<const std::string&>();
        if (!is_bare_file_name(name)) {
            return wrong_value(file, field, &shard, "a bare file name, of a file in this folder");
        }
        shards.emplace(name, tensor);
    }
    if (shards.empty() || shards.size() > shard_cap) {
        return Error{ErrorKind::limit, file, "weight_map",
                     std::to_string(shards.size()) + " shards",
                     "1 to " + std::to_string(shard_cap) + " shards"};
    }
    return shards;
}

} // namespace

Result<void> WeightFiles::open_shards(const std::stop_token& stop) {
    const auto index = load_json(path_, std::size_t{1} << 28, stop);
    if (!index) {
        return index.error();
    }
    JsonFields fields(*index, path_.string());
    const Json* weight_map = fields.object("weight_map", true);
    if (fields.error()) {
        return *fields.error();
    }
    const auto shards = read_shard_names(*weight_map, path_.string());
    if (!shards) {
        return shards.error();
    }
    std::map<std::string, std::size_t> number_of;
    for (const auto& [name, first_tensor] : *shards) {
        const fs::path shard = path_.parent_path() / name;
        if (!stands(shard)) {
            return Error{ErrorKind::io, path_.string(), "weight_map." + escaped(first_tensor),
                         escaped(name) + ", which is missing", "a shard that is in the folder"};
        }
        auto opened = SafetensorsFile::open(shard, stop);
        if (!opened) {
            return opened.error();
        }
        number_of.emplace(name, files_.size());
        files_.push_back(*std::move(opened));
    }
    for (const auto& [tensor, shard] : weight_map->items()) {
        const auto& name = shard.get_ref<const std::string&>();
        if (files_[number_of.at(name)].find(tensor) == nullptr) {
            return Error{ErrorKind::invalid, path_.string(), "weight_map." + escaped(tensor),
                         escaped(name) + ", which lacks it", "the shard that holds the tensor"};
        }
    }
    return {};
}

Result<void> WeightFiles::gather() {
    for (std::size_t number = 0; number < files_.size(); ++number) {
        for (const TensorInfo& tensor : files_[number].tensors()) {
            const auto [entry, fresh] = file_of_.emplace(tensor.name, number);
            if (!fresh) {
                return Error{ErrorKind::invalid, path_.string(), escaped(tensor.name),
                             "the tensor in " + files_[entry->second].path().filename().string() +
                                 " and in " + files_[number].path().filename().string(),
                             "each tensor in one shard"};
            }
        }
    }
    return {};
}

Result<WeightFiles> WeightFiles::open(const fs::path& folder, const std::stop_token& stop) {
    WeightFiles weights;
    Result<void> opened;
    if (weights.path_ = folder / "model.safetensors"; stands(weights.path_)) {
        auto file = SafetensorsFile::open(weights.path_, stop);
        if (!file) {
            return file.error();
        }
        weights.files_.push_back(*std::move(file));
    } else if (weights.path_ += ".index.json"; stands(weights.path_)) {
        opened = weights.open_shards(stop);
    } else {
        return no_weights(folder);
    }
    if (opened) {
        opened = weights.gather();
    }
    return opened ? Result<WeightFiles>(std::move(weights)) : opened.error();
}

StoredTensor WeightFiles::find(std::string_view name) const {
    const auto found = file_of_.find(name);
    if (found == file_of_.end()) {
        return {};
    }
    const SafetensorsFile& file = files_[found->second];
    return {&file, file.find(name)};
}

} // namespace heedmap
