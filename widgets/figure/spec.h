// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/explain/head_summary.h"
#include "core/explain/head_view.h"
#include "core/tokenizer/display.h"
#include "widgets/figure/colormap.h"
#include "widgets/figure/palette.h"

#include <QString>

#include <optional>
#include <span>
#include <string_view>

namespace heedmap {

enum class FigureKind {
    heatmap, ///< one head
    compare, ///< with the mask, without it, the difference, and what moved to the future
    grid,    ///< every head of the summaries, small
};

[[nodiscard]] std::string_view name_of(FigureKind kind);
[[nodiscard]] std::optional<FigureKind> figureKindFromName(std::string_view name);
[[nodiscard]] std::span<const FigureKind> allFigureKinds();

/// What the cells of a heatmap show.
enum class FigureQuantity {
    weights, ///< after the softmax, 0 to 1
    scores,  ///< before the mask; on the diverging map, symmetric about 0
};

/// Whose mask is on or off.
enum class MaskScope {
    local,      ///< this head only
    propagated, ///< the whole model ran so
};

struct ColorLimits {
    double low = 0;
    double high = 1;
};

struct HeadPosition {
    Index layer = 0;
    Index head = 0;
};

// What `checkSpec` takes.
constexpr double minWidthMm = 60;
constexpr double maxWidthMm = 5000;
constexpr double minDpi = 20;
constexpr double maxDpi = 4800;

/// A figure, described; what it shows comes in a `FigureInput`. Limits: see `checkSpec`.
struct FigureSpec {
    FigureKind kind = FigureKind::heatmap;
    double widthMm = 170;
    double heightMm = 0; ///< at most so high; 0: as high as it needs
    double dpi = 300;    ///< of a PNG; the layout does not depend on it
    Theme theme = Theme::light;
    bool transparent = false; ///< no ground
    FigureQuantity quantity = FigureQuantity::weights;
    MaskScope scope = MaskScope::local;
    ColorMap colorMap = ColorMap::viridis;
    std::optional<ColorLimits> limits; ///< none: 0 to 1 for weights, symmetric for scores
    std::optional<Index> query;        ///< cross-hair
    std::optional<Index> key;
    std::optional<HeadPosition> selected; ///< framed in a grid
    bool values = true;                   ///< numbers in the cells, where there is room
    bool title = true;
    bool caption = true;
    QString captionText; ///< instead of the made one
};

/// What a figure is filled with. Borrowed: it must live as long as the call it is given to. The
/// sentence is shown with what is not printable escaped, and kept as it is in the provenance.
struct FigureInput {
    std::span<const DisplayToken> queries;  ///< one a row
    std::span<const DisplayToken> keys;     ///< one a column; empty: the same as the queries
    const HeadView* head = nullptr;         ///< heatmap, compare (with its mask)
    const HeadView* unmasked = nullptr;     ///< compare: the same head without a mask
    std::span<const HeadSummary> summaries; ///< grid
    Mask summaryMask = Mask::causal; ///< of the thumbnails: `causal` or `none`, never `family`
    QString modelName;
    QString modelHash; ///< provenance only; may be empty
    QString sentence;
    QString program; ///< name and version, for provenance
};

/// The rule that the description or its input breaks, if any: sizes, limits, positions, and
/// matrices that do not fit the tokens.
Result<void> checkSpec(const FigureSpec& spec, const FigureInput& input);

} // namespace heedmap
