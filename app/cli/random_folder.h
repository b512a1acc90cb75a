// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/model.h"

#include <filesystem>

namespace heedmap {

/// A folder of the system's for temporary files, removed with all that is in it.
class TemporaryFolder {
  public:
    static Result<TemporaryFolder> make();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) {
        other.path_.clear();
    }
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

/// Writes a made GPT-2 of F32 weights as a model folder that the window opens, with the default
/// model's tokenizer. Errors: weights of another type, a file that cannot be copied or written.
Result<void> writeGpt2Folder(const Model& model, const std::filesystem::path& folder);

} // namespace heedmap
