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

/// Adds `[…, …]`, with what `entry` gives for each index below `count`.
template <class Entry>
void addList(Output& out, std::size_t count, const Entry& entry) {
    out.add("[");
    for (std::size_t i = 0; i < count && out.add(i == 0 ? "" : ", "); ++i) {
        out.add(entry(i));
    }
    out.add("]");
}

/// The fields of one text's tokens, without braces.
void addFields(Output& out, const Encoding& encoding, const Tokenizer& tokenizer) {
    const std::size_t count = encoding.ids.size();
    out.add("\"ids\": ");
    addList(out, count, [&](std::size_t i) { return std::to_string(encoding.ids[i]); });
    out.add(", \"tokens\": ");
    addList(out, count,
            [&](std::size_t i) { return json_string(tokenizer.token(encoding.ids[i])); });
    out.add(", \"texts\": ");
    addList(out, count,
            [&](std::size_t i) { return json_string(readable_text(tokenizer, encoding.ids[i])); });
    out.add(", \"spans\": ");
    addList(out, count, [&](std::size_t i) {
        const ByteSpan span = encoding.spans[i];
        return "[" + std::to_string(span.begin) + ", " + std::to_string(span.end) + "]";
    });
    if (const std::vector<int>& types = encoding.type_ids; !types.empty()) {
        out.add(", \"token_type_ids\": ");
        addList(out, types.size(), [&](std::size_t i) { return std::to_string(types[i]); });
    }
}

/// An encoder-decoder's source is what stands first; its target has a name of its own.
void addJson(Output& out, const Input& input) {
    out.add("{");
    if (input.source) {
        addFields(out, input.sourceEncoding, *input.source);
        out.add(",\n \"target\": {");
    }
    addFields(out, input.encoding, *input.tokenizer);
    out.add(input.source ? "}}\n" : "}\n");
}

/// A line a token: position, id, the bytes of the text it covers, and the token as people read it.
void addLines(Output& out, const Encoding& encoding, const Tokenizer& tokenizer) {
    display_in_blocks(
        tokenizer, encoding.ids, [&](std::size_t first, std::span<const DisplayToken> tokens) {
            bool open = true;
            for (std::size_t i = 0; open && i < tokens.size(); ++i) {
                const ByteSpan span = encoding.spans[first + i];
                open = out.add(std::to_string(first + i) + '\t' +
                               std::to_string(encoding.ids[first + i]) + '\t' +
                               std::to_string(span.begin) + '-' + std::to_string(span.end) + '\t' +
                               tokens[i].text + '\n');
            }
            return open;
        });
}

void addLines(Output& out, const Input& input) {
    if (input.source) {
        addLines(out, input.sourceEncoding, *input.source);
        out.add("target\n");
    }
    addLines(out, input.encoding, *input.tokenizer);
}

} // namespace

CommandRun addTokenizeCommand(CommandParser& parser) {
    auto options = std::make_shared<TokenizeOptions>();
    addInputOptions(parser, options->input);
    parser.addFlag("--json", options->json,
                   "As JSON: ids, tokens, their texts, and spans in bytes");
    return [options]() -> Result<void> {
        const Result<Input> input = readInput(options->input);
        if (!input) {
            return input.error();
        }
        Output out;
        options->json ? addJson(out, *input) : addLines(out, *input);
        return out.finish();
    };
}

} // namespace heedmap
