// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/safetensors.h"

#include <unordered_map>

namespace heedmap {

/// A tensor and the file that holds it.
struct StoredTensor {
    const SafetensorsFile* file = nullptr;
    const TensorInfo* info = nullptr;
};

/// The safetensors files of a Hugging Face model folder: `model.safetensors`, or the shards that
/// `model.safetensors.index.json` names.
class WeightFiles {
  public:
    static Result<WeightFiles> open(const std::filesystem::path& folder,
                                    const std::stop_token& stop = {});

    /// Both null when no file has it.
    [[nodiscard]] StoredTensor find(std::string_view name) const;
    [[nodiscard]] const std::vector<SafetensorsFile>& files() const { return files_; }
    /// What errors about the weights as a whole call them: the file, or the index.
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    WeightFiles() = default;
    Result<void> open_shards(const std::stop_token& stop);
    Result<void> gather();

    std::filesystem::path path_;
    std::vector<SafetensorsFile> files_;
    std::unordered_map<std::string_view, std::size_t> file_of_; // names lie in the files
};

} // namespace heedmap
