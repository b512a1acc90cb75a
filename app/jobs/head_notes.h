// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/reading.h"
#include "core/explain/cell.h"
#include "core/explain/layer_mean.h"
#include "core/run/sampler.h"
#include "core/run/token_forecast.h"

#include <memory>

namespace heedmap {

/// Every head of a reading at a glance.
struct Summaries {
    ReadingPtr reading;
    std::vector<HeadSummary> heads; // layers outermost
};
using SummariesPtr = std::shared_ptr<const Summaries>;

/// The mean over each layer's heads.
struct LayerMeans {
    ReadingPtr reading;
    std::vector<LayerMean> layers; // in the order of `sites_of`
};
using LayerMeansPtr = std::shared_ptr<const LayerMeans>;

/// The arithmetic behind one cell of a picture.
struct CellNote {
    HeadPicturePtr picture;
    bool other = false; ///< it tells of the pattern under the other mask
    CellExplanation explanation;
};
using CellNotePtr = std::shared_ptr<const CellNote>;

/// How probable each token of the vocabulary is to come next.
struct NextTokens {
    ReadingPtr reading;
    std::vector<Candidate> candidates; // [vocab_size], the most probable first
    std::vector<DisplayToken> labels;  // of the first ones
};
using NextTokensPtr = std::shared_ptr<const NextTokens>;

/// How far a model foresaw each token of a reading.
struct Forecasts {
    ReadingPtr reading;
    std::vector<TokenForecast> tokens; // [token − 1]: of all but the first; of an encoder none
};
using ForecastsPtr = std::shared_ptr<const Forecasts>;
/// Those that hold for `trace` too: of the tokens that it begins with as well. `known` may be null.
[[nodiscard]] std::vector<TokenForecast> forecastsOf(const ForecastsPtr& known, const Trace& trace);

/// What a masked-language model would put in the place of one token.
struct Gap {
    Index position = 0;
    std::vector<Candidate> candidates; // [vocab_size], the most probable first
    std::vector<DisplayToken> labels;  // of the first ones
};

/// The mask tokens of a reading, with what the model would put there.
struct Gaps {
    ReadingPtr reading;
    std::vector<Gap> gaps; ///< the first ones
    std::size_t masks = 0; ///< how many there are
};
using GapsPtr = std::shared_ptr<const Gaps>;

Result<SummariesPtr> summariseHeads(const ReadingPtr& reading, const JobContext& context);

Result<LayerMeansPtr> averageLayers(const ReadingPtr& reading, const JobContext& context);

/// Explains a cell of the picture's own pattern, or of the other. Errors: a cell outside the
/// matrix.
Result<CellNotePtr> explainCell(const HeadPicturePtr& picture, const CellPosition& cell,
                                bool other);

Result<NextTokensPtr> listNext(const ReadingPtr& reading, const SamplerOptions& sampler,
                               std::size_t labels);

/// Takes over from `previous` (may be null) what is of the same beginning.
Result<ForecastsPtr> foreseeTokens(const ReadingPtr& reading, const ForecastsPtr& previous,
                                   const JobContext& context);

/// None where the model has no language head or the tokenizer no mask token.
Result<GapsPtr> listGaps(const ReadingPtr& reading, std::size_t labels, const JobContext& context);

} // namespace heedmap
