// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/figure_data.h"

#include "app/export/decode_film.h"
#include "app/export/figure_walk.h"
#include "app/export/model_hash.h"
#include "app/export/trace_cache.h"
#include "core/explain/pattern_change.h"
#include "core/run/forward.h"

#include <algorithm>

namespace heedmap {

namespace {

Error notPossible(const char* field, std::string_view got, std::string expected) {
    return {ErrorKind::invalid, "", field, std::string(got), std::move(expected)};
}

Result<Trace> run(const FigureSource& source, const FigureRequest& request, Mask mask) {
    ForwardOptions options;
    options.mask = mask;
    options.stop = request.work.stop;
    options.progress = request.work.progress;
    TraceCache once;
    TraceCache& runs = source.runs ? *source.runs : once;
    return runs.run(source.model, source.input(), options, request.ran);
}

/// The mask that compare sets beside none: the model's own, or for an encoder, which has none, the
/// causal one.
Result<Mask> comparedMask(const FigureRequest& request) {
    const Mask chosen = request.local ? request.softmax : request.run;
    if (request.site.stack == Stack::cross) {
        return notPossible("--stack", "cross",
                           "encoder or decoder: cross-attention has no mask to compare with");
    }
    if (chosen == Mask::none) {
        return notPossible("--mask", "none", "family or causal: compare shows none beside it");
    }
    return request.site.stack == Stack::encoder ? Mask::causal : chosen;
}

Result<HeadView> viewOf(const Result<Trace>& trace, const FigureRequest& request, Mask mask) {
    return trace ? head_view(*trace, request.site, request.head, mask, request.work.stop)
                 : trace.error();
}

/// The head with the mask and without it.
Result<void> fillCompared(FigureData& data, const FigureSource& source,
                          const FigureRequest& request) {
    const Result<Mask> masked = comparedMask(request);
    if (!masked) {
        return masked.error();
    }
    Result<HeadView> with =
        viewOf(run(source, request, request.local ? Mask::family : *masked), request, *masked);
    if (!with) {
        return with.error();
    }
    Result<HeadView> without = request.local
                                   ? with_mask(*with, Mask::none)
                                   : viewOf(run(source, request, Mask::none), request, Mask::none);
    if (!without) {
        return without.error();
    }
    data.heads.push_back(*std::move(with));
    data.heads.push_back(*std::move(without));
    return {};
}

Result<void> fillGrid(FigureData& data, const Trace& trace, const FigureRequest& request) {
    SummaryOptions options;
    options.mask = request.softmax;
    options.stop = request.work.stop;
    options.progress = request.work.progress;
    Result<std::vector<HeadSummary>> summaries = head_summaries(trace, options);
    if (!summaries) {
        return summaries.error();
    }
    std::erase_if(*summaries, [&](const HeadSummary& summary) {
        return summary.site.stack != request.site.stack ||
               (request.oneLayer && summary.site != request.site);
    });
    data.summaries = *std::move(summaries);
    data.summaryMask = trace.key_mask(request.site, request.softmax).mask;
    return {};
}

Result<void> fillMask(FigureData& data, const Trace& trace, const FigureRequest& request) {
    data.keyMask = trace.key_mask(request.site, request.softmax);
    if (request.window > 0) {
        if (data.keyMask.mask == Mask::none) {
            return notPossible("--window", std::to_string(request.window),
                               "none without a causal mask: --mask causal");
        }
        data.keyMask.window = request.window;
    }
    data.padding = request.padding;
    const bool across = request.site.stack == Stack::cross;
    for (Index i = 0; i < request.padding; ++i) {
        DisplayToken pad;
        pad.text = pad.plain = "[PAD]";
        pad.special = true;
        (across ? data.keys : data.queries).push_back(pad);
    }
    if (!across) {
        data.keys = data.queries;
    }
    return {};
}

/// One head's view, and what its kind shows besides.
Result<void> fillHead(FigureData& data, const FigureSource& source, const FigureRequest& request) {
    const Result<Trace> trace = run(source, request, request.run);
    Result<HeadView> head = viewOf(trace, request, request.softmax);
    if (!head) {
        return head.error();
    }
    data.heads.push_back(*std::move(head));
    if (request.kind == FigureKind::qkv) {
        Result<FigureWalk> walk = figureWalk(*trace, request);
        if (!walk) {
            return walk.error();
        }
        data.walk = std::make_unique<FigureWalk>(*std::move(walk));
    } else if (request.kind == FigureKind::arithmetic) {
        Result<CellExplanation> cell = explain_cell(*trace, request.site, request.head,
                                                    request.softmax, request.query, request.key);
        if (!cell) {
            return cell.error();
        }
        data.cell = std::make_unique<CellExplanation>(*std::move(cell));
    }
    return {};
}

constexpr std::size_t candidates = 5; ///< next tokens that a step of a figure shows

/// The most probable ones; the chosen one in the last place where it is none of them.
std::vector<FigureToken> firstOf(const std::vector<FigureToken>& next) {
    std::vector<FigureToken> first(
        next.begin(),
        next.begin() + static_cast<std::ptrdiff_t>(std::min(candidates, next.size())));
    const auto chosen = std::ranges::find(next, true, &FigureToken::chosen);
    if (chosen != next.end() &&
        std::ranges::find(first, true, &FigureToken::chosen) == first.end()) {
        first.back() = *chosen;
    }
    return first;
}

/// The text that the rows and columns are of, and how its end came to be.
void describeText(FigureData& data, const FigureSource& source, Stack stack) {
    data.sentence = QString::fromStdString(source.text);
    data.decoded = source.decoded;
    if (stack != Stack::encoder) {
        data.target = QString::fromStdString(source.targetText());
    }
}

/// The rows of what was read at each step; what follows the last one is left out where steps were
/// taken.
Result<void> fillDecoding(FigureData& data, const FigureSource& source,
                          const FigureRequest& request) {
    Result<Trace> prompt = run(source, request, request.run);
    if (!prompt) {
        return prompt.error();
    }
    if (source.model->config.stack == Stack::encoder || prompt->mask() != Mask::causal ||
        request.site.stack == Stack::encoder) {
        return notPossible("--kind", "decode",
                           "another kind: decoding needs a decoder under its causal mask");
    }
    Result<DecodeFilm> film =
        decodeFilm({*std::move(prompt), source.tokenizer, source.sourceTokenizer, request.site,
                    request.head, request.steps, request.sampler, request.taken},
                   request.work);
    if (!film) {
        return film.error();
    }
    data.queries = std::move(film->queries);
    data.keys = film->keys.empty() ? data.queries : std::move(film->keys);
    data.heads.push_back(std::move(film->head));
    describeText(data, source.withDecoded(film->chosen, request.sampler), request.site.stack);
    const auto shown = static_cast<std::size_t>(std::max<Index>(1, film->steps()));
    for (std::size_t step = 0; step < shown; ++step) {
        data.steps.push_back(
            {film->promptLength - 1 + static_cast<Index>(step), firstOf(film->next[step])});
    }
    return {};
}

Result<void> fill(FigureData& data, const FigureSource& source, const FigureRequest& request) {
    switch (request.kind) {
    case FigureKind::tokens:
        data.keys.clear();
        data.ids = request.site.stack == Stack::encoder && source.sourceTokenizer != nullptr
                       ? source.sourceIds
                       : source.ids;
        return {};
    case FigureKind::compare:
        return fillCompared(data, source, request);
    case FigureKind::decode:
        return fillDecoding(data, source, request);
    case FigureKind::grid:
    case FigureKind::mask: {
        const Result<Trace> trace = run(source, request, request.run);
        if (!trace) {
            return trace.error();
        }
        return request.kind == FigureKind::grid ? fillGrid(data, *trace, request)
                                                : fillMask(data, *trace, request);
    }
    case FigureKind::heatmap:
    case FigureKind::lines:
    case FigureKind::qkv:
    case FigureKind::arithmetic:
        break;
    }
    return fillHead(data, source, request);
}

void change(FigureData& data, const FigureRequest& request) {
    const PatternChange& asked = request.change;
    if (!showsChanges(request.kind)) {
        return;
    }
    data.mergedWords = !asked.rowWords.empty();
    for (HeadView& head : data.heads) {
        if (data.mergedWords) {
            head = merge_words(head, asked.rowWords, asked.columnWords);
        }
        if (asked.firstAside) {
            head = without_first_key(head);
        }
    }
    if (data.mergedWords) {
        data.queries = asked.rowLabels;
        data.keys = asked.columnLabels;
    }
}

} // namespace

bool showsChanges(FigureKind kind) {
    return kind == FigureKind::heatmap || kind == FigureKind::compare || kind == FigureKind::lines;
}

std::vector<DisplayToken> FigureSource::queriesOf(Stack stack) const {
    return sourceTokenizer != nullptr && stack == Stack::encoder
               ? display_tokens(*sourceTokenizer, sourceIds)
               : display_tokens(*tokenizer, ids);
}

std::vector<DisplayToken> FigureSource::keysOf(Stack stack) const {
    return sourceTokenizer != nullptr && stack != Stack::decoder
               ? display_tokens(*sourceTokenizer, sourceIds)
               : display_tokens(*tokenizer, ids);
}

std::string FigureSource::targetText() const {
    return sourceTokenizer != nullptr ? tokenizer->decode_text(ids) : std::string();
}

FigureSource FigureSource::withDecoded(const std::vector<ChosenToken>& tokens,
                                       const SamplerOptions& sampler) const {
    FigureSource whole = *this;
    if (tokens.empty()) {
        return whole;
    }
    whole.decoded = {sourceTokenizer != nullptr ? targetText() : text, tokens, sampler};
    std::vector<TokenId> added;
    for (const ChosenToken& token : tokens) {
        added.push_back(token.id);
    }
    whole.ids.insert(whole.ids.end(), added.begin(), added.end());
    if (sourceTokenizer == nullptr && !text.empty()) { // ids that were given have no text
        whole.text += tokenizer->decode_after(ids, added);
    }
    return whole;
}

FigureInput FigureData::input() const {
    FigureInput out;
    out.queries = queries;
    out.keys = keys;
    out.head = heads.empty() ? nullptr : &heads.front();
    out.unmasked = heads.size() < 2 ? nullptr : &heads.back();
    out.summaries = summaries;
    out.summaryMask = summaryMask;
    out.walk = walk.get();
    out.cell = cell.get();
    out.steps = steps;
    out.ids = ids;
    out.keyMask = keyMask;
    out.padding = padding;
    out.modelName = modelName;
    out.modelHash = modelHash;
    out.sentence = sentence;
    out.decoded = &decoded;
    out.target = target;
    out.pair = pair;
    out.manyStacks = manyStacks;
    out.mergedWords = mergedWords;
    out.program = program;
    return out;
}

Result<FigureData> figureData(const FigureSource& source, const FigureRequest& request) {
    FigureData data;
    data.queries = source.queriesOf(request.site.stack);
    data.keys = source.keysOf(request.site.stack);
    describeText(data, source, request.site.stack);
    if (Result<void> filled = fill(data, source, request); !filled) {
        return filled.error();
    }
    change(data, request);
    const Result<std::string> hash = modelHash(source.model, {request.work.stop, {}});
    if (!hash) {
        return hash.error();
    }
    data.modelHash = QString::fromStdString(*hash);
    data.modelName = QString::fromStdString(escaped(source.model->name));
    data.pair = QString::fromStdString(source.pair);
    data.manyStacks = source.sourceTokenizer != nullptr;
    data.program = QStringLiteral("Heedmap " HEEDMAP_VERSION);
    return data;
}

} // namespace heedmap
