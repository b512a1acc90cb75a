// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/sampler.h"

#include <string>

namespace heedmap {

class CommandParser;

/// How tokens are chosen, as the options were written.
struct SamplerChoice {
    std::string temperature = "0";
    std::string topK = "0";
    std::string topP = "1";
    std::string seed = "0";
    friend bool operator==(const SamplerChoice&, const SamplerChoice&) = default;
};

/// --temperature, --top-k, --top-p, --seed.
void addSamplerOptions(CommandParser& parser, SamplerChoice& choice);

Result<SamplerOptions> readSampler(const SamplerChoice& choice, Index vocabSize);

} // namespace heedmap
