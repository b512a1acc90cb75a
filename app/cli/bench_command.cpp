// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/bench.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"

#include <algorithm>
#include <array>
#include <span>

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

/// An option, as it was written, and which parts take it.
struct Taken {
    std::string_view name;
    const std::string& value;
    std::vector<std::string_view> parts;
};

/// Nothing that was asked for is passed over in silence.
Result<void> checkOptions(const BenchOptions& options) {
    const std::vector<std::string_view> runs{"forward", "decode"};
    const std::vector<std::string_view> random{"forward", "decode", "interface"};
    const std::array<Taken, 7> all{{
        {"--model", options.input.model, {"forward", "decode", "load", "tokenize", "interface"}},
        {"--shape", options.shape, random},
        {"--family", options.family, runs},
        {"--kv-heads", options.keyValueHeads, runs},
        {"--dtype", options.dtype, runs},
        {"--tokens", options.tokens, {"forward", "decode", "tokenize", "interface", "pan"}},
        {"--threads", options.threads, runs},
    }};
    for (const auto& [name, value, takers] : all) {
        if (!value.empty() &&
            std::find(takers.begin(), takers.end(), options.part) == takers.end()) {
            return wrongArgument(name, value,
                                 "none with " + options.part + ": " + alternatives(takers) +
                                     " takes it");
        }
    }
    if (!options.shape.empty() && !options.input.model.empty()) {
        return wrongArgument("--shape", options.shape, "none beside --model");
    }
    for (const Taken& option : std::span(all).subspan(2, 3)) {
        if (!option.value.empty() && options.shape.empty()) {
            return wrongArgument(option.name, option.value, "--shape beside it: a random model");
        }
    }
    return {};
}

Result<void> bench(const BenchOptions& options) {
    const Result<std::size_t> part = oneOf("bench", options.part, parts);
    if (!part) {
        return part.error();
    }
    if (Result<void> taken = checkOptions(options); !taken) {
        return taken;
    }
    const std::string threadsText = options.threads.empty() ? "0" : options.threads;
    const Result<Index> threads = integerIn("--threads", threadsText, 0, 1024);
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
               "The family of the random model: gpt2 (without it) or llama");
    parser.add("--kv-heads", options->keyValueHeads, "N",
               "Its key/value heads (llama); as many as heads without it");
    parser.add("--dtype", options->dtype, "TYPE",
               "The type of its weights: f32 (without it), f16 or bf16");
    parser.add(
        "--tokens", options->tokens, "T",
        "forward: the text's length; decode: tokens after a prompt of 16; tokenize: at least so "
        "many; interface: a whole visit with a text so long; pan: of the heatmap (4096)");
    parser.add("--threads", options->threads, "N", "0: all cores");
    parser.add("--repeat", options->repeat, "R", "How often it is timed (10)");
    return [options] { return bench(*options); };
}

} // namespace heedmap
