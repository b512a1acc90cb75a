// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>

namespace heedmap {

/// A file mapped into memory for reading. Only regular files are opened; never blocks on a FIFO.
///
/// A file that shrinks while it is mapped would raise SIGBUS on a read past its new end. The
/// mapping then shows zero bytes there instead, and `intact` turns false: whoever computes from
/// the bytes asks it before handing out a result.
class MappedFile {
  public:
    static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const;
    [[nodiscard]] const std::filesystem::path& path() const;
    /// Reads the whole file into memory of large pages, which takes the mapping's place at the same
    /// addresses; from then on no cut reaches it. False where nothing changed: the file is small
    /// or was cut, the system has no such memory, or a stop was asked for.
    bool read_into_large_pages(const std::stop_token& stop = {}) const;

    /// An error that names the file, its size when mapped and its size now, once it was cut short.
    [[nodiscard]] Result<void> intact() const;

  private:
    MappedFile() = default;
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace heedmap
