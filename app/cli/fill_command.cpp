// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/candidate_json.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/finite_notice.h"
#include "app/cli/input.h"
#include "core/format/number_text.h"
#include "core/run/forward.h"
#include "core/tokenizer/display.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace heedmap {

namespace {

struct FillOptions {
    InputOptions input;
    std::string position;
    std::string top = std::to_string(listedCandidates);
    bool json = false;
};

/// A position with what the model would put there, most probable first.
struct Gap {
    Index position = 0;
    std::vector<Candidate> candidates;
};

/// The positions of mask tokens, or the one that is asked for.
Result<std::vector<Index>> positionsOf(const FillOptions& options, const Input& input) {
    const std::vector<TokenId>& ids = input.encoding.ids;
    if (!options.position.empty()) {
        const Result<Index> position =
            integerIn("--position", options.position, 0, static_cast<Index>(ids.size()) - 1);
        return position ? Result<std::vector<Index>>(std::vector{*position}) : position.error();
    }
    const std::optional<TokenId> mask = input.tokenizer->mask_token();
    std::vector<Index> positions;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (mask && ids[i] == *mask) {
            positions.push_back(static_cast<Index>(i));
        }
    }
    if (positions.empty()) {
        const std::string rule =
            mask ? "a " + std::string(input.tokenizer->token(*mask)) + " in it, or --position"
                 : "--position: the tokenizer's files name no mask token";
        return Error{ErrorKind::invalid, "--text", {}, "no gap", rule};
    }
    return positions;
}

Result<std::vector<Gap>> fillGaps(const Input& input, std::span<const Index> positions) {
    const Result<Trace> trace = forward(input.model, input.modelInput());
    if (!trace) {
        return trace.error();
    }
    std::vector<Gap> gaps;
    for (const Index position : positions) {
        const Result<Matrix> row = logits(*trace, position, 1);
        if (!row) {
            return row.error();
        }
        Gap gap{position, distribution(row->values(), {})};
        if (std::isnan(gap.candidates.front().probability)) {
            noteNotFiniteLogits(*input.model, row->values());
            return Error{ErrorKind::invalid, {}, "logits", "NaN or Inf", "finite values"};
        }
        gaps.push_back(std::move(gap));
    }
    return gaps;
}

std::string jsonOf(const Input& input, std::span<const Gap> gaps, std::size_t top) {
    std::string out;
    for (const Gap& gap : gaps) {
        std::string best;
        for (const Candidate& candidate : std::span(gap.candidates).first(top)) {
            best +=
                (best.empty() ? "{" : ", {") + candidateFields(candidate, *input.tokenizer) + "}";
        }
        out += (out.empty() ? "" : ",\n  ");
        out += "{\"position\": " + std::to_string(gap.position) + ", \"best\": [" + best + "]}";
    }
    return "{\"model\": " + json_string(input.model->name) + ",\n \"gaps\": [" + out + "]}\n";
}

/// A probability with four decimals, under every locale.
std::string fixed(double probability) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), probability,
                                   std::chars_format::fixed, 4);
    return {text.data(), end.ptr};
}

std::string linesOf(const Input& input, std::span<const Gap> gaps, std::size_t top) {
    std::string out;
    for (const Gap& gap : gaps) {
        out += "position " + std::to_string(gap.position) + "\n";
        for (const Candidate& candidate : std::span(gap.candidates).first(top)) {
            const std::array id{candidate.id};
            out += "  " + fixed(candidate.probability) + "  " +
                   display_tokens(*input.tokenizer, id).front().text + "\n";
        }
    }
    return out;
}

Result<void> fill(const FillOptions& options) {
    const Result<Input> input = readInputToCompute(options.input);
    if (!input) {
        return input.error();
    }
    const ModelConfig& config = input->model->config;
    if (config.stack != Stack::encoder) {
        return wrongArgument("--model", input->model->name,
                             "an encoder such as BERT; `heedmap generate` continues a text");
    }
    const Result<Index> top = integerIn("--top", options.top, 1, config.vocab_size);
    if (!top) {
        return top.error();
    }
    const Result<std::vector<Index>> positions = positionsOf(options, *input);
    if (!positions) {
        return positions.error();
    }
    const Result<std::vector<Gap>> gaps = fillGaps(*input, *positions);
    if (!gaps) {
        return gaps.error();
    }
    const auto count = static_cast<std::size_t>(*top);
    return printOut(options.json ? jsonOf(*input, *gaps, count) : linesOf(*input, *gaps, count));
}

} // namespace

CommandRun addFillCommand(CommandParser& parser) {
    auto options = std::make_shared<FillOptions>();
    addInputOptions(parser, options->input);
    parser.add("--position", options->position, "POS",
               "This token instead of the gaps, as the model would put it there");
    parser.add("--top", options->top, "N", "How many of the most probable tokens (10)");
    parser.addFlag("--json", options->json, "As JSON");
    return [options] { return fill(*options); };
}

} // namespace heedmap
