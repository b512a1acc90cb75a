// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figure_source.h"

#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/finite_notice.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr Index defaultSteps = 5;
constexpr Index mostWindow = 1'000'000;
constexpr Index mostPadding = 512;

} // namespace

void addFigureKindOptions(CommandParser& parser, FigureKindOptions& options) {
    parser.add("--steps", options.steps, "N", "decode: how many tokens to add at most (5)");
    addSamplerOptions(parser, options.sampler);
    parser.add("--window", options.window, "N",
               "mask: only the last N keys are seen; 0: as the model");
    parser.add("--padding", options.padding, "N", "mask: N tokens of padding follow the text");
}

Result<void> readKindOptions(FigureRequest& request, const FigureKindOptions& options,
                             const Input& input) {
    const Index length = static_cast<Index>(input.encoding.ids.size());
    const Index room = std::max<Index>(0, input.model->config.max_tokens() - length);
    if (request.kind == FigureKind::decode) {
        const Result<Index> steps = integerIn(
            "--steps",
            options.steps.empty() ? std::to_string(std::min(defaultSteps, room)) : options.steps, 0,
            room);
        if (!steps) {
            return steps.error();
        }
        request.steps = *steps;
    }
    const Result<SamplerOptions> sampler =
        readSampler(options.sampler, input.model->config.vocab_size);
    if (!sampler) {
        return sampler.error();
    }
    const Result<Index> window = integerIn("--window", options.window, 0, mostWindow);
    if (!window) {
        return window.error();
    }
    const Result<Index> padding = integerIn("--padding", options.padding, 0, mostPadding);
    if (!padding) {
        return padding.error();
    }
    request.sampler = *sampler;
    request.window = *window;
    request.padding = *padding;
    return {};
}

FigureSource sourceOf(const Input& input) {
    FigureSource source;
    source.model = input.model;
    source.ids = input.encoding.ids;
    source.tokenTypes = input.tokenTypes;
    source.sourceIds = input.sourceEncoding.ids;
    source.tokenizer = input.tokenizer;
    source.sourceTokenizer = input.source;
    source.text = input.text;
    source.pair = input.pair;
    return source;
}

FigureRequest requestOf(FigureKind kind, const SiteChoice& site, const RunMasks& masks,
                        const Input& input) {
    FigureRequest request;
    request.kind = kind;
    request.site = siteOf(site, input.model->config);
    request.head = site.head.value_or(0);
    request.oneLayer = site.layer.has_value();
    request.run = masks.run;
    request.softmax = masks.softmax;
    request.local = masks.local;
    request.ran = &noteNotFinite;
    return request;
}

} // namespace heedmap
