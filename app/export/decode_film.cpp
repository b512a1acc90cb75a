// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/decode_film.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr std::size_t bars = 8; ///< next tokens that a frame shows

QString labelOf(const Tokenizer& tokenizer, TokenId id) {
    return QString::fromStdString(display_tokens(tokenizer, std::span(&id, 1)).front().text);
}

/// The most probable tokens, and the one that comes: in the last place where it is none of them.
std::vector<FigureToken> nextOf(const std::vector<Candidate>& candidates,
                                const Tokenizer& tokenizer, std::optional<ChosenToken> chosen) {
    std::vector<FigureToken> next;
    const auto isChosen = [chosen](const Candidate& candidate) {
        return chosen && chosen->id == candidate.id;
    };
    const bool byHand = chosen && chosen->byHand;
    const std::size_t count = std::min(bars, candidates.size());
    for (std::size_t i = 0; i < count; ++i) {
        const Candidate& candidate = candidates[i];
        next.push_back({labelOf(tokenizer, candidate.id), candidate.probability,
                        isChosen(candidate), isChosen(candidate) && byHand});
    }
    const auto taken = std::ranges::find_if(candidates, isChosen);
    if (taken != candidates.end() && taken - candidates.begin() >= std::ptrdiff_t(count)) {
        next.back() = {labelOf(tokenizer, taken->id), taken->probability, true, byHand};
    }
    return next;
}

Result<void> takeStep(DecodingSession& session, const FilmRequest& request,
                      const ForwardOptions& forward) {
    const auto step = static_cast<std::size_t>(session.position());
    return step < request.taken.size() ? session.step_with(request.taken[step].id, request.sampler,
                                                           forward, request.taken[step].byHand)
                                       : session.step(request.sampler, forward);
}

/// Takes the steps; `film.next` gets what each of them chose from.
Result<DecodingSession> decoded(const FilmRequest& request, DecodeFilm& film, const Work& work) {
    ForwardOptions forward;
    forward.stop = work.stop;
    Result<DecodingSession> session = DecodingSession::start(request.prompt, forward);
    if (!session) {
        return session;
    }
    for (;;) {
        const Result<std::vector<Candidate>> candidates = session->candidates(request.sampler);
        if (!candidates) {
            return candidates.error();
        }
        std::optional<ChosenToken> chosen;
        if (session->position() < request.steps && !session->ended()) {
            if (Result<void> stepped = takeStep(*session, request, forward); !stepped) {
                return stepped.error();
            }
            const DecodeStep& step = session->step_at(session->position() - 1);
            chosen = ChosenToken{step.chosen.id, step.by_hand};
            film.chosen.push_back(*chosen);
        }
        film.next.push_back(nextOf(*candidates, *request.tokenizer, chosen));
        if (!chosen) {
            return session;
        }
        report(work.progress,
               static_cast<double>(session->position()) / static_cast<double>(request.steps));
    }
}

} // namespace

Result<DecodeFilm> decodeFilm(const FilmRequest& request, const Work& work) {
    if (request.site.stack == Stack::encoder) {
        return Error{ErrorKind::invalid, "", "stack", "encoder",
                     "decoder or cross: an encoder's attention does not grow with the text"};
    }
    DecodeFilm film;
    const Result<DecodingSession> session = decoded(request, film, work);
    if (!session) {
        return session.error();
    }
    const Trace& trace = session->trace();
    Result<HeadView> head = head_view(trace, request.site, request.head, Mask::family, work.stop);
    if (!head) {
        return head.error();
    }
    film.head = *std::move(head);
    film.promptLength = session->prompt_length();
    film.queries = display_tokens(*request.tokenizer, trace.ids());
    if (request.site.stack == Stack::cross) {
        film.keys = display_tokens(*request.sourceTokenizer, trace.encoder()->ids());
    }
    return film;
}

} // namespace heedmap
