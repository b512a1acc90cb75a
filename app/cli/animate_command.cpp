// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/drawing_session.h"
#include "app/cli/figure_options.h"
#include "app/cli/figure_source.h"
#include "app/cli/finite_notice.h"
#include "app/cli/incomplete.h"
#include "app/cli/sampler_options.h"
#include "app/cli/waiting.h"
#include "app/export/make_animation.h"

namespace heedmap {

namespace {

constexpr Index default_steps = 12;

struct AnimateOptions {
    InputOptions input;
    SiteOptions site;
    SamplerChoice sampler;
    FigureLookOptions look;
    std::string of = "decoding";
    std::string steps;
    std::string frameMs = "800";
    std::string lastMs;
    std::string loops = "0";
    std::string out;
    bool force = false;
};

Result<AnimationOptions> readTimes(const AnimateOptions& options) {
    const Result<Index> frame = integerIn("--frame-ms", options.frameMs, minFrameMs, maxFrameMs);
    if (!frame) {
        return frame.error();
    }
    const Result<Index> last =
        options.lastMs.empty()
            ? Result<Index>(std::min<Index>(3 * *frame, maxFrameMs))
            : integerIn("--last-frame-ms", options.lastMs, minFrameMs, maxFrameMs);
    if (!last) {
        return last.error();
    }
    const Result<Index> loops = integerIn("--loop", options.loops, 0, maxLoops);
    if (!loops) {
        return loops.error();
    }
    return AnimationOptions{static_cast<int>(*frame), static_cast<int>(*last),
                            static_cast<int>(*loops)};
}

/// What does not need the model.
struct Look {
    AnimationSubject subject = AnimationSubject::decoding;
    FigureSpec spec;
    AnimationOptions times;
};

Result<Look> readLook(const AnimateOptions& options) {
    if (options.out.empty()) {
        return wrongArgument("--out", "", "a file name");
    }
    if (!animationFormatOf(options.out)) {
        return wrongArgument("--out", options.out, "a name that ends in .webp, .gif or .png");
    }
    if (options.site.layer.empty() || options.site.head.empty()) {
        return wrongArgument(options.site.layer.empty() ? "--layer" : "--head", "",
                             "a number: an animation shows one head");
    }
    const std::optional<AnimationSubject> subject = animationSubjectFromName(options.of);
    if (!subject) {
        return wrongArgument("--of", options.of, "decoding or walk");
    }
    if (*subject == AnimationSubject::walk && !options.steps.empty()) {
        return wrongArgument("--steps", options.steps, "none for a walk: it has the formula's");
    }
    Result<FigureSpec> spec = readFigureLook(options.look);
    if (!spec) {
        return spec.error();
    }
    const Result<AnimationOptions> times = readTimes(options);
    if (!times) {
        return times.error();
    }
    return Look{*subject, *std::move(spec), *times};
}

Result<AnimationRequest> readRequest(const AnimateOptions& options, const Look& look,
                                     const Input& input) {
    const ModelConfig& config = input.model->config;
    const Result<SiteChoice> site = readSite(options.site, config);
    if (!site) {
        return site.error();
    }
    AnimationRequest request;
    request.source = sourceOf(input);
    request.site = siteOf(*site, config);
    request.head = *site->head;
    const Index room = config.max_tokens() - static_cast<Index>(input.encoding.ids.size());
    const std::string fallback = std::to_string(std::clamp<Index>(room, 0, default_steps));
    const Result<Index> steps =
        integerIn("--steps", options.steps.empty() ? fallback : options.steps, 0,
                  std::clamp<Index>(room, 0, maxFrames - 1));
    if (!steps) {
        return steps.error();
    }
    const Result<SamplerOptions> sampler = readSampler(options.sampler, config.vocab_size);
    if (!sampler) {
        return sampler.error();
    }
    request.steps = *steps;
    request.sampler = *sampler;
    request.subject = look.subject;
    request.spec = look.spec;
    request.times = look.times;
    request.ran = &noteNotFinite;
    return request;
}

Result<void> animate(const AnimateOptions& options) {
    const Result<Look> look = readLook(options);
    if (!look) {
        return look.error();
    }
    const Result<Input> input = readInputToCompute(options.input);
    if (!input) {
        return input.error();
    }
    const Result<AnimationRequest> request = readRequest(options, *look, *input);
    if (!request) {
        return request.error();
    }
    const WriteOptions write{options.force, input->files};
    if (animationFormatOf(options.out) != AnimationFormat::png) {
        if (Result<void> target = check_target(options.out, write); !target) {
            return target;
        }
    }
    Waiting waiting;
    const DrawingSession session(options.look.language);
    const ExportReport report = makeAnimation(*request, options.out, write, waiting.work());
    return report.error ? Result<void>(incomplete(report)) : Result<void>();
}

} // namespace

CommandRun addAnimateCommand(CommandParser& parser) {
    auto options = std::make_shared<AnimateOptions>();
    options->look.dpi = "110";
    addInputOptions(parser, options->input);
    addSiteOptions(parser, options->site);
    parser.add("--of", options->of, "WHAT",
               "decoding (a token a frame), or walk (the head's formula, a step a frame)");
    parser.add("--steps", options->steps, "N", "How many tokens to add at most (12)");
    addSamplerOptions(parser, options->sampler);
    parser.add("--frame-ms", options->frameMs, "MS", "How long a step stays (800)");
    parser.add("--last-frame-ms", options->lastMs, "MS",
               "How long the last one stays (3 times as long)");
    parser.add("--loop", options->loops, "N", "How often it plays; 0 (the default): for ever");
    parser.add("--width-mm", options->look.widthMm, "MM", "The frames' width (170)");
    parser.add("--dpi", options->look.dpi, "DPI", "Dots per inch (110)");
    parser.add("--colormap", options->look.colorMap, "NAME",
               "viridis, cividis, magma, greys or diverging");
    parser.add("--theme", options->look.theme, "THEME", "light or dark");
    parser.add("--lang", options->look.language, "LANG", "The language of its words: en or zh");
    parser.add("--caption", options->look.caption, "TEXT",
               "The line below, instead of the made one");
    parser.addFlag("--no-caption", options->look.noCaption, "No line below");
    parser.add("--out", options->out, "FILE",
               "The file: .webp, .gif, or .png for numbered pictures (a-000.png, a-001.png, …)");
    parser.addFlag("--force", options->force, "Replace files that exist");
    return [options] { return animate(*options); };
}

} // namespace heedmap
