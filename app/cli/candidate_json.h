// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/sampler.h"
#include "core/tokenizer/tokenizer.h"

#include <string>

namespace heedmap {

/// How many of the most probable tokens are listed.
constexpr std::size_t listedCandidates = 10;

/// `"id": …, "token": …, "text": …, "probability": …`, without braces.
[[nodiscard]] std::string candidateFields(const Candidate& candidate, const Tokenizer& tokenizer);

} // namespace heedmap
