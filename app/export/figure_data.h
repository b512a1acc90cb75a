// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/work.h"
#include "core/run/sampler.h"
#include "core/run/trace.h"
#include "core/tokenizer/tokenizer.h"
#include "core/tokenizer/words.h"
#include "widgets/figure/spec.h"

#include <functional>
#include <memory>

namespace heedmap {

class TraceCache;

/// What a figure is of: a model, the tokens it reads, and what reads them as text.
struct FigureSource {
    ModelPtr model;
    std::vector<TokenId> ids;         ///< an encoder-decoder's: of the decoder
    std::vector<TokenId> tokenTypes;  ///< one a token, or empty
    std::vector<TokenId> sourceIds;   ///< an encoder-decoder's: of the encoder
    TokenizerPtr tokenizer;           ///< of `ids`
    TokenizerPtr sourceTokenizer;     ///< of `sourceIds`
    std::string text;                 ///< of all `ids`; an encoder-decoder's: of its source
    Decoded decoded;                  ///< how the last of `ids` came to be
    std::string pair;                 ///< the second of two sentences
    std::shared_ptr<TraceCache> runs; ///< shared by figures of this input; null: each runs anew

    [[nodiscard]] ModelInput input() const { return {ids, tokenTypes, sourceIds}; }
    /// What an encoder-decoder's decoder has read; else empty.
    [[nodiscard]] std::string targetText() const;
    /// The same as it goes on with tokens that were decoded; special ones stand in its text as the
    /// vocabulary writes them, so that the text gives the same tokens again.
    [[nodiscard]] FigureSource withDecoded(const std::vector<ChosenToken>& tokens,
                                           const SamplerOptions& sampler) const;
    /// The tokens of the queries of a stack's sites, and of their keys.
    [[nodiscard]] std::vector<DisplayToken> queriesOf(Stack stack) const;
    [[nodiscard]] std::vector<DisplayToken> keysOf(Stack stack) const;
};

/// What is done to a head's weights before they are drawn, in the figures that show them: a
/// heatmap, a comparison, lines.
struct PatternChange {
    std::vector<TokenRange> rowWords; ///< the tokens of each row; empty: rows are not merged
    std::vector<TokenRange> columnWords;
    std::vector<DisplayToken> rowLabels;
    std::vector<DisplayToken> columnLabels;
    bool firstAside = false;
};
[[nodiscard]] bool showsChanges(FigureKind kind);

/// Which numbers a figure needs.
struct FigureRequest {
    FigureKind kind = FigureKind::heatmap;
    Site site;
    Index head = 0;
    bool oneLayer = true;        ///< grid: the site's layer alone, not all of its stack
    Mask run = Mask::family;     ///< of the whole pass
    Mask softmax = Mask::family; ///< of what is shown; `family`: as the pass ran
    bool local = false;          ///< compare: the mask is switched for the head alone
    PatternChange change;
    Index query = 0; ///< arithmetic
    Index key = 0;
    Index steps = 0;                ///< decode: at most so many tokens are added
    std::vector<ChosenToken> taken; ///< decode: what the first steps take
    SamplerOptions sampler;         ///< decode: of the others
    Index window = 0;               ///< mask: instead of the model's own, where it is not 0
    Index padding = 0;              ///< mask: so many tokens of padding follow the text
    Work work;
    std::function<Result<void>(const Trace&)> ran; ///< checks every pass; may be empty
};

/// What a figure shows, computed: owns what a `FigureInput` borrows.
struct FigureData {
    std::vector<DisplayToken> queries;
    std::vector<DisplayToken> keys;
    std::vector<TokenId> ids;
    std::vector<HeadView> heads; ///< one; two for compare: with the mask, without
    std::vector<HeadSummary> summaries;
    Mask summaryMask = Mask::causal;
    std::unique_ptr<FigureWalk> walk;
    std::unique_ptr<CellExplanation> cell;
    std::vector<FigureStep> steps;
    KeyMask keyMask;
    Index padding = 0;
    QString modelName;
    QString modelHash;
    QString sentence; ///< all of it, what decoding added too
    Decoded decoded;
    QString target; ///< an encoder-decoder's, as far as its decoder has read it
    QString pair;   ///< the second of two sentences
    bool manyStacks = false;
    bool mergedWords = false;
    QString program;

    /// Valid as long as this is, unmoved.
    [[nodiscard]] FigureInput input() const;
};

/// Runs the model as the figure needs, from the tokens (or takes the whole pass that another figure
/// of the same source ran): the same figure whatever was run before. Compare runs it twice in the
/// propagated scope. Errors: those of the pass, a mask that the figure cannot show, a stop.
Result<FigureData> figureData(const FigureSource& source, const FigureRequest& request);

} // namespace heedmap
