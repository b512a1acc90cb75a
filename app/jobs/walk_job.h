// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/reading.h"
#include "core/explain/walk_element.h"
#include "widgets/walk/walk_picture.h"

#include <optional>

namespace heedmap {

/// Which step of which head's walk, and under which switches.
struct WalkRequest {
    ReadingPtr reading;
    std::shared_ptr<const Trace> trace; ///< the reading's, or that of the run under the other mask
    HeadId head;
    WhatIf what_if;
    WalkStep step = WalkStep::input; ///< where the family lacks it, the next one it has
    WalkPicturePtr previous;         ///< its walk is used again where it is of the same head
};

/// Makes the step's matrices. Errors: those of `HeadWalk::of` and of its matrices.
Result<WalkPicturePtr> drawWalk(const WalkRequest& request, const JobContext& context);

} // namespace heedmap
