// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory.h"

#include "core/base/control_group.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>

namespace heedmap {

namespace {

/// Of the whole machine; 0 where the system does not tell.
std::size_t machine_memory() {
    std::ifstream info("/proc/meminfo");
    std::string key;
    std::size_t kibibytes = 0;
    std::string unit;
    while (info >> key >> kibibytes >> unit) {
        if (key == "MemAvailable:") {
            return kibibytes * 1024;
        }
    }
    return 0;
}

} // namespace

std::size_t available_memory() {
    const std::size_t machine = machine_memory();
    static const ControlGroups groups;
    const auto group = groups.memory_left();
    if (!group) {
        return machine;
    }
    // 0 would mean that nothing is known.
    const std::size_t left = std::max<std::size_t>(*group, 1);
    return machine == 0 ? left : std::min(machine, left);
}

Result<void> check_memory(std::size_t needed, const std::string& use) {
    const std::size_t there = available_memory();
    if (there > 0 && needed > there) {
        return Error{ErrorKind::limit,
                     {},
                     "memory",
                     format_bytes(there) + " available",
                     format_bytes(needed) + " for " + use};
    }
    return {};
}

std::string format_bytes(std::size_t bytes) {
    constexpr std::array<const char*, 5> units{"B", "kB", "MB", "GB", "TB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1000.0 && unit + 1 < units.size()) {
        value /= 1000.0;
        ++unit;
    }
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), value < 10.0 && unit > 0 ? "%.1f %s" : "%.0f %s", value,
                  units[unit]);
    return text.data();
}

} // namespace heedmap
