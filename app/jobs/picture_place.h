// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/positions.h"
#include "app/jobs/sentence.h"
#include "widgets/walk/walk_picture.h"

#include <QRectF>

#include <optional>

namespace heedmap {

/// A head of a sentence that others are compared with.
struct PinnedHead {
    Sentence sentence;
    HeadId head;
    friend bool operator==(const PinnedHead&, const PinnedHead&) = default;
};

/// Where the pictures of the chosen head stand, beside what the document itself says. A session
/// keeps it; undo leaves it alone.
struct PicturePlace {
    std::optional<PinnedHead> pinned;
    bool difference = false;     ///< with a pinned head: A − B, not both side by side
    std::optional<QRectF> sight; ///< the heatmap's cells in sight, x counting keys; none: all
    WalkElement walk;
    friend bool operator==(const PicturePlace&, const PicturePlace&) = default;
};

} // namespace heedmap
