// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench.h"

#include "core/format/number_text.h"
#include "core/kernels/kernels.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sys/resource.h>
#include <thread>

namespace heedmap {

namespace {

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// To a thousandth: below it is noise.
std::string rounded(double value) {
    return json_number(std::round(value * 1000) / 1000);
}

} // namespace

Result<std::vector<double>> timed(Index repeat, const std::function<Result<void>()>& work) {
    std::vector<double> times;
    for (Index i = -1; i < repeat; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        if (Result<void> done = work(); !done) {
            return done.error();
        }
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        if (i >= 0) {
            times.push_back(took.count());
        }
    }
    return times;
}

double peakRssMb() {
    // Not getrusage: its figure outlives exec, so that a large parent would be counted as ours.
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            return std::strtod(line.c_str() + 6, nullptr) * 1024 / 1e6; // the file has kB of 1,024
        }
    }
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

std::string jsonOf(const BenchReport& report) {
    if (!report.visit.empty()) {
        return "{\"part\": " + json_string(report.part) +
               ", \"what\": " + json_string(report.what) +
               ", \"peak_rss_mb\": " + json_number(std::round(report.peakRssMb * 10) / 10) +
               ", \"visit\": " + report.visit + "}\n";
    }
    const int threads =
        report.threads > 0 ? report.threads : static_cast<int>(std::thread::hardware_concurrency());
    const auto [least, most] = std::minmax_element(report.times.begin(), report.times.end());
    std::string out = "{\"part\": " + json_string(report.part) +
                      ", \"what\": " + json_string(report.what) +
                      ", \"unit\": " + json_string(report.unit) +
                      ", \"median_ms\": " + rounded(median(report.times)) +
                      ", \"min_ms\": " + rounded(*least) + ", \"max_ms\": " + rounded(*most) +
                      ", \"peak_rss_mb\": " + json_number(std::round(report.peakRssMb * 10) / 10);
    if (report.tokens > 0) {
        out += ", \"tokens\": " + std::to_string(report.tokens);
    }
    if (report.multiplyAdds > 0) {
        out += ", \"multiply_adds\": " + std::to_string(report.multiplyAdds);
    }
    return out + ", \"threads\": " + std::to_string(threads) +
           ", \"repeat\": " + std::to_string(report.times.size()) +
           ", \"instruction_set\": " + json_string(kernels::instruction_set()) + "}\n";
}

} // namespace heedmap
