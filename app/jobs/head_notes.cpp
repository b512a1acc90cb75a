// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/head_notes.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr std::size_t most_gaps = 8; ///< of which predictions are shown at once

/// The most probable candidates as people read them, one at a time: neighbours in the list are no
/// neighbours in the text.
std::vector<DisplayToken> labelsOf(const Tokenizer& tokenizer,
                                   std::span<const Candidate> candidates, std::size_t most) {
    std::vector<DisplayToken> labels;
    for (const Candidate& candidate : candidates.first(std::min(most, candidates.size()))) {
        std::vector<DisplayToken> label = display_tokens(tokenizer, std::span(&candidate.id, 1));
        labels.push_back(label.empty() ? DisplayToken{} : std::move(label.front()));
    }
    return labels;
}

} // namespace

Result<SummariesPtr> summariseHeads(const ReadingPtr& reading, const JobContext& context) {
    SummaryOptions options;
    options.stop = context.stop;
    options.progress = context.progress;
    Result<std::vector<HeadSummary>> heads = head_summaries(reading->trace(), options);
    if (!heads) {
        return heads.error();
    }
    return std::make_shared<const Summaries>(Summaries{reading, *std::move(heads)});
}

Result<LayerMeansPtr> averageLayers(const ReadingPtr& reading, const JobContext& context) {
    SummaryOptions options;
    options.stop = context.stop;
    Result<std::vector<LayerMean>> layers = layer_means(reading->trace(), options);
    if (!layers) {
        return layers.error();
    }
    return std::make_shared<const LayerMeans>(LayerMeans{reading, *std::move(layers)});
}

Result<CellNotePtr> explainCell(const HeadPicturePtr& picture, const CellPosition& cell,
                                bool other) {
    const Trace& trace =
        other && picture->otherTrace ? *picture->otherTrace : picture->reading->trace();
    const HeadView& own = *picture->own();
    const HeadView& shown = !other                   ? own
                            : own.mask == Mask::none ? *picture->masked
                                                     : *picture->unmasked;
    Result<CellExplanation> explanation = explain_cell(
        trace, picture->head.site, picture->head.head, shown.mask, cell.query_pos, cell.key_pos);
    if (!explanation) {
        return explanation.error();
    }
    return std::make_shared<const CellNote>(CellNote{picture, other, *std::move(explanation)});
}

Result<NextTokensPtr> listNext(const ReadingPtr& reading, const SamplerOptions& sampler,
                               std::size_t labels) {
    NextTokens next;
    next.reading = reading;
    next.candidates =
        distribution(reading->session.next_logits(), sampler, reading->session.forbidden());
    next.labels = labelsOf(*reading->source->tokenizer, next.candidates, labels);
    return std::make_shared<const NextTokens>(std::move(next));
}

namespace {

/// The first tokens whose rows are the same in both traces.
Index sharedLength(const Trace& a, const Trace& b) {
    const bool comparable =
        a.model() == b.model() && (a.encoder() ? a.encoder()->ids() : std::vector<TokenId>()) ==
                                      (b.encoder() ? b.encoder()->ids() : std::vector<TokenId>());
    if (!comparable) {
        return 0;
    }
    const auto end =
        std::mismatch(a.ids().begin(), a.ids().end(), b.ids().begin(), b.ids().end()).first;
    const Index length = end - a.ids().begin();
    return length > 0 && a.has_prefix(length) && b.has_prefix(length) ? length : 0;
}

} // namespace

std::vector<TokenForecast> forecastsOf(const ForecastsPtr& known, const Trace& trace) {
    if (!known || known->tokens.empty()) {
        return {};
    }
    const Index shared = sharedLength(known->reading->trace(), trace);
    const auto count = static_cast<std::size_t>(std::max<Index>(0, shared - 1));
    std::vector<TokenForecast> forecasts = known->tokens;
    forecasts.resize(std::min(count, forecasts.size()));
    return forecasts;
}

Result<ForecastsPtr> foreseeTokens(const ReadingPtr& reading, const ForecastsPtr& previous,
                                   const JobContext& context) {
    Forecasts found{reading, {}};
    const Trace& trace = reading->trace();
    if (reading->encoded || reading->source->model->head.W_U.empty()) {
        return std::make_shared<const Forecasts>(std::move(found));
    }
    found.tokens = forecastsOf(previous, trace);
    const Index begin = static_cast<Index>(found.tokens.size()) + 1;
    ForwardOptions options;
    options.stop = context.stop;
    const Result<std::vector<TokenForecast>> rest =
        token_forecasts(trace, begin, trace.length() - begin, options);
    if (!rest) {
        return rest.error();
    }
    found.tokens.insert(found.tokens.end(), rest->begin(), rest->end());
    return std::make_shared<const Forecasts>(std::move(found));
}

Result<GapsPtr> listGaps(const ReadingPtr& reading, std::size_t labels, const JobContext& context) {
    Gaps found{reading, {}, 0};
    const OpenModel& source = *reading->source;
    const std::optional<TokenId> mask = source.tokenizer->mask_token();
    const std::vector<TokenId>& ids = reading->trace().ids();
    ForwardOptions options;
    options.stop = context.stop;
    const bool predicts = mask && !source.model->head.W_U.empty();
    for (std::size_t i = 0; predicts && i < ids.size(); ++i) {
        if (ids[i] != *mask || ++found.masks > most_gaps) {
            continue;
        }
        const auto position = static_cast<Index>(i);
        const Result<Matrix> row = logits(reading->trace(), position, 1, options);
        if (!row) {
            return row.error();
        }
        // As the model has it: sampled at temperature 1, without a cut.
        Gap gap{position, distribution(row->values(), {1.0F, 0, 1.0F, 0}), {}};
        gap.labels = labelsOf(*source.tokenizer, gap.candidates, labels);
        found.gaps.push_back(std::move(gap));
    }
    return std::make_shared<const Gaps>(std::move(found));
}

} // namespace heedmap
