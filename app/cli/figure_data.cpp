// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figure_data.h"

#include "app/cli/arguments.h"
#include "app/cli/finite_notice.h"
#include "core/run/forward.h"

namespace heedmap {

namespace {

constexpr std::size_t longest_sentence = 400; ///< characters of it in a figure's provenance

Result<Trace> run(const Input& input, Mask mask) {
    ForwardOptions options;
    options.mask = mask;
    Result<Trace> trace = forward(input.model, input.modelInput(), options);
    if (trace) {
        noteNotFinite(*trace);
    }
    return trace;
}

std::vector<DisplayToken> shown(const SiteTokens& tokens) {
    return display_tokens(tokens.tokenizer, tokens.ids);
}

/// The mask that compare sets beside none: the model's own, or for an encoder, which has none, the
/// causal one.
Result<Mask> comparedMask(const RunMasks& masks, Site site) {
    if (site.stack == Stack::cross) {
        return wrongArgument("--stack", "cross",
                             "encoder or decoder: cross-attention has no mask to compare with");
    }
    if (masks.chosen() == Mask::none) {
        return wrongArgument("--mask", "none", "family or causal: compare shows none beside it");
    }
    return site.stack == Stack::encoder ? Mask::causal : masks.chosen();
}

/// The head with the mask and without it.
Result<std::vector<HeadView>> comparedHeads(const Input& input, const SiteChoice& site,
                                            const RunMasks& masks) {
    const Site where = siteOf(site, input.model->config);
    const Result<Mask> masked = comparedMask(masks, where);
    if (!masked) {
        return masked.error();
    }
    const Result<Trace> trace = run(input, masks.local ? Mask::family : *masked);
    if (!trace) {
        return trace.error();
    }
    Result<HeadView> with = head_view(*trace, where, *site.head, *masked);
    if (!with) {
        return with.error();
    }
    if (masks.local) {
        HeadView without = with_mask(*with, Mask::none);
        return std::vector{std::move(*with), std::move(without)};
    }
    const Result<Trace> unmasked = run(input, Mask::none);
    if (!unmasked) {
        return unmasked.error();
    }
    Result<HeadView> without = head_view(*unmasked, where, *site.head, Mask::none);
    if (!without) {
        return without.error();
    }
    return std::vector{std::move(*with), std::move(*without)};
}

Result<void> fillGrid(FigureData& data, const Trace& trace, const SiteChoice& site, Mask softmax) {
    SummaryOptions options;
    options.mask = softmax;
    Result<std::vector<HeadSummary>> summaries = head_summaries(trace, options);
    if (!summaries) {
        return summaries.error();
    }
    const Site where = siteOf(site, trace.model()->config);
    std::erase_if(*summaries, [&](const HeadSummary& summary) {
        return summary.site.stack != where.stack || (site.layer && summary.site != where);
    });
    data.summaries = std::move(*summaries);
    data.summaryMask = trace.key_mask(where, softmax).mask;
    return {};
}

Result<void> fill(FigureData& data, const Input& input, FigureKind kind, const SiteChoice& site,
                  const RunMasks& masks) {
    if (kind == FigureKind::compare) {
        Result<std::vector<HeadView>> heads = comparedHeads(input, site, masks);
        if (!heads) {
            return heads.error();
        }
        data.heads = std::move(*heads);
        return {};
    }
    const Result<Trace> trace = run(input, masks.run);
    if (!trace) {
        return trace.error();
    }
    if (kind == FigureKind::grid) {
        return fillGrid(data, *trace, site, masks.softmax);
    }
    Result<HeadView> head =
        head_view(*trace, siteOf(site, input.model->config), *site.head, masks.softmax);
    if (!head) {
        return head.error();
    }
    data.heads.push_back(std::move(*head));
    return {};
}

} // namespace

FigureInput FigureData::input() const {
    FigureInput out;
    out.queries = queries;
    out.keys = keys;
    out.head = heads.empty() ? nullptr : &heads.front();
    out.unmasked = heads.size() < 2 ? nullptr : &heads.back();
    out.summaries = summaries;
    out.summaryMask = summaryMask;
    out.modelName = modelName;
    out.sentence = sentence;
    out.program = QStringLiteral("Heedmap " HEEDMAP_VERSION);
    return out;
}

Result<FigureData> figureData(const Input& input, FigureKind kind, const SiteChoice& site,
                              const RunMasks& masks) {
    FigureData data;
    if (Result<void> filled = fill(data, input, kind, site, masks); !filled) {
        return filled.error();
    }
    const Stack stack = siteOf(site, input.model->config).stack;
    data.queries = shown(input.queriesOf(stack));
    data.keys = shown(input.keysOf(stack));
    data.modelName = QString::fromStdString(escaped(input.model->name));
    data.sentence = QString::fromStdString(escaped(input.text, longest_sentence));
    return data;
}

} // namespace heedmap
