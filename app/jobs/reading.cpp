// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/reading.h"

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
    reading.milliseconds = watch.milliseconds();
    return std::make_shared<const Reading>(std::move(reading));
}

Result<Trace> run(const OpenModelPtr& source, const std::vector<TokenId>& ids,
                  const ReadingPtr& previous, const JobContext& context) {
    if (previous && previous->source->model == source->model) {
        return revise(previous->trace(), ids, forwardOptions(context));
    }
    return forward(source->model, ids, forwardOptions(context));
}

/// Without the mask: the same scores under another softmax, or the head of a whole other pass.
Result<HeadView> drawUnmasked(HeadPicture& picture, const HeadRequest& request,
                              const JobContext& context) {
    if (request.options.scope == Scope::local) {
        return with_mask(*picture.masked, Mask::none);
    }
    const Trace& trace = picture.reading->trace();
    if (request.unmaskedTrace && request.unmaskedTrace->model() == trace.model() &&
        request.unmaskedTrace->ids() == trace.ids()) {
        picture.unmaskedTrace = request.unmaskedTrace;
    } else {
        Result<Trace> unmasked =
            forward(trace.model(), trace.ids(), forwardOptions(context, Mask::none));
        if (!unmasked) {
            return unmasked.error();
        }
        picture.unmaskedTrace = std::make_shared<const Trace>(*std::move(unmasked));
    }
    return head_view(*picture.unmaskedTrace, picture.head.site, picture.head.head, Mask::none,
                     context.stop);
}

} // namespace

HeadId clampedTo(const ModelConfig& config, HeadId position) {
    position.site.layer = std::clamp<Index>(position.site.layer, 0, config.num_hidden_layers - 1);
    position.head = std::clamp<Index>(position.head, 0, config.num_attention_heads - 1);
    return position;
}

Result<ReadingPtr> readText(const OpenModelPtr& source, const std::string& text,
                            const ReadingPtr& previous, const JobContext& context) {
    const Stopwatch watch;
    EncodeOptions options;
    options.stop = context.stop;
    Result<Encoding> encoding = source->tokenizer->encode(text, options);
    if (!encoding) {
        return encoding.error();
    }
    Result<Trace> trace = run(source, encoding->ids, previous, context);
    if (!trace) {
        return trace.error();
    }
    Result<DecodingSession> session =
        DecodingSession::start(*std::move(trace), forwardOptions(context));
    if (!session) {
        return session.error();
    }
    Reading reading;
    reading.source = source;
    reading.text = text;
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
    picture.options = request.options;
    Result<HeadView> masked = head_view(reading->trace(), picture.head.site, picture.head.head,
                                        Mask::family, context.stop);
    if (!masked) {
        return masked.error();
    }
    picture.masked = std::make_shared<const HeadView>(*std::move(masked));
    if (request.options.needsUnmasked()) {
        Result<HeadView> unmasked = drawUnmasked(picture, request, context);
        if (!unmasked) {
            return unmasked.error();
        }
        picture.unmasked = std::make_shared<const HeadView>(*std::move(unmasked));
    }
    return std::make_shared<const HeadPicture>(std::move(picture));
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
