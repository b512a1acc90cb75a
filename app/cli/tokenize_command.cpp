// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/input.h"
#include "core/format/number_text.h"
#include "core/tokenizer/display.h"

#include <CLI/CLI.hpp>

namespace heedmap {

namespace {

struct TokenizeOptions {
    InputOptions input;
    bool json = false;
};

std::string jsonOf(const Input& input) {
    std::string ids;
    std::string tokens;
    std::string spans;
    for (std::size_t i = 0; i < input.encoding.ids.size(); ++i) {
        const TokenId id = input.encoding.ids[i];
        const ByteSpan span = input.encoding.spans[i];
        const char* comma = i == 0 ? "" : ", ";
        ids += comma + std::to_string(id);
        tokens += comma + json_string(input.tokenizer->token(id));
        spans += comma + ("[" + std::to_string(span.begin)) + ", " + std::to_string(span.end) + "]";
    }
    return "{\"ids\": [" + ids + "], \"tokens\": [" + tokens + "], \"spans\": [" + spans + "]}\n";
}

/// A line a token: position, id, the bytes of the text it covers, and the token as people read it.
std::string linesOf(const Input& input) {
    const std::vector<DisplayToken> shown = display_tokens(*input.tokenizer, input.encoding.ids);
    std::string out;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const ByteSpan span = input.encoding.spans[i];
        out += std::to_string(i) + '\t' + std::to_string(input.encoding.ids[i]) + '\t' +
               std::to_string(span.begin) + '-' + std::to_string(span.end) + '\t' + shown[i].text +
               '\n';
    }
    return out;
}

} // namespace

CommandRun addTokenizeCommand(CLI::App& app) {
    auto options = std::make_shared<TokenizeOptions>();
    addInputOptions(app, options->input);
    app.add_flag("--json", options->json, "As JSON: ids, tokens, and spans in bytes of the text");
    return [options]() -> Result<void> {
        const Result<Input> input = readInput(options->input);
        if (!input) {
            return input.error();
        }
        return printOut(options->json ? jsonOf(*input) : linesOf(*input));
    };
}

} // namespace heedmap
