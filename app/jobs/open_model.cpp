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
    Result<TokenizerPtr> tokenizer = load_tokenizer(*folder, (*model)->config.vocab_size);
    if (!tokenizer) {
        return tokenizer.error();
    }
    return std::make_shared<const OpenModel>(
        OpenModel{reference, *std::move(model), *std::move(tokenizer)});
}

Result<Opened> openAndRead(const std::string& reference, const std::string& text,
                           const std::string& fallback, const HeadRequest& request,
                           const JobContext& context) {
    const Result<OpenModelPtr> source = openModel(reference, context);
    if (!source) {
        return source.error();
    }
    Result<Shown> shown = show(readText(*source, text, nullptr, context), request, context);
    if (shown) {
        return Opened{*std::move(shown), std::nullopt};
    }
    const Error error = shown.error();
    if (error.kind == ErrorKind::cancelled || text == fallback) {
        return error;
    }
    shown = show(readText(*source, fallback, nullptr, context), request, context);
    if (!shown) {
        return error;
    }
    return Opened{*std::move(shown), error};
}

} // namespace heedmap
