// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/open_model.h"

#include "core/model/catalog.h"
#include "core/model/load.h"

namespace heedmap {

Result<OpenModelPtr> openModel(const std::string& reference, const JobContext& context) {
    const Result<std::filesystem::path> folder = resolve_model(reference);
    if (!folder) {
        return folder.error();
    }
    Result<ModelPtr> model = load_model(*folder, context.stop);
    if (!model) {
        return model.error();
    }
    const ModelConfig& config = (*model)->config;
    Result<TokenizerPair> tokenizers =
        load_tokenizers(*folder, {config.source_vocab_size(), config.vocab_size}, context.stop);
    if (!tokenizers) {
        return tokenizers.error();
    }
    (*model)->storage->settle(context.stop);
    OpenModel open;
    open.reference = reference;
    open.model = *std::move(model);
    open.tokenizer = std::move(tokenizers->target);
    if (open.model->config.encoder) {
        open.sourceTokenizer = std::move(tokenizers->source);
    }
    for (const auto* notices : {&open.model->notices, &open.tokenizer->notices()}) {
        open.notices.insert(open.notices.end(), notices->begin(), notices->end());
    }
    if (Result<std::vector<Example>> examples = readExamples(*folder)) {
        open.examples = *std::move(examples);
    } else { // a file of that name may also mean something else
        open.notices.push_back(to_string(examples.error()));
    }
    return std::make_shared<const OpenModel>(std::move(open));
}

namespace {

/// What the model shows best: its first example, or a plain sentence.
Example firstExample(const OpenModel& model) {
    return model.examples.empty() ? Example{plainSentence(), {}, {}, {}, {}}
                                  : model.examples.front();
}

void replaceAll(std::string& text, const std::string& part, const std::string& by) {
    for (std::size_t at = text.find(part); at != std::string::npos;
         at = text.find(part, at + by.size())) {
        text.replace(at, part.size(), by);
    }
}

/// The sentence as this model reads it; none where it has gaps that the model does not know.
std::optional<Sentence> sentenceFor(const OpenModel& model, const OpenRequest& request) {
    std::optional<Sentence> sentence = request.sentence;
    if (!sentence) {
        return std::nullopt;
    }
    if (request.second != SecondText::none && request.second != model.secondText()) {
        sentence->second.clear(); // it was something else
    }
    const auto holds = [&](const std::string& text) {
        return !request.mask.empty() && text.find(request.mask) != std::string::npos;
    };
    if (!holds(sentence->text) && !holds(sentence->second)) {
        return sentence;
    }
    const std::optional<TokenId> mask = model.tokenizer->mask_token();
    if (!mask) {
        return std::nullopt;
    }
    const std::string own(model.tokenizer->token(*mask));
    replaceAll(sentence->text, request.mask, own);
    replaceAll(sentence->second, request.mask, own);
    return sentence;
}

HeadRequest lookingAt(HeadRequest request, const OpenModel& model, const Example* example) {
    if (example != nullptr && example->head) {
        request.head = *example->head;
    } else if (model.secondText() == SecondText::target) {
        request.head.site.stack = Stack::cross; // where its two texts meet
    }
    return request;
}

} // namespace

Result<ReadingPtr> replayed(Result<ReadingPtr> reading, const DecodeAction& action,
                            const SamplerOptions& sampler, const JobContext& context,
                            std::optional<Error>& failed) {
    if (!reading || (*reading)->encoded ||
        ((*reading)->session.steps() == 0 && action.steps.empty())) {
        return reading;
    }
    Result<ReadingPtr> done = decode(**reading, action, sampler, context);
    if (!done && done.error().kind != ErrorKind::cancelled) {
        failed = done.error();
        return reading;
    }
    return done;
}

Result<Opened> openAndRead(const OpenRequest& request, const JobContext& context) {
    const Result<OpenModelPtr> source = openModel(request.reference, context);
    if (!source) {
        return source.error();
    }
    const Example first = firstExample(**source);
    const auto showExample = [&]() {
        return show(readText(*source, first.sentence, nullptr, context),
                    lookingAt(request.head, **source, &first), context);
    };
    const std::optional<Sentence> sentence = sentenceFor(**source, request);
    if (!sentence) {
        Result<Shown> shown = showExample();
        if (!shown) {
            return shown.error();
        }
        return Opened{*std::move(shown), first.cell, {}, {}};
    }
    std::optional<Error> stepsError;
    Result<ReadingPtr> reading = readText(*source, *sentence, nullptr, context);
    if (request.replay) {
        reading =
            replayed(std::move(reading), *request.replay, request.sampler, context, stepsError);
    }
    const HeadRequest head =
        request.replay ? request.head : lookingAt(request.head, **source, nullptr);
    Result<Shown> shown = show(std::move(reading), head, context);
    if (shown) {
        return Opened{*std::move(shown), {}, {}, stepsError};
    }
    if (shown.error().kind == ErrorKind::cancelled) {
        return shown.error();
    }
    Result<Shown> instead = showExample();
    if (!instead) {
        return shown.error();
    }
    return Opened{*std::move(instead), first.cell, shown.error(), {}};
}

} // namespace heedmap
