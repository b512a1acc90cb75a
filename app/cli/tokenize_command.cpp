// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/input.h"
#include "core/format/number_text.h"
#include "core/tokenizer/display.h"

namespace heedmap {

namespace {

struct TokenizeOptions {
    InputOptions input;
    bool json = false;
};

/// The fields of one text's tokens, without braces.
std::string fieldsOf(const Encoding& encoding, const Tokenizer& tokenizer) {
    std::string ids;
    std::string tokens;
    std::string spans;
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
        const TokenId id = encoding.ids[i];
        const ByteSpan span = encoding.spans[i];
        const char* comma = i == 0 ? "" : ", ";
        ids += comma + std::to_string(id);
        tokens += comma + json_string(tokenizer.token(id));
        spans += comma + ("[" + std::to_string(span.begin)) + ", " + std::to_string(span.end) + "]";
    }
    return "\"ids\": [" + ids + "], \"tokens\": [" + tokens + "], \"spans\": [" + spans + "]";
}

std::string typesOf(const Encoding& encoding) {
    std::string types;
    for (const int type : encoding.type_ids) {
        types += (types.empty() ? "" : ", ") + std::to_string(type);
    }
    return types.empty() ? types : ", \"token_type_ids\": [" + types + "]";
}

/// An encoder-decoder's source is what stands first; its target has a name of its own.
std::string jsonOf(const Input& input) {
    if (!input.source) {
        return "{" + fieldsOf(input.encoding, *input.tokenizer) + typesOf(input.encoding) + "}\n";
    }
    return "{" + fieldsOf(input.sourceEncoding, *input.source) + ",\n \"target\": {" +
           fieldsOf(input.encoding, *input.tokenizer) + "}}\n";
}

/// A line a token: position, id, the bytes of the text it covers, and the token as people read it.
std::string linesOf(const Encoding& encoding, const Tokenizer& tokenizer) {
    const std::vector<DisplayToken> shown = display_tokens(tokenizer, encoding.ids);
    std::string out;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const ByteSpan span = encoding.spans[i];
        out += std::to_string(i) + '\t' + std::to_string(encoding.ids[i]) + '\t' +
               std::to_string(span.begin) + '-' + std::to_string(span.end) + '\t' + shown[i].text +
               '\n';
    }
    return out;
}

std::string linesOf(const Input& input) {
    const std::string own = linesOf(input.encoding, *input.tokenizer);
    return input.source ? linesOf(input.sourceEncoding, *input.source) + "target\n" + own : own;
}

} // namespace

CommandRun addTokenizeCommand(CommandParser& parser) {
    auto options = std::make_shared<TokenizeOptions>();
    addInputOptions(parser, options->input);
    parser.addFlag("--json", options->json, "As JSON: ids, tokens, and spans in bytes of the text");
    return [options]() -> Result<void> {
        const Result<Input> input = readInput(options->input);
        if (!input) {
            return input.error();
        }
        return printOut(options->json ? jsonOf(*input) : linesOf(*input));
    };
}

} // namespace heedmap
