// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/reading.h"

#include "app/jobs/shown_patterns.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <chrono>

namespace heedmap {

namespace {

ForwardOptions forwardOptions(const JobContext& context, Mask mask = Mask::family) {
    ForwardOptions options;
    options.mask = mask;
    options.stop = context.stop;
    options.progress = context.progress;
    return options;
}

class Stopwatch {
  public:
    [[nodiscard]] double milliseconds() const {
        return std::chrono::duration<double, std::milli>(Clock::now() - start_).count();
    }

  private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point start_ = Clock::now();
};

ReadingPtr finished(Reading reading, const Stopwatch& watch) {
    reading.tokens = display_tokens(*reading.source->tokenizer, reading.trace().ids());
    if (const auto& encoder = reading.trace().encoder()) {
        reading.sourceTokens = display_tokens(*reading.source->sourceTokenizer, encoder->ids());
    }
    reading.milliseconds = watch.milliseconds();
    return std::make_shared<const Reading>(std::move(reading));
}

/// The tokens that a model reads.
struct Tokens {
    Encoding own;
    std::vector<TokenId> types;  ///< one a token, or empty: all 0
    std::vector<TokenId> source; ///< an encoder-decoder's
    std::vector<ByteSpan> sourceSpans;
};

Result<Tokens> encodeBoth(const OpenModel& model, const Sentence& sentence,
                          const EncodeOptions& options) {
    Result<Encoding> source = model.sourceTokenizer->encode(sentence.text, options);
    if (!source) {
        return source.error();
    }
    const ModelConfig& config = model.model->config;
    if (!config.decoder_start_token_id) {
        return Error{ErrorKind::invalid, model.model->folder, "decoder_start_token_id", "nothing",
                     "the id that decoding begins with"};
    }
    // What the decoder has read: its start token, then the target without an end.
    EncodeOptions bare = options;
    bare.special = false;
    Result<Encoding> target = model.tokenizer->encode(sentence.second, bare);
    if (!target) {
        return target.error();
    }
    target->ids.insert(target->ids.begin(), *config.decoder_start_token_id);
    target->spans.insert(target->spans.begin(), ByteSpan{});
    return Tokens{*std::move(target), {}, std::move(source->ids), std::move(source->spans)};
}

Result<Tokens> encodeSentence(const OpenModel& model, const Sentence& sentence,
                              const EncodeOptions& options) {
    if (model.sourceTokenizer) {
        return encodeBoth(model, sentence, options);
    }
    const bool pair = model.secondText() == SecondText::pair && !is_blank(sentence.second);
    Result<Encoding> encoding =
        pair ? model.tokenizer->encode_pair(sentence.text, sentence.second, options)
             : model.tokenizer->encode(sentence.text, options);
    if (!encoding) {
        return encoding.error();
    }
    Tokens tokens{*std::move(encoding), {}, {}, {}};
    if (model.model->config.type_vocab_size > 1) {
        tokens.types.assign(tokens.own.type_ids.begin(), tokens.own.type_ids.end());
    }
    return tokens;
}

Result<Trace> run(const OpenModelPtr& source, const Tokens& tokens, const ReadingPtr& previous,
                  const JobContext& context) {
    const ModelInput input{tokens.own.ids, tokens.types, tokens.source};
    if (previous && previous->source->model == source->model) {
        return revise(previous->trace(), input, forwardOptions(context));
    }
    return forward(source->model, input, forwardOptions(context));
}

bool sameInput(const Trace& a, const Trace& b) {
    const auto source = [](const Trace& trace) {
        return trace.encoder() ? trace.encoder()->ids() : std::vector<TokenId>();
    };
    return a.model() == b.model() && a.ids() == b.ids() && a.token_types() == b.token_types() &&
           source(a) == source(b);
}

/// Under the other mask: the same scores under another softmax, or the head of a whole other pass.
Result<HeadView> drawOther(HeadPicture& picture, const HeadView& own, const HeadRequest& request,
                           const JobContext& context) {
    const Mask mask =
        asTrained(picture.head.site.stack) == MaskView::masked ? Mask::none : Mask::causal;
    if (picture.view.scope == Scope::local) {
        return with_mask(own, mask);
    }
    const Trace& trace = picture.reading->trace();
    if (!picture.otherTrace && request.otherTrace && sameInput(*request.otherTrace, trace)) {
        picture.otherTrace = request.otherTrace;
    }
    if (!picture.otherTrace) {
        Result<Trace> other = forward(trace.model(), inputOf(trace), forwardOptions(context, mask));
        if (!other) {
            return other.error();
        }
        picture.otherTrace = std::make_shared<const Trace>(*std::move(other));
    }
    return head_view(*picture.otherTrace, own.site, own.head, mask, context.stop);
}

/// A head of the picture's site as trained and, where the view needs it, under the other mask.
Result<ShownPatterns> drawPatterns(HeadPicture& picture, Index head, const HeadRequest& request,
                                   const JobContext& context) {
    const Site site = picture.head.site;
    const bool causal = asTrained(site.stack) == MaskView::masked;
    ShownPatterns patterns;
    Result<HeadView> own =
        head_view(picture.reading->trace(), site, head, Mask::family, context.stop);
    if (!own) {
        return own.error();
    }
    auto& trained = causal ? patterns.masked : patterns.unmasked;
    trained = std::make_shared<const HeadView>(*std::move(own));
    if (picture.view.needsOther(site.stack)) {
        Result<HeadView> other = drawOther(picture, *trained, request, context);
        if (!other) {
            return other.error();
        }
        (causal ? patterns.unmasked : patterns.masked) =
            std::make_shared<const HeadView>(*std::move(other));
    }
    return patterns;
}

/// Makes the timeline those steps, whatever the sampler would choose.
Result<void> replay(DecodingSession& session, const DecodeAction& action,
                    const SamplerOptions& sampler, const ForwardOptions& options) {
    const std::vector<ChosenToken>& steps = action.steps;
    Index shared = 0;
    while (shared < std::min(session.steps(), static_cast<Index>(steps.size())) &&
           session.step_at(shared).chosen.id == steps[static_cast<std::size_t>(shared)].id) {
        ++shared;
    }
    Result<void> done = session.jump(shared, options);
    session.drop_ahead();
    for (auto i = static_cast<std::size_t>(shared); done && i < steps.size(); ++i) {
        done = session.step_with(steps[i].id, sampler, options, steps[i].byHand);
    }
    return done ? session.jump(action.index, options) : done;
}

} // namespace

SecondText OpenModel::secondText() const {
    const ModelConfig& config = model->config;
    const bool pairs = config.stack == Stack::encoder && config.type_vocab_size > 1;
    return sourceTokenizer ? SecondText::target : pairs ? SecondText::pair : SecondText::none;
}

bool Reading::ended() const {
    return session.ended();
}

Reading::Unknown Reading::unknownOfText() const {
    const bool apart = trace().encoder() != nullptr;
    const std::vector<ByteSpan>& parts = apart ? sourceSpans : spans;
    const std::span<const TokenId> ids = apart ? trace().encoder()->ids() : trace().ids();
    Unknown unknown;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool ofText = parts[i].begin < parts[i].end;
        unknown.of += ofText ? 1 : 0;
        unknown.tokens += ofText && source->sentenceTokenizer().is_unknown(ids[i]) ? 1 : 0;
    }
    return unknown;
}

const std::vector<DisplayToken>& Reading::queryTokens(Stack stack) const {
    return stack == Stack::encoder && trace().encoder() ? sourceTokens : tokens;
}

const std::vector<DisplayToken>& Reading::keyTokens(Stack stack) const {
    return stack != Stack::decoder && trace().encoder() ? sourceTokens : tokens;
}

ModelInput inputOf(const Trace& trace) {
    ModelInput input{trace.ids(), trace.token_types(), {}};
    if (trace.encoder()) {
        input.source_ids = trace.encoder()->ids();
    }
    return input;
}

HeadId clampedTo(const ModelConfig& config, HeadId position) {
    if (!config.has(position.site.stack)) {
        position.site.stack = config.encoder ? Stack::cross : config.stack;
    }
    const ModelConfig& own = config.of(position.site.stack);
    position.site.layer = std::clamp<Index>(position.site.layer, 0, own.num_hidden_layers - 1);
    position.head = std::clamp<Index>(position.head, 0, own.num_attention_heads - 1);
    return position;
}

Result<ReadingPtr> readText(const OpenModelPtr& source, const Sentence& sentence,
                            const ReadingPtr& previous, const JobContext& context) {
    const Stopwatch watch;
    EncodeOptions options;
    options.stop = context.stop;
    Result<Tokens> tokens = encodeSentence(*source, sentence, options);
    if (!tokens) {
        return tokens.error();
    }
    Result<Trace> trace = run(source, *tokens, previous, context);
    if (!trace) {
        return trace.error();
    }
    Reading reading;
    reading.source = source;
    reading.sentence = sentence;
    reading.spans = std::move(tokens->own.spans);
    reading.sourceSpans = std::move(tokens->sourceSpans);
    reading.second = tokens->own.second;
    if (source->model->config.stack == Stack::encoder) {
        reading.encoded = *std::move(trace);
        return finished(std::move(reading), watch);
    }
    Result<DecodingSession> session =
        DecodingSession::start(*std::move(trace), forwardOptions(context));
    if (!session) {
        return session.error();
    }
    reading.session = *std::move(session);
    return finished(std::move(reading), watch);
}

Result<ReadingPtr> decode(const Reading& reading, const DecodeAction& action,
                          const SamplerOptions& sampler, const JobContext& context) {
    const Stopwatch watch;
    Reading next = reading;
    const ForwardOptions options = forwardOptions(context);
    Result<void> done = [&]() -> Result<void> {
        switch (action.kind) {
        case DecodeAction::Kind::take:
            return next.session.step_with(action.id, sampler, options);
        case DecodeAction::Kind::jump:
            return next.session.jump(action.index, options);
        case DecodeAction::Kind::replay:
            return replay(next.session, action, sampler, options);
        case DecodeAction::Kind::step:
            break;
        }
        return next.session.step(sampler, options);
    }();
    if (!done) {
        return done.error();
    }
    return finished(std::move(next), watch);
}

Result<HeadPicturePtr> drawHead(const ReadingPtr& reading, const HeadRequest& request,
                                const JobContext& context) {
    HeadPicture picture;
    picture.reading = reading;
    picture.head = clampedTo(reading->source->model->config, request.head);
    picture.view =
        siteView(request.options, reading->source->model->config, picture.head.site.stack);
    Result<ShownPatterns> patterns = drawPatterns(picture, picture.head.head, request, context);
    if (!patterns) {
        return patterns.error();
    }
    picture.masked = patterns->masked;
    picture.unmasked = patterns->unmasked;
    picture.shown = *std::move(patterns);
    for (const Index head : picture.view.beside) {
        if (head == picture.head.head) {
            continue;
        }
        patterns = drawPatterns(picture, head, request, context);
        if (!patterns) {
            return patterns.error();
        }
        picture.beside.push_back({head, *std::move(patterns)});
    }
    changeShown(picture);
    return std::make_shared<const HeadPicture>(std::move(picture));
}

CellPosition tellingCell(const HeadView& view) {
    const Index last = view.queries() - 1;
    const KeyRange seen = view.visible(last);
    CellPosition cell{last, view.rows[static_cast<std::size_t>(last)].argmax};
    float strongest = 0.005F;
    for (Index key = std::max<Index>(seen.begin, 1); key < seen.end; ++key) {
        const float weight = view.pattern(last, key);
        if (view.site.stack != Stack::cross && key != last && weight > strongest) {
            strongest = weight;
            cell.key_pos = key;
        }
    }
    return cell;
}

Result<Shown> show(Result<ReadingPtr> reading, const HeadRequest& request,
                   const JobContext& context) {
    if (!reading) {
        return reading.error();
    }
    Result<HeadPicturePtr> picture = drawHead(*reading, request, context);
    if (!picture) {
        return picture.error();
    }
    return Shown{*std::move(reading), *std::move(picture)};
}

} // namespace heedmap
