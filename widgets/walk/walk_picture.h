// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explain/walk.h"
#include "widgets/figure/colormap.h"
#include "widgets/heatmap/cell_field.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace heedmap {

/// One matrix of a step, made.
struct WalkLayer {
    WalkPart part = WalkPart::x;
    std::shared_ptr<const Matrix> values; // as the part, or transposed
    bool transposed = false;              ///< Kᵀ, where Q meets it
    float largest = 0.0F;                 ///< the largest magnitude of what is finite
    /// The values reduced for small pictures, where there are many: made here rather than while
    /// painting.
    std::shared_ptr<const CellPyramid> pyramid;
};

/// One step of a head's walk, ready to be shown: made by a job, complete and const.
struct WalkPicture {
    HeadWalk walk; ///< with the switches in force
    WalkStage stage;
    std::vector<WalkLayer> layers;       ///< of the stage's equations, each part once
    QStringList queries;                 // [query_pos]: the tokens
    QStringList keys;                    // [key_pos]
    std::shared_ptr<const Trace> source; ///< what the walk is of

    [[nodiscard]] const WalkLayer* find(WalkPart part) const {
        for (const WalkLayer& layer : layers) {
            if (layer.part == part) {
                return &layer;
            }
        }
        return nullptr;
    }
};
/// The mask that hides cells of a part: of those after it is added.
[[nodiscard]] KeyMask maskShown(const HeadWalk& walk, WalkPart part);
/// Weights in [0, 1] have a map of their own; all else is signed.
[[nodiscard]] ColorMap colorMapOf(WalkPart part);

using WalkPicturePtr = std::shared_ptr<const WalkPicture>;

/// Makes the matrices of a step; where the family lacks it, of the next one it has. For worker
/// threads. Errors: those of `HeadWalk::matrix`.
Result<WalkPicture> makeWalkPicture(const HeadWalk& walk, WalkStep step,
                                    const std::stop_token& stop = {});

/// What of a step is explained, beside the tokens that are looked at.
struct WalkElement {
    Index hidden = 0;
    Index head_dim = 0;
    std::optional<WalkPart> part; ///< none: what the step makes
    friend bool operator==(const WalkElement&, const WalkElement&) = default;
};

/// Where one looks, axis by axis: every matrix of every step shows its cell there.
struct WalkPlace {
    Index query_pos = 0;
    Index key_pos = 0;
    Index hidden = 0;
    Index head_dim = 0;
    friend bool operator==(const WalkPlace&, const WalkPlace&) = default;

    [[nodiscard]] Index along(WalkAxis axis) const {
        switch (axis) {
        case WalkAxis::query_pos:
            return query_pos;
        case WalkAxis::key_pos:
            return key_pos;
        case WalkAxis::hidden:
            return hidden;
        case WalkAxis::head_dim:
            return head_dim;
        case WalkAxis::one:
            break;
        }
        return 0;
    }
    void set(WalkAxis axis, Index at) {
        switch (axis) {
        case WalkAxis::query_pos:
            query_pos = at;
            break;
        case WalkAxis::key_pos:
            key_pos = at;
            break;
        case WalkAxis::hidden:
            hidden = at;
            break;
        case WalkAxis::head_dim:
            head_dim = at;
            break;
        case WalkAxis::one:
            break;
        }
    }
    [[nodiscard]] WalkCell in(const WalkMatrix& matrix) const {
        return {matrix.part, along(matrix.row_axis), along(matrix.col_axis)};
    }
};

} // namespace heedmap
