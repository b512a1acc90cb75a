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
    Result<Trace> trace = forward(input.model, input.encoding.ids, options);
    if (trace) {
        noteNotFinite(*trace);
    }
    return trace;
}

/// The head with the model's mask and without it.
Result<std::vector<HeadView>> comparedHeads(const Input& input, const SiteChoice& site,
                                            const RunMasks& masks) {
    const Mask masked = masks.softmax;
    if (masked == Mask::none) {
        return wrongArgument("--mask", "none", "family or causal: compare shows none beside it");
    }
    const Site where = siteOf(site, input.model->config);
    const Result<Trace> trace = run(input, masked);
    if (!trace) {
        return trace.error();
    }
    Result<HeadView> with = head_view(*trace, where, *site.head, masked);
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
    if (site.layer) {
        std::erase_if(*summaries, [&](const HeadSummary& summary) {
            return summary.site != siteOf(site, trace.model()->config);
        });
    }
    data.summaries = std::move(*summaries);
    data.summaryMask = softmax;
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
    const Mask softmax = masks.softmax == Mask::family ? trace->mask() : masks.softmax;
    if (kind == FigureKind::grid) {
        return fillGrid(data, *trace, site, softmax);
    }
    Result<HeadView> head =
        head_view(*trace, siteOf(site, input.model->config), *site.head, softmax);
    if (!head) {
        return head.error();
    }
    data.heads.push_back(std::move(*head));
    return {};
}

} // namespace

FigureInput FigureData::input() const {
    FigureInput out;
    out.queries = tokens;
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
    data.tokens = display_tokens(*input.tokenizer, input.encoding.ids);
    data.modelName = QString::fromStdString(escaped(input.model->name));
    data.sentence = QString::fromStdString(escaped(input.text, longest_sentence));
    return data;
}

} // namespace heedmap
