// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/positions.h"
#include "app/jobs/sentence.h"
#include "app/jobs/view_options.h"
#include "core/run/sampler.h"
#include "widgets/figure/decoded.h"

#include <optional>
#include <string>
#include <vector>

namespace heedmap {

/// Where a document stands: what a session keeps, and what undo goes back to.
struct DocumentState {
    std::string model; ///< as it was asked for: an embedded name or a folder
    Sentence sentence;
    HeadId head;
    std::optional<CellPosition> cell;
    ViewOptions options;
    SamplerOptions sampler;
    std::vector<ChosenToken> steps; ///< of decoding, those ahead of the position too
    Index position = 0;             ///< steps taken
    friend bool operator==(const DocumentState&, const DocumentState&) = default;
};

} // namespace heedmap
