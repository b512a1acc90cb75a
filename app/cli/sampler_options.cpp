// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sampler_options.h"

#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"

#include <limits>

namespace heedmap {

void addSamplerOptions(CommandParser& parser, SamplerChoice& choice) {
    parser.add("--temperature", choice.temperature, "X", "0 always takes the most probable token");
    parser.add("--top-k", choice.topK, "K", "Keep the K most probable tokens; 0: all");
    parser.add("--top-p", choice.topP, "P",
               "Then keep the fewest tokens whose probabilities reach P");
    parser.add("--seed", choice.seed, "S", "The same seed gives the same text");
}

Result<SamplerOptions> readSampler(const SamplerChoice& choice, Index vocabSize) {
    const Result<double> temperature = numberIn("--temperature", choice.temperature, 0, 100);
    if (!temperature) {
        return temperature.error();
    }
    const Result<Index> topK = integerIn("--top-k", choice.topK, 0, vocabSize);
    if (!topK) {
        return topK.error();
    }
    const Result<double> topP = numberIn("--top-p", choice.topP, 0, 1);
    if (!topP) {
        return topP.error();
    }
    const Result<Index> seed =
        integerIn("--seed", choice.seed, 0, std::numeric_limits<Index>::max());
    if (!seed) {
        return seed.error();
    }
    return SamplerOptions{static_cast<float>(*temperature), *topK, static_cast<float>(*topP),
                          static_cast<std::uint64_t>(*seed)};
}

} // namespace heedmap
