// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/id_tokenizer.h"
#include "core/base/utf8.h"
#include "core/model/catalog.h"
#include "core/model/load.h"
#include "core/tokenizer/text_file.h"

#include <CLI/CLI.hpp>

namespace heedmap {

namespace {

void addGivenOption(CLI::App& app, const char* name, std::string& value, bool& given,
                    const char* description, const char* type) {
    app.add_option(name, value, description)->type_name(type)->each([&given](const std::string&) {
        given = true;
    });
}

Result<void> checkOneSource(const InputOptions& options) {
    const int given = int{options.textGiven} + int{options.fileGiven} + int{options.idsGiven};
    if (given != 1) {
        return wrongArgument("--text", given == 0 ? "" : "more than one text",
                             "one of --text, --text-file and --ids");
    }
    return {};
}

Result<Encoding> givenIds(const InputOptions& options, Index vocabSize) {
    Result<std::vector<TokenId>> ids = idsOf("--ids", options.ids);
    if (!ids) {
        return ids.error();
    }
    for (const TokenId id : *ids) {
        if (id >= vocabSize) {
            return wrongArgument("--ids", std::to_string(id),
                                 "0 to " + std::to_string(vocabSize - 1));
        }
    }
    Encoding encoding;
    encoding.spans.resize(ids->size());
    encoding.ids = std::move(*ids);
    return encoding;
}

std::vector<std::filesystem::path> filesOf(const OpenedModel& opened, const InputOptions& options) {
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    if (!opened.model->folder.empty()) {
        for (std::filesystem::directory_iterator it(opened.model->folder, failed), end;
             !failed && it != end; it.increment(failed)) {
            files.push_back(it->path());
        }
    }
    if (options.fileGiven) {
        files.emplace_back(options.textFile);
    }
    return files;
}

} // namespace

void addModelOption(CLI::App& app, InputOptions& options) {
    app.add_option("--model", options.model,
                   "A model folder, or the name of an embedded or cached model")
        ->type_name("FOLDER|NAME");
}

void addTextOption(CLI::App& app, InputOptions& options) {
    addGivenOption(app, "--text", options.text, options.textGiven, "The text", "TEXT");
}

void addInputOptions(CLI::App& app, InputOptions& options) {
    addModelOption(app, options);
    addTextOption(app, options);
    addGivenOption(app, "--text-file", options.textFile, options.fileGiven,
                   "A UTF-8 file with the text", "FILE");
    addGivenOption(app, "--ids", options.ids, options.idsGiven,
                   "Token ids instead of a text, taken as given", "1,2,3");
    app.add_flag("--no-special", options.noSpecial, "Leave special tokens out");
}

Result<OpenedModel> openModel(const InputOptions& options) {
    const Result<std::filesystem::path> folder = resolve_model(options.model);
    if (!folder) {
        return folder.error();
    }
    Result<ModelPtr> model = load_model(*folder);
    if (!model) {
        return model.error();
    }
    const Index vocabSize = (*model)->config.vocab_size;
    Result<TokenizerPtr> tokenizer =
        IdTokenizer::wantedFor(*folder)
            ? Result<TokenizerPtr>(std::make_shared<IdTokenizer>(*folder, vocabSize))
            : load_tokenizer(*folder, vocabSize);
    if (!tokenizer && options.idsGiven) { // ids need no tokenizer; only their pieces are not shown
        printNotice(to_string(tokenizer.error()));
        tokenizer = Result<TokenizerPtr>(std::make_shared<IdTokenizer>(*folder, vocabSize));
    }
    if (!tokenizer) {
        return tokenizer.error();
    }
    for (const auto* notices : {&(*model)->notices, &(*tokenizer)->notices()}) {
        for (const std::string& notice : *notices) {
            printNotice(notice);
        }
    }
    return OpenedModel{std::move(*model), std::move(*tokenizer)};
}

Result<std::string> readText(const InputOptions& options) {
    if (options.fileGiven) {
        return read_text_file(options.textFile);
    }
    if (Result<void> valid = check_text(options.text, "--text"); !valid) {
        return valid.error();
    }
    return options.text;
}

Result<Input> readInput(const InputOptions& options) {
    if (Result<void> one = checkOneSource(options); !one) {
        return one.error();
    }
    Input input;
    if (!options.idsGiven) {
        Result<std::string> text = readText(options);
        if (!text) {
            return text.error();
        }
        input.text = std::move(*text);
    }
    Result<OpenedModel> opened = openModel(options);
    if (!opened) {
        return opened.error();
    }
    Result<Encoding> encoding =
        options.idsGiven
            ? givenIds(options, opened->model->config.vocab_size)
            : opened->tokenizer->encode(input.text, {.special = !options.noSpecial, .stop = {}});
    if (!encoding) {
        return encoding.error();
    }
    // A blank text has tokens for some tokenizers, but no sentence; --ids can still run them.
    if (encoding->ids.empty() || (!options.idsGiven && is_blank(input.text))) {
        return Error{ErrorKind::invalid,
                     options.fileGiven ? options.textFile : "--text",
                     {},
                     "0 tokens",
                     "at least 1"};
    }
    input.encoding = std::move(*encoding);
    input.files = filesOf(*opened, options);
    input.model = std::move(opened->model);
    input.tokenizer = std::move(opened->tokenizer);
    return input;
}

} // namespace heedmap
