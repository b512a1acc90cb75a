// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/make_animation.h"

#include "app/export/decode_film.h"
#include "core/run/forward.h"

namespace heedmap {

namespace {

constexpr std::size_t longest_sentence = 400; ///< characters of it in the provenance

Result<Trace> run(const AnimationRequest& request, const Work& work) {
    ForwardOptions options;
    options.stop = work.stop;
    options.progress = work.progress;
    Result<Trace> trace = forward(request.source.model, request.source.input(), options);
    if (trace && request.ran) {
        request.ran(*trace);
    }
    return trace;
}

Result<DecodeFilm> filmOf(const AnimationRequest& request, Trace prompt, const Work& work) {
    const FigureSource& source = request.source;
    Result<DecodeFilm> film =
        decodeFilm({std::move(prompt), source.tokenizer, source.sourceTokenizer, request.site,
                    request.head, request.steps, request.sampler, request.taken},
                   work);
    if (film) {
        film->modelName = QString::fromStdString(escaped(source.model->name));
        film->sentence = QString::fromStdString(escaped(source.text, longest_sentence));
        film->program = QStringLiteral("Heedmap " HEEDMAP_VERSION);
    }
    return film;
}

} // namespace

ExportReport makeAnimation(const AnimationRequest& request, const std::filesystem::path& path,
                           const WriteOptions& write, const Work& work) {
    Result<Trace> trace = run(request, work.part(0, 0.1));
    if (!trace) {
        return {{}, {}, trace.error()};
    }
    const Result<DecodeFilm> film = filmOf(request, *std::move(trace), work.part(0.1, 0.3));
    if (!film) {
        return {{}, {}, film.error()};
    }
    return writeAnimation(*film, request.spec, request.times, path, write, work.part(0.3, 1));
}

} // namespace heedmap
