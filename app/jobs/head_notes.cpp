// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/head_notes.h"

#include <algorithm>

namespace heedmap {

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
    next.candidates = distribution(reading->session.next_logits(), sampler);
    for (const Candidate& candidate :
         std::span(next.candidates).first(std::min(labels, next.candidates.size()))) {
        // One at a time: neighbours in the list are no neighbours in the text.
        std::vector<DisplayToken> label =
            display_tokens(*reading->source->tokenizer, std::span(&candidate.id, 1));
        next.labels.push_back(label.empty() ? DisplayToken{} : std::move(label.front()));
    }
    return std::make_shared<const NextTokens>(std::move(next));
}

} // namespace heedmap
