// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace heedmap {

struct WriteOptions {
    bool overwrite = false;                    ///< leave to replace a file that exists
    std::vector<std::filesystem::path> inputs; ///< what is being read: named when it is the target
};

/// A file written whole or not at all. The bytes go to a new file in the target's folder, which has
/// no name until `commit` where the system can do that, so that nothing is left after a kill;
/// `commit` makes them durable (fsync) and puts them in the target's place. A full disk, an error
/// or a kill leaves the old file as it was. A target that is no regular file (`/dev/stdout`, a
/// FIFO) is written directly. A link is followed.
///
/// Writes are buffered; the first error is kept and told by `commit`. Not thread-safe.
class OutputFile {
  public:
    /// Errors: the target exists and may not be overwritten, is one of the inputs, is a folder,
    /// or its folder cannot be written to.
    static Result<OutputFile> create(const std::filesystem::path& path,
                                     const WriteOptions& options = {});
    ~OutputFile();
    OutputFile(OutputFile&&) noexcept;
    OutputFile& operator=(OutputFile&&) noexcept;

    void write(std::string_view bytes);
    /// Whether every write so far went well: long work may stop early where not.
    [[nodiscard]] bool good() const;
    Result<void> commit();

  private:
    struct State;
    explicit OutputFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// What `OutputFile::create` would refuse, told before the work is done.
Result<void> check_target(const std::filesystem::path& path, const WriteOptions& options = {});

/// `bytes` to `path`, whole or not at all.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes,
                        const WriteOptions& options = {});

} // namespace heedmap
