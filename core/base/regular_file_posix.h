// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace heedmap {

/// An open file descriptor, closed with its owner.
class FileHandle {
  public:
    FileHandle() = default;
    explicit FileHandle(int descriptor) : descriptor_(descriptor) {}
    ~FileHandle();
    FileHandle(FileHandle&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileHandle& operator=(FileHandle&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    [[nodiscard]] int descriptor() const { return descriptor_; }

  private:
    int descriptor_ = -1;
};

struct RegularFile {
    FileHandle handle;
    std::size_t size = 0; ///< in bytes, when it was opened
};

/// Opens for reading what is a regular file, or a link to one. Never blocks on a FIFO, and
/// touches no device.
Result<RegularFile> open_regular_file(const std::filesystem::path& path);

/// The error for a failed system call on `path`.
[[nodiscard]] Error system_error(const std::filesystem::path& path, int code, std::string expected);

} // namespace heedmap
