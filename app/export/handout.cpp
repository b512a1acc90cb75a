// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/handout.h"

#include "app/export/handout_pages.h"
#include "app/export/handout_words.h"
#include "core/run/decoding.h"
#include "widgets/figure/layout.h"
#include "widgets/figure/pdf.h"

#include <algorithm>
#include <array>

namespace heedmap {

namespace {

constexpr std::size_t steps_a_figure = 4;

/// How many tokens the translation of so many has at most.
Index longestTranslation(const FigureSource& source) {
    const auto room = source.model->config.max_tokens() - static_cast<Index>(source.ids.size());
    return std::min(room, 3 * static_cast<Index>(source.sourceIds.size()) + 8);
}

/// What the source's decoder goes on with, without the token that ends it.
Result<std::vector<ChosenToken>> translation(const FigureSource& source,
                                             const SamplerOptions& sampler, const Work& work) {
    ForwardOptions options;
    options.stop = work.stop;
    Result<Trace> start = forward(source.model, source.input(), options);
    if (!start) {
        return start.error();
    }
    Result<DecodingSession> session = DecodingSession::start(*std::move(start), options);
    std::vector<ChosenToken> tokens;
    while (session && session->position() < longestTranslation(source)) {
        if (Result<void> stepped = session->step(sampler, options); !stepped) {
            return stepped.error();
        }
        if (session->ended()) {
            break;
        }
        tokens.push_back({session->trace().ids().back(), false});
    }
    return session ? Result<std::vector<ChosenToken>>(std::move(tokens)) : session.error();
}

class HandoutMaker {
  public:
    HandoutMaker(const HandoutRequest& request, FigureSource shown, const Work& work)
        : request_(request), shown_(std::move(shown)), decoded_(shown_.decoded), work_(work),
          pages_(request.paper) {}

    Result<QByteArray> run() {
        pages_.cover(HandoutText::title(request_), HandoutText::subtitle(shown_));
        using Section = Result<void> (HandoutMaker::*)();
        constexpr std::array<Section, 5> sections{&HandoutMaker::tokens, &HandoutMaker::grid,
                                                  &HandoutMaker::heads, &HandoutMaker::cell,
                                                  &HandoutMaker::decoding};
        for (std::size_t i = 0; i < sections.size(); ++i) {
            if (work_.stopped()) {
                return cancelled();
            }
            if (Result<void> made = (this->*sections[i])(); !made) {
                return made.error();
            }
            report(work_.progress, static_cast<double>(i + 1) / (sections.size() + 1));
        }
        Result<QByteArray> bytes =
            pdfOf(pages_.finish(HandoutText::title(request_), HandoutText::footer(request_)),
                  provenance());
        report(work_.progress, 1);
        return bytes;
    }

  private:
    [[nodiscard]] FigureRequest figureRequest(FigureKind kind, const HeadPosition& head) const {
        FigureRequest request;
        request.kind = kind;
        request.site = {request_.stack, head.layer};
        request.head = head.head;
        request.oneLayer = false;
        request.local = request_.scope == MaskScope::local;
        request.work.stop = work_.stop;
        return request;
    }

    /// The figure on the page, or on the next one where it does not fit what is left.
    Result<void> place(FigureKind kind, const FigureInput& input) {
        FigureSpec spec;
        spec.kind = kind;
        spec.title = false;
        spec.caption = false;
        spec.scope = request_.scope;
        spec.widthMm = pages_.width();
        spec.heightMm = pages_.figureRoom();
        const Result<DisplayList> figure = layoutFigure(spec, input);
        if (!figure) {
            return figure.error();
        }
        pages_.figure(*figure);
        return {};
    }

    Result<void> make(const FigureRequest& request) {
        const Result<FigureData> data = figureData(shown_, request);
        return data ? place(request.kind, data->input()) : data.error();
    }

    Result<void> tokens() {
        const bool twoTexts = shown_.sourceTokenizer != nullptr;
        pages_.section(HandoutText::tokensTitle(), HandoutText::tokens(shown_));
        FigureRequest request = figureRequest(FigureKind::tokens, {});
        request.site.stack = twoTexts ? Stack::encoder : request_.stack;
        if (Result<void> made = make(request); !made || !twoTexts) {
            return made;
        }
        request.site.stack = Stack::decoder;
        return make(request);
    }

    /// A section for each stack of the model: the chosen heads are one's, the overview all's.
    Result<void> grid() {
        if (request_.source.sourceTokenizer == nullptr) {
            pages_.section(HandoutText::gridTitle({}), HandoutText::grid(request_.stack));
            return make(figureRequest(FigureKind::grid, {}));
        }
        for (const Stack stack : {Stack::encoder, Stack::decoder, Stack::cross}) {
            pages_.section(HandoutText::gridTitle(stack), HandoutText::grid(stack));
            FigureRequest request = figureRequest(FigureKind::grid, {});
            request.site.stack = stack;
            if (Result<void> made = make(request); !made) {
                return made;
            }
        }
        return {};
    }

    Result<void> heads() {
        const bool across = request_.stack == Stack::cross; // it has no mask to be without
        for (const HeadPosition& head : request_.heads) {
            pages_.section(HandoutText::headTitle(head), HandoutText::head(request_));
            FigureRequest request =
                figureRequest(across ? FigureKind::heatmap : FigureKind::compare, head);
            if (Result<void> made = make(request); !made) {
                return made;
            }
        }
        return {};
    }

    /// The weight to be worked out: the one asked for, or the last row's largest.
    Result<FigureRequest> cellRequest(const HeadPosition& head) const {
        FigureRequest request = figureRequest(FigureKind::heatmap, head);
        const Result<FigureData> data = figureData(shown_, request);
        if (!data) {
            return data.error();
        }
        const HeadView& view = data->heads.front();
        request.kind = FigureKind::arithmetic;
        request.query = request_.query.value_or(view.queries() - 1);
        if (request.query >= 0 && request.query < view.queries()) {
            request.key = view.rows[static_cast<std::size_t>(request.query)].argmax;
        }
        request.key = request_.key.value_or(request.key);
        return request;
    }

    Result<void> cell() {
        if (request_.heads.empty()) {
            return {};
        }
        const HeadPosition& head = request_.heads.front();
        const Result<FigureRequest> request = cellRequest(head);
        if (!request) {
            return request.error();
        }
        pages_.section(HandoutText::cellTitle(), HandoutText::cell(request_));
        return make(*request);
    }

    Result<void> decoding() {
        if (request_.steps == 0 || request_.heads.empty() || request_.stack == Stack::encoder ||
            request_.source.model->config.stack == Stack::encoder) {
            return {};
        }
        FigureRequest request = figureRequest(FigureKind::decode, request_.heads.front());
        request.steps = request_.steps;
        request.sampler = request_.sampler;
        request.taken = request_.taken;
        const Result<FigureData> data = figureData(request_.source, request);
        if (!data) {
            return data.error();
        }
        decoded_ = data->decoded;
        const std::span<const FigureStep> steps = data->steps;
        pages_.section(HandoutText::decodingTitle(),
                       HandoutText::decoding(request_.heads.front(), decoded_.tokens));
        for (std::size_t begin = 0; begin < steps.size(); begin += steps_a_figure) {
            FigureInput input = data->input();
            input.steps = steps.subspan(begin, std::min(steps_a_figure, steps.size() - begin));
            if (Result<void> placed = place(FigureKind::decode, input); !placed) {
                return placed;
            }
        }
        return {};
    }

    [[nodiscard]] Provenance provenance() const {
        Provenance entries{
            {"Software", QStringLiteral("Heedmap " HEEDMAP_VERSION)},
            {"heedmap.figure", QStringLiteral("handout")},
            {"heedmap.model", QString::fromStdString(escaped(request_.source.model->name))},
            {"heedmap.text", QString::fromStdString(shown_.text)}};
        addDecoded(entries, decoded_);
        entries.emplace_back("heedmap.scope", request_.scope == MaskScope::local
                                                  ? QStringLiteral("local")
                                                  : QStringLiteral("propagated"));
        return entries;
    }

    const HandoutRequest& request_;
    FigureSource shown_;
    Decoded decoded_; ///< what the pages show of it
    const Work& work_;
    HandoutPages pages_;
};

} // namespace

bool HandoutRequest::translates() const {
    return source.sourceTokenizer != nullptr && source.ids.size() == 1 &&
           source.ids.front() == source.model->config.decoder_start_token_id;
}

FigureSource HandoutRequest::shown() const {
    return translates() ? source.withDecoded(taken, sampler) : source;
}

void HandoutRequest::choose(Index query_pos, Index key_pos) {
    const FigureSource text = shown();
    const auto queries = static_cast<Index>(text.queriesOf(stack).size());
    const auto keys = static_cast<Index>(text.keysOf(stack).size());
    cellLeftOut = query_pos >= queries || key_pos >= keys;
    if (!cellLeftOut) {
        query = query_pos;
        key = key_pos;
    }
}

Result<QByteArray> makeHandout(const HandoutRequest& request, const Work& work) {
    if (request.heads.size() > maxHandoutHeads) {
        return Error{ErrorKind::limit, "", "heads", std::to_string(request.heads.size()),
                     "at most " + std::to_string(maxHandoutHeads)};
    }
    FigureSource shown = request.shown();
    if (request.translates() && request.taken.empty()) {
        const Result<std::vector<ChosenToken>> made =
            translation(request.source, request.sampler, work);
        if (!made) {
            return made.error();
        }
        shown = shown.withDecoded(*made, request.sampler);
    }
    const std::size_t tokens = std::max(shown.ids.size(), shown.sourceIds.size());
    if (tokens > maxHandoutTokens) {
        return Error{ErrorKind::limit, "", "text", std::to_string(tokens) + " tokens",
                     "at most " + std::to_string(maxHandoutTokens) + " for a handout"};
    }
    return HandoutMaker(request, std::move(shown), work).run();
}

} // namespace heedmap
