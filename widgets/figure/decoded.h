// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/token.h"
#include "core/run/sampler.h"

#include <string>
#include <vector>

namespace heedmap {

/// A token that decoding added, as it was chosen.
struct ChosenToken {
    TokenId id = 0;
    bool byHand = false;
    friend bool operator==(const ChosenToken&, const ChosenToken&) = default;
};

/// How the last tokens of a text came to be: one by one, after a prompt.
struct Decoded {
    std::string prompt;              ///< the text before them
    std::vector<ChosenToken> tokens; ///< empty: nothing was decoded
    SamplerOptions sampler;          ///< of those that were not chosen by hand
};

} // namespace heedmap
