// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/control_group.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string_view>

namespace heedmap {

namespace {

namespace fs = std::filesystem;

/// The files of one version (https://docs.kernel.org/admin-guide/cgroup-v2.html and
/// .../cgroup-v1/memory.html).
struct Version {
    std::string_view mounted_as; ///< the file system's type
    std::string_view controller; ///< that the mount and the line of /proc/self/cgroup name
    const char* limit;
    const char* usage;
    const char* stat_prefix;
};

constexpr Version versions[] = {
    {"cgroup2", "", "memory.max", "memory.current", ""},
    {"cgroup", "memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_"},
};

constexpr std::size_t no_limit = std::size_t{1} << 62; // version 1 writes a number above it

/// Whether `word` is one of the comma-separated `list`.
bool lists(const std::string& list, std::string_view word) {
    std::istringstream words(list);
    for (std::string one; std::getline(words, one, ',');) {
        if (one == word) {
            return true;
        }
    }
    return false;
}

/// The path of this process' group: lines are `4:memory:/path`, and `0::/path` for version 2.
std::string group_path(const fs::path& root, const Version& version) {
    std::ifstream groups(root / "proc/self/cgroup");
    for (std::string line; std::getline(groups, line);) {
        const std::size_t first = line.find(':');
        const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
        if (second == std::string::npos) {
            continue;
        }
        const std::string names = line.substr(first + 1, second - first - 1);
        if (version.controller.empty() ? line.starts_with("0::")
                                       : lists(names, version.controller)) {
            return line.substr(second + 1);
        }
    }
    return {};
}

struct Mount {
    std::string root; ///< the group that stands at `point`
    std::string point;
};

/// Lines: id, parent, device, root, mount point, options, tags …, `-`, type, source, options.
std::optional<Mount> mount_of(const fs::path& root, const Version& version) {
    std::ifstream mounts(root / "proc/self/mountinfo");
    for (std::string line; std::getline(mounts, line);) {
        std::istringstream words(line);
        std::string skipped;
        Mount mount;
        words >> skipped >> skipped >> skipped >> mount.root >> mount.point;
        while (words >> skipped && skipped != "-") {
        }
        std::string type;
        std::string options;
        words >> type >> skipped >> options;
        if (type == version.mounted_as &&
            (version.controller.empty() || lists(options, version.controller))) {
            return mount;
        }
    }
    return std::nullopt;
}

/// A number alone in its file: `max` is none.
std::optional<std::size_t> number_in(const fs::path& path) {
    std::ifstream file(path);
    std::size_t value = 0;
    std::string rest;
    return file >> value && !(file >> rest) ? std::optional(value) : std::nullopt;
}

/// Bytes of files that are kept as long as nobody needs their room.
std::size_t file_pages(const fs::path& path, const std::string& prefix) {
    std::ifstream stat(path);
    std::size_t sum = 0;
    std::size_t value = 0;
    for (std::string name; stat >> name >> value;) {
        if (name == prefix + "inactive_file" || name == prefix + "active_file") {
            sum += value;
        }
    }
    return sum;
}

/// The folders of the group and of those above it. A container may see its own group at the mount
/// point, under a path that names groups outside.
std::vector<fs::path> folders_of(const fs::path& root, const Version& version) {
    const auto mount = mount_of(root, version);
    if (!mount) {
        return {};
    }
    fs::path folder = root / fs::path(mount->point).relative_path();
    std::vector<fs::path> folders{folder};
    const fs::path inside = fs::path(group_path(root, version)).lexically_relative(mount->root);
    if (inside.empty() || *inside.begin() == "..") {
        return folders;
    }
    for (const fs::path& step : inside) {
        if (step != ".") {
            folders.push_back(folder /= step);
        }
    }
    return folders;
}

} // namespace

ControlGroups::ControlGroups(const fs::path& root) {
    for (const Version& version : versions) {
        for (const fs::path& folder : folders_of(root, version)) {
            groups_.push_back({folder / version.limit, folder / version.usage,
                               folder / "memory.stat", version.stat_prefix});
        }
    }
}

std::optional<std::size_t> ControlGroups::left_in(const Group& group) {
    const auto limit = number_in(group.limit);
    if (!limit || *limit >= no_limit) {
        return std::nullopt;
    }
    const auto usage = number_in(group.usage);
    if (!usage) {
        return std::nullopt;
    }
    const std::size_t used = *usage - std::min(*usage, file_pages(group.stat, group.stat_prefix));
    return *limit - std::min(*limit, used);
}

std::optional<std::size_t> ControlGroups::memory_left() const {
    std::optional<std::size_t> least;
    for (const Group& group : groups_) {
        if (const auto left = left_in(group)) {
            least = std::min(least.value_or(*left), *left);
        }
    }
    return least;
}

} // namespace heedmap
