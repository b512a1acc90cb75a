// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace heedmap {

/// The control groups that limit this process' memory on Linux (version 1 or 2; containers and
/// services live in them): its own and those above it, as far as they can be seen from here. None
/// on other systems. Found once; what they say is asked for each time.
class ControlGroups {
  public:
    /// `root` is where the file system begins.
    explicit ControlGroups(const std::filesystem::path& root = "/");

    /// Bytes that the limits leave, the least of all groups, with the pages of files that the
    /// system would give back counted as free. Nothing where no limit is set.
    [[nodiscard]] std::optional<std::size_t> memory_left() const;

  private:
    struct Group {
        std::filesystem::path limit;
        std::filesystem::path usage;
        std::filesystem::path stat;
        std::string stat_prefix; ///< before the sums over the groups below
    };
    static std::optional<std::size_t> left_in(const Group& group);

    std::vector<Group> groups_;
};

} // namespace heedmap
