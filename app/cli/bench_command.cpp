// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/bench.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"

#include <array>

namespace heedmap {

namespace {

constexpr std::array<std::string_view, 6> parts{"forward",  "decode",    "load",
                                                "tokenize", "interface", "pan"};

Result<BenchReport> runPart(const BenchOptions& options, std::size_t part, int threads,
                            Index repeat) {
    switch (part) {
    case 0:
        return benchForward(options, threads, repeat);
    case 1:
        return benchDecode(options, threads, repeat);
    case 2:
        return benchLoad(options, repeat);
    case 3:
        return benchTokenize(options, repeat);
    case 4:
        return benchInterface(options, repeat);
    default:
        return benchPan(options, repeat);
    }
}

Result<void> bench(const BenchOptions& options) {
    const Result<std::size_t> part = oneOf("bench", options.part, parts);
    if (!part) {
        return part.error();
    }
    const Result<Index> threads = integerIn("--threads", options.threads, 0, 1024);
    if (!threads) {
        return threads.error();
    }
    const std::string repeatText = options.repeat.empty() ? "10" : options.repeat;
    const Result<Index> repeat = integerIn("--repeat", repeatText, 1, 100'000);
    if (!repeat) {
        return repeat.error();
    }
    Result<BenchReport> report = runPart(options, *part, static_cast<int>(*threads), *repeat);
    if (!report) {
        return report.error();
    }
    report->part = parts[*part];
    return printOut(jsonOf(*report));
}

} // namespace

CommandRun addBenchCommand(CommandParser& parser) {
    auto options = std::make_shared<BenchOptions>();
    parser.add("part", options->part, "PART", "forward, decode, load, tokenize, interface or pan");
    addModelOption(parser, options->input);
    parser.add("--shape", options->shape, "SHAPE",
               "A random model of this shape, LAYERSxHIDDENxHEADSxVOCAB, instead of --model");
    parser.add("--family", options->family, "NAME",
               "The family of the random model: gpt2 or llama");
    parser.add("--kv-heads", options->keyValueHeads, "N",
               "Its key/value heads (llama); as many as heads without it");
    parser.add("--dtype", options->dtype, "TYPE", "The type of its weights: f32, f16 or bf16");
    parser.add(
        "--tokens", options->tokens, "T",
        "forward: the text's length; decode: tokens after a prompt of 16; tokenize: at least so "
        "many; interface: a whole visit with a text so long; pan: of the heatmap (4096)");
    parser.add("--threads", options->threads, "N", "0: all cores");
    parser.add("--repeat", options->repeat, "R", "How often it is timed (10)");
    return [options] { return bench(*options); };
}

} // namespace heedmap
