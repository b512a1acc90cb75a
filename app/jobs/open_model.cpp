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
    OpenModel open{reference, *model, {}, {}};
    Result<TokenizerPtr> own = load_tokenizer(*folder, config.vocab_size);
    if (!own) {
        return own.error();
    }
    open.tokenizer = *std::move(own);
    if (config.encoder) {
        Result<TokenizerPtr> source = load_tokenizer(*folder, config.encoder->vocab_size);
        if (!source) {
            return source.error();
        }
        open.sourceTokenizer = *std::move(source);
    }
    return std::make_shared<const OpenModel>(std::move(open));
}

Result<Opened> openAndRead(const OpenRequest& request, const JobContext& context) {
    const Result<OpenModelPtr> source = openModel(request.reference, context);
    if (!source) {
        return source.error();
    }
    HeadRequest head = request.head;
    if ((*source)->secondText() == SecondText::target) {
        head.head.site.stack = Stack::cross; // where its two texts meet
    }
    Sentence sentence = request.sentence;
    if ((*source)->secondText() == SecondText::none) {
        sentence.second.clear();
    }
    Result<Shown> shown = show(readText(*source, sentence, nullptr, context), head, context);
    if (shown) {
        return Opened{*std::move(shown), std::nullopt};
    }
    const Error error = shown.error();
    const Sentence fallback{request.fallback, {}};
    if (error.kind == ErrorKind::cancelled || sentence == fallback) {
        return error;
    }
    shown = show(readText(*source, fallback, nullptr, context), head, context);
    if (!shown) {
        return error;
    }
    return Opened{*std::move(shown), error};
}

} // namespace heedmap
