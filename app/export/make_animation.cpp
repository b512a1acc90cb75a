// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/make_animation.h"

#include "app/export/decode_film.h"
#include "core/run/forward.h"
#include "widgets/figure/decode_frames.h"
#include "widgets/figure/walk_frames.h"

namespace heedmap {

namespace {

constexpr std::size_t longest_sentence = 400; ///< characters of it in the provenance

Result<Trace> run(const AnimationRequest& request, const Work& work) {
    ForwardOptions options;
    options.stop = work.stop;
    options.progress = work.progress;
    Result<Trace> trace = forward(request.source.model, request.source.input(), options);
    if (trace && request.ran) {
        if (auto checked = request.ran(*trace); !checked) {
            return checked.error();
        }
    }
    return trace;
}

QString textOf(const FigureSource& source) {
    return QString::fromStdString(escaped(source.text, longest_sentence));
}

/// What all films say of where they are from.
void sign(HeadFilm& film, const FigureSource& source) {
    film.modelName = QString::fromStdString(escaped(source.model->name));
    film.sentence = textOf(source);
    film.program = QStringLiteral("Heedmap " HEEDMAP_VERSION);
}

AnimationFile fileOf(const AnimationRequest& request, const std::filesystem::path& path,
                     Provenance provenance) {
    return {path, request.spec.dpi, request.times, std::move(provenance)};
}

ExportReport filmDecoding(const AnimationRequest& request, Trace prompt,
                          const std::filesystem::path& path, const WriteOptions& write,
                          const Work& work) {
    const FigureSource& source = request.source;
    Result<DecodeFilm> film =
        decodeFilm({std::move(prompt), source.tokenizer, source.sourceTokenizer, request.site,
                    request.head, request.steps, request.sampler, request.taken},
                   work.part(0, 0.2));
    if (!film) {
        return {{}, {}, film.error()};
    }
    sign(*film, source);
    const Result<DecodeFrames> frames = DecodeFrames::of(request.spec, *film);
    if (!frames) {
        return {{}, {}, frames.error()};
    }
    const FigureSource whole = source.withDecoded(film->chosen, request.sampler);
    FigureInput input = film->input();
    input.sentence = textOf(whole); // the frames show the prompt, from which it grows
    input.decoded = &whole.decoded;
    Provenance provenance = provenanceOf(ofHead(request.spec, FigureKind::decode), input);
    provenance.emplace_back("heedmap.prompt-length", QString::number(film->promptLength));
    provenance.emplace_back("heedmap.steps", QString::number(film->steps()));
    return writeAnimation(*frames, fileOf(request, path, std::move(provenance)), write,
                          work.part(0.2, 1));
}

ExportReport filmWalk(const AnimationRequest& request, const Trace& trace,
                      const std::filesystem::path& path, const WriteOptions& write,
                      const Work& work) {
    const Result<HeadWalk> walk = HeadWalk::of(trace, request.site, request.head, work.stop);
    Result<HeadView> head = head_view(trace, request.site, request.head, Mask::family, work.stop);
    if (!walk || !head) {
        return {{}, {}, walk ? head.error() : walk.error()};
    }
    const Stack stack = request.site.stack;
    WalkFilm film{{request.source.queriesOf(stack),
                   request.source.keysOf(stack),
                   *std::move(head),
                   {},
                   {},
                   {}},
                  *walk};
    sign(film, request.source);
    const Result<WalkFrames> frames = WalkFrames::of(request.spec, film, work.stop);
    if (!frames) {
        return {{}, {}, frames.error()};
    }
    FigureInput input = film.input();
    input.decoded = &request.source.decoded;
    Provenance provenance = provenanceOf(ofHead(request.spec, FigureKind::qkv), input);
    return writeAnimation(*frames, fileOf(request, path, std::move(provenance)), write, work);
}

} // namespace

std::optional<AnimationSubject> animationSubjectFromName(std::string_view name) {
    return name == "decoding" ? std::optional(AnimationSubject::decoding)
           : name == "walk"   ? std::optional(AnimationSubject::walk)
                              : std::nullopt;
}

ExportReport makeAnimation(const AnimationRequest& request, const std::filesystem::path& path,
                           const WriteOptions& write, const Work& work) {
    Result<Trace> trace = run(request, work.part(0, 0.1));
    if (!trace) {
        return {{}, {}, trace.error()};
    }
    const Work rest = work.part(0.1, 1);
    return request.subject == AnimationSubject::walk
               ? filmWalk(request, *trace, path, write, rest)
               : filmDecoding(request, *std::move(trace), path, write, rest);
}

} // namespace heedmap
