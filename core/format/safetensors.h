// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/mapped_file.h"
#include "core/base/result.h"
#include "core/tensor/dtype.h"

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

/// A tensor of a safetensors file, as its header tells and as checked against the file.
struct TensorInfo {
    std::string name;
    std::string dtype; ///< as written: `F16`, `I64`, …
    std::vector<Index> shape;
    std::size_t begin = 0; ///< bytes into the data section
    std::size_t end = 0;
};

/// A safetensors file, mapped, with every rule of the format checked
/// (https://github.com/huggingface/safetensors, "Format").
class SafetensorsFile {
  public:
    /// Maps the file and reads its header; the data is not touched.
    static Result<SafetensorsFile> open(const std::filesystem::path& path,
                                        const std::stop_token& stop = {});

    [[nodiscard]] const std::filesystem::path& path() const;
    [[nodiscard]] const std::vector<TensorInfo>& tensors() const; ///< in the order of their data
    [[nodiscard]] const TensorInfo* find(std::string_view name) const;
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const;
    [[nodiscard]] std::span<const std::byte> bytes(const TensorInfo& tensor) const;
    [[nodiscard]] std::shared_ptr<const MappedFile> file() const;

  private:
    SafetensorsFile() = default;
    struct Contents;
    std::shared_ptr<const Contents> contents_;
};

} // namespace heedmap
