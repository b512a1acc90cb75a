// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input.h"

#include <functional>

namespace heedmap {

/// The options of `bench`, as they were written; empty: not given.
struct BenchOptions {
    InputOptions input;
    std::string part;
    std::string shape;
    std::string family;
    std::string keyValueHeads;
    std::string dtype;
    std::string tokens;
    std::string threads;
    std::string repeat;
};

/// What was measured.
struct BenchReport {
    std::string part;
    std::string what;          ///< the model, the text: what ran
    std::vector<double> times; ///< ms, one a repetition
    std::string unit = "ms";   ///< of the times: `ms`, `ms per token`
    Index tokens = 0;
    int threads = 0;
    std::int64_t multiplyAdds = 0; ///< with weights, in one of the times
    double peakRssMb = 0;          ///< of the process that ran, 10^6 bytes
    std::string visit; ///< interface: a visit's figures, as JSON; then there are no times
};

/// Times `work` `repeat` times after one run that is not counted. Stops at its first error.
Result<std::vector<double>> timed(Index repeat, const std::function<Result<void>()>& work);

[[nodiscard]] std::string jsonOf(const BenchReport& report);

/// The most memory that this process has held, in 10^6 bytes.
[[nodiscard]] double peakRssMb();

// The parts. `repeat` and `threads` are checked by the caller.
Result<BenchReport> benchForward(const BenchOptions& options, int threads, Index repeat);
Result<BenchReport> benchDecode(const BenchOptions& options, int threads, Index repeat);
Result<BenchReport> benchLoad(const BenchOptions& options, Index repeat);
Result<BenchReport> benchTokenize(const BenchOptions& options, Index repeat);
/// From exec to the first heatmap; with a model, a shape or a number of tokens, a whole visit.
Result<BenchReport> benchInterface(const BenchOptions& options, Index repeat);
/// Frames of a heatmap of `--tokens` tokens that is zoomed and panned.
Result<BenchReport> benchPan(const BenchOptions& options, Index repeat);

/// The model that `--shape` describes, with random weights, or the one that `--model` names.
Result<ModelPtr> benchModel(const BenchOptions& options, Index tokens);

} // namespace heedmap
