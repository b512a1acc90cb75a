// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/explain/cell.h"
#include "core/explain/head_summary.h"
#include "core/explain/head_view.h"
#include "core/tokenizer/display.h"
#include "widgets/figure/colormap.h"
#include "widgets/figure/decoded.h"
#include "widgets/figure/palette.h"
#include "widgets/figure/probability_bars.h"

#include <QString>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace heedmap {

enum class FigureKind {
    heatmap,    ///< one head
    compare,    ///< with the mask, without it, the difference, and what moved to the future
    grid,       ///< every head of the summaries, small
    lines,      ///< one head as lines from the queries to the keys, as BertViz draws it
    qkv,        ///< one head's matrices, from X to the output
    arithmetic, ///< one weight, worked out
    decode,     ///< the decoding steps: a row of attention and the next tokens each
    mask,       ///< the mask matrix itself
    tokens,     ///< the tokens, with ids and what shares a character
};

[[nodiscard]] std::string_view name_of(FigureKind kind);
[[nodiscard]] std::optional<FigureKind> figureKindFromName(std::string_view name);
[[nodiscard]] std::span<const FigureKind> allFigureKinds();
/// Whether a figure of the kind shows one chosen head.
[[nodiscard]] bool showsOneHead(FigureKind kind);

/// What the cells of a heatmap show.
enum class FigureQuantity {
    weights,    ///< after the softmax, 0 to 1
    scores,     ///< before the mask; on the diverging map, symmetric about 0
    logWeights, ///< the weights, their colours by the logarithm
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
    friend bool operator==(const HeadPosition&, const HeadPosition&) = default;
};

// What `checkSpec` takes.
constexpr double minWidthMm = 60;
constexpr double minHeightMm = 20;
constexpr double maxWidthMm = 5000; ///< and of the height
constexpr double minDpi = 20;
constexpr double maxDpi = 4800;

/// One step of decoding: the last token read by then, whose row of attention is shown, and what it
/// leads to.
struct FigureStep {
    Index position = 0;            ///< of that token
    std::vector<FigureToken> best; ///< most probable first; the chosen one is among them
};

/// The matrices of a head's walk, as the formula names them.
struct FigureWalk {
    Matrix x;     // [query_pos, hidden]: as it meets W_Q
    Matrix x_key; // [key_pos, hidden]: as it meets W_K and W_V; empty: the same
    Matrix w_q;   // [hidden, head_dim], as w_k and w_v
    Matrix w_k;
    Matrix w_v;
    Matrix q;            // [query_pos, head_dim]: as they meet
    Matrix k;            // [key_pos, head_dim]
    Matrix v;            // [key_pos, head_dim]
    Matrix z;            // [query_pos, head_dim]
    Matrix w_o;          // [head_dim, hidden]
    Matrix out;          // [query_pos, hidden]
    bool biased = false; ///< a bias is added to Q, K or V
    bool turned = false; ///< Q and K are turned by their positions (rotary), or normed first
};

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

    /// Of weights, on the ground of the theme.
    [[nodiscard]] ColorMap weightColors() const { return mapOn(theme, colorMap); }
};

/// What a figure is filled with. Borrowed: it must live as long as the call it is given to.
/// Sentences are shown with what is not printable escaped, and kept as they are in the provenance.
struct FigureInput {
    std::span<const DisplayToken> queries; ///< one a row
    std::span<const DisplayToken> keys;    ///< one a column; empty: the same as the queries
    const HeadView* head = nullptr;     ///< every kind that shows one head; compare: with its mask
    const HeadView* unmasked = nullptr; ///< compare: the same head without a mask
    std::span<const HeadSummary> summaries; ///< grid
    Mask summaryMask = Mask::causal;  ///< of the thumbnails: `causal` or `none`, never `family`
    const FigureWalk* walk = nullptr; ///< qkv, with `head`
    const CellExplanation* cell = nullptr; ///< arithmetic
    std::span<const FigureStep> steps;     ///< decode
    std::span<const TokenId> ids;          ///< tokens: one a query
    bool mergedWords = false;              ///< rows and columns are words, whose pieces are merged
    KeyMask keyMask;                       ///< mask
    Index padding = 0;                     ///< mask: so many of the last tokens are padding
    QString modelName;
    QString modelHash;                ///< provenance only; may be empty
    QString sentence;                 ///< all of it: the prompt, and what was decoded after it
    const Decoded* decoded = nullptr; ///< provenance only: how its end came to be
    QString target;                   ///< what an encoder-decoder's decoder has read; may be empty
    QString pair;                     ///< the second of two sentences; may be empty
    bool manyStacks = false; ///< the model's decoder is one stack of several, and so is named
    QString program;         ///< name and version, for provenance

    /// The stack that is shown.
    [[nodiscard]] Stack stack() const {
        return head != nullptr
                   ? head->site.stack
                   : (summaries.empty() ? Stack::decoder : summaries.front().site.stack);
    }
};

/// The rule that the description or its input breaks, if any: sizes, limits, positions, and
/// matrices that do not fit the tokens.
Result<void> checkSpec(const FigureSpec& spec, const FigureInput& input);

} // namespace heedmap
