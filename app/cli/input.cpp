// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input.h"

#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/console.h"
#include "app/cli/id_tokenizer.h"
#include "core/base/utf8.h"
#include "core/model/catalog.h"
#include "core/model/load.h"
#include "core/tokenizer/text_file.h"

namespace heedmap {

namespace {

/// What asks for something that this model does not read.
Result<void> checkOptions(const InputOptions& options, const ModelConfig& config) {
    const auto refuse = [](const char* name, const std::string& got, const char* needed) {
        return wrongArgument(name, got, std::string("none: only ") + needed);
    };
    if (options.targetText && !config.encoder) {
        return refuse("--target-text", *options.targetText,
                      "an encoder-decoder reads a target beside its source");
    }
    if (options.decoderIds && !config.encoder) {
        return refuse("--decoder-ids", *options.decoderIds,
                      "an encoder-decoder reads a target beside its source");
    }
    if (options.textPair && config.stack != Stack::encoder) {
        return refuse("--text-pair", *options.textPair, "an encoder reads pairs of sentences");
    }
    return {};
}

Result<void> checkOneSource(const InputOptions& options) {
    const int given = int{options.text.has_value()} + int{options.textFile.has_value()} +
                      int{options.ids.has_value()};
    if (given != 1) {
        return wrongArgument("--text", given == 0 ? "" : "more than one text",
                             "one of --text, --text-file and --ids");
    }
    if (options.targetText && options.decoderIds) {
        return wrongArgument("--target-text", "more than one target",
                             "one of --target-text and --decoder-ids");
    }
    if (options.textPair && options.ids) {
        return wrongArgument("--text-pair", *options.textPair, "--text with it");
    }
    return {};
}

Result<Encoding> givenIds(const char* option, const std::string& text, Index vocabSize) {
    Result<std::vector<TokenId>> ids = idsOf(option, text);
    if (!ids) {
        return ids.error();
    }
    for (const TokenId id : *ids) {
        if (id >= vocabSize) {
            return wrongArgument(option, std::to_string(id),
                                 "0 to " + std::to_string(vocabSize - 1));
        }
    }
    Encoding encoding;
    encoding.spans.resize(ids->size());
    encoding.ids = std::move(*ids);
    return encoding;
}

/// --text, --text-file or --ids, by the tokenizer that reads them.
Result<Encoding> readMain(const InputOptions& options, Input& input) {
    const Tokenizer& tokenizer = input.source ? *input.source : *input.tokenizer;
    if (options.ids) {
        return givenIds("--ids", *options.ids, input.model->config.source_vocab_size());
    }
    const EncodeOptions encode{.special = !options.noSpecial, .stop = {}};
    if (!options.textPair) {
        return tokenizer.encode(input.text, encode);
    }
    if (Result<void> valid = check_text(*options.textPair, "--text-pair"); !valid) {
        return valid.error();
    }
    input.pair = *options.textPair;
    return tokenizer.encode_pair(input.text, input.pair, encode);
}

/// What the decoder has read: its start token, then the target without an end.
Result<Encoding> readTarget(const InputOptions& options, const Input& input) {
    const ModelConfig& config = input.model->config;
    if (options.decoderIds) {
        return givenIds("--decoder-ids", *options.decoderIds, config.vocab_size);
    }
    if (!config.decoder_start_token_id) {
        return Error{ErrorKind::invalid, input.model->folder, "decoder_start_token_id", "nothing",
                     "an id of the vocabulary, or --decoder-ids"};
    }
    Encoding target;
    if (options.targetText) {
        if (Result<void> valid = check_text(*options.targetText, "--target-text"); !valid) {
            return valid.error();
        }
        Result<Encoding> encoded =
            input.tokenizer->encode(*options.targetText, {.special = false, .stop = {}});
        if (!encoded) {
            return encoded.error();
        }
        target = std::move(*encoded);
    }
    target.ids.insert(target.ids.begin(), *config.decoder_start_token_id);
    target.spans.insert(target.spans.begin(), ByteSpan{});
    return target;
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
    if (options.textFile) {
        files.emplace_back(*options.textFile);
    }
    return files;
}

} // namespace

void addModelOption(CommandParser& parser, InputOptions& options) {
    parser.add("--model", options.model, "FOLDER|NAME",
               "A model folder, or the name of an embedded or cached model");
}

void addTextOption(CommandParser& parser, InputOptions& options) {
    parser.add("--text", options.text, "TEXT", "The text");
}

void addInputOptions(CommandParser& parser, InputOptions& options) {
    addModelOption(parser, options);
    addTextOption(parser, options);
    parser.add("--text-file", options.textFile, "FILE", "A UTF-8 file with the text");
    parser.add("--ids", options.ids, "1,2,3", "Token ids instead of a text, taken as given");
    parser.add("--text-pair", options.textPair, "TEXT",
               "An encoder: the second sentence of a pair");
    parser.add("--target-text", options.targetText, "TEXT",
               "An encoder-decoder: the target as far as the decoder has read it");
    parser.add("--decoder-ids", options.decoderIds, "1,2,3",
               "An encoder-decoder: the decoder's token ids, the start token first");
    parser.addFlag("--no-special", options.noSpecial, "Leave special tokens out");
}

namespace {

/// The folder's tokenizers; what shows bare ids where there are none, or where ids are given and
/// they cannot be read.
Result<TokenizerPair> openTokenizers(const std::filesystem::path& folder,
                                     const ModelConfig& config, bool idsGiven) {
    const VocabularySizes sizes{config.source_vocab_size(), config.vocab_size};
    const auto bare = [&] {
        return TokenizerPair{std::make_shared<IdTokenizer>(folder, sizes.source),
                             std::make_shared<IdTokenizer>(folder, sizes.target)};
    };
    if (IdTokenizer::wantedFor(folder)) {
        return bare();
    }
    Result<TokenizerPair> tokenizers = load_tokenizers(folder, sizes);
    if (!tokenizers && idsGiven) {
        printNotice(to_string(tokenizers.error()));
        return bare();
    }
    return tokenizers;
}

} // namespace

Result<OpenedModel> openModel(const InputOptions& options) {
    const Result<std::filesystem::path> folder = resolve_model(options.model);
    if (!folder) {
        return folder.error();
    }
    Result<ModelPtr> model = load_model(*folder);
    if (!model) {
        return model.error();
    }
    OpenedModel opened{std::move(*model), {}, {}};
    Result<TokenizerPair> tokenizers =
        openTokenizers(*folder, opened.model->config, options.ids.has_value());
    if (!tokenizers) {
        return tokenizers.error();
    }
    opened.tokenizer = std::move(tokenizers->target);
    if (opened.model->encoder) {
        opened.source = std::move(tokenizers->source);
    }
    for (const auto* notices : {&opened.model->notices, &opened.tokenizer->notices()}) {
        for (const std::string& notice : *notices) {
            printNotice(notice);
        }
    }
    return opened;
}

Result<std::string> readText(const InputOptions& options) {
    if (options.textFile) {
        return read_text_file(*options.textFile);
    }
    if (!options.text) {
        return wrongArgument("--text", "", "a text");
    }
    if (Result<void> valid = check_text(*options.text, "--text"); !valid) {
        return valid.error();
    }
    return *options.text;
}

Result<Input> readInput(const InputOptions& options) {
    if (Result<void> one = checkOneSource(options); !one) {
        return one.error();
    }
    Input input;
    if (!options.ids) {
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
    static_cast<OpenedModel&>(input) = std::move(*opened);
    if (Result<void> fits = checkOptions(options, input.model->config); !fits) {
        return fits.error();
    }
    Result<Encoding> encoding = readMain(options, input);
    if (!encoding) {
        return encoding.error();
    }
    // A blank text has tokens for some tokenizers, but no sentence; --ids can still run them.
    if (encoding->ids.empty() || (!options.ids && is_blank(input.text))) {
        return Error{
            ErrorKind::invalid, options.textFile.value_or("--text"), {}, "0 tokens", "at least 1"};
    }
    if (input.source) {
        input.sourceEncoding = std::move(*encoding);
        encoding = readTarget(options, input);
        if (!encoding) {
            return encoding.error();
        }
    }
    input.encoding = std::move(*encoding);
    if (input.model->config.type_vocab_size > 1) {
        input.tokenTypes.assign(input.encoding.type_ids.begin(), input.encoding.type_ids.end());
    }
    input.files = filesOf(input, options);
    return input;
}

Result<Input> readInputToCompute(const InputOptions& options) {
    Result<Input> input = readInput(options);
    if (input) {
        input->model->storage->settle({});
    }
    return input;
}

} // namespace heedmap
